import { describe, expect, it } from "vitest";
import { placed, towards } from "./useRows";

const indexes = (view: { top: number; room: number }, count: number, more = 0) => placed(view, count, 10, more).rows.map(({ index }) => index);

describe("rows in sight", () => {
  it("are those that a pixel of is seen, and as many more as asked for that there are", () => {
    expect(indexes({ top: 25, room: 20 }, 100)).toEqual([2, 3, 4]);
    expect(indexes({ top: 20, room: 20 }, 100)).toEqual([2, 3]);
    expect(indexes({ top: 20, room: 20 }, 100, 3)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(indexes({ top: 80, room: 20 }, 10, 3)).toEqual([5, 6, 7, 8, 9]);
    expect(indexes({ top: 500, room: 20 }, 10)).toEqual([]);
    expect(indexes({ top: 0, room: 0 }, 10, 3)).toEqual([]);
    expect(placed({ top: 25, room: 20 }, 100, 10, 0).rows[0]).toEqual({ index: 2, start: 20 });
  });

  it("can all be reached where they would be taller than a browser draws", () => {
    const count = 10_000_000;
    const height = 43;
    const room = 600;
    const { total } = placed({ top: 0, room }, count, height, 0);
    expect(total).toBeLessThan(2 ** 25);
    const bottom = placed({ top: total - room, room }, count, height, 0).rows.at(-1);
    expect(bottom?.index).toBe(count - 1);
    expect((bottom?.start ?? 0) + height).toBeCloseTo(total, 3);
    // Wherever one is, what is drawn is where one looks.
    for (const part of [0, 0.1, 0.5, 0.9, 1]) {
      const top = (total - room) * part;
      const { rows } = placed({ top, room }, count, height, 0);
      expect(rows[0]?.start).toBeGreaterThan(top - height);
      expect(rows[0]?.start).toBeLessThanOrEqual(top);
    }
  });

  it("are scrolled to no further than needed", () => {
    const view = { top: 100, room: 50 };
    expect(towards(view, 12, 100, 10)).toBeUndefined();
    expect(towards(view, 4, 100, 10)).toBe(40);
    expect(towards(view, 15, 100, 10)).toBe(110);
    for (const index of [0, 7, 123_456, 999_999]) {
      const top = towards({ top: 16_000_000, room: 600 }, index, 1_000_000, 43) ?? Number.NaN;
      const { first, last } = placed({ top: top + 0.001, room: 600 }, 1_000_000, 43, 0);
      expect(index).toBeGreaterThanOrEqual(first);
      expect(index).toBeLessThanOrEqual(last);
    }
  });
});
