import { expect, it } from "vitest";
import { added, far, moved, placed, quarters, renamed, rows, step, valued, without, written } from "./bands";

const bands = rows([
  { name: "loss", below: 0 },
  { name: "thin", below: 15 },
  { name: "fair", below: 40 },
  { name: "good", below: null },
]);
const below = (some: typeof bands) => some.map((band) => band.below);

it("a value stands where it is dragged to, also in a column of what lies far from all others", () => {
  const bins = [[0, 10], [10, 20], [20, 30], [30, 5000]].map(([from, to]) => ({ from: String(from), to: String(to), count: 1 }));
  expect(bins.map((bin) => far(bins, bin))).toEqual([false, false, false, true]);
  expect([-5, 0, 15, 30, 5000, 9000].map((value) => placed(bins, value))).toEqual([0, 0, 0.375, 0.75, 1, 1]);
  for (const value of [0, 15, 29, 30, 2000, 5000]) expect(valued(bins, placed(bins, value))).toBeCloseTo(value);
  expect([valued(bins, -1), valued(bins, 2)]).toEqual([0, 5000]);
});

it("an edge moves in steps and never crosses its neighbours", () => {
  const after = (index: number, wanted: number) => below(moved(bands, index, wanted, 1));
  expect(after(1, 17.4)).toEqual([0, 17, 40, null]);
  expect(after(1, -90)).toEqual([0, 1, 40, null]);
  expect(after(1, 90)).toEqual([0, 39, 40, null]);
  expect(after(2, 90)).toEqual([0, 15, 90, null]);
  expect(moved(rows([{ name: "a", below: 0.3 }]), 0, 0.44, 0.1)[0]?.below).toBe(0.4);
});

it("a step is a hundredth of the spread, in whole numbers where that is enough", () => {
  expect(step(-48, 62)).toBe(1);
  expect(step(0, 2000)).toBe(20);
  expect(step(0, 3)).toBe(0.1);
});

it("the last band always takes the rest", () => {
  expect(below(added(bands, 80, "top"))).toEqual([0, 15, 40, 60, null]);
  expect(below(added(rows([{ name: "all", below: null }]), 0, "top"))).toEqual([10, null]);
  expect(below(without(bands, 3))).toEqual([0, 15, null]);
  expect(below(without(bands, 1))).toEqual([0, 40, null]);
  expect(written(without(bands, 3)).at(-1)).toEqual({ name: "fair" });
});

it("bands remember the names that rules ask for", () => {
  const changed = bands.map((band) => (band.name === "thin" ? { ...band, name: "dun" } : band));
  expect(renamed(added(changed, 80, "top"))).toEqual({ thin: "dun" });
});

it("quarters have edges that rise", () => {
  const at = (values: string[]) => quarters([25, 50, 75].map((percent, index) => ({ percent, value: values[index] ?? "" })), ["low", "mid", "high"]);
  expect(at(["5", "5", "9"])?.map(({ name, below: edge }) => [name, edge])).toEqual([["low", 5], ["mid", 9], ["high", null]]);
  expect(quarters([], [])).toBeNull();
});
