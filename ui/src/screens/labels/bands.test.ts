import { expect, it } from "vitest";
import { moved, step } from "./Edges";

const edges = [
  { name: "loss", below: 0 },
  { name: "thin", below: 15 },
  { name: "fair", below: 40 },
  { name: "good", below: null },
];

it("an edge moves in steps and never crosses its neighbours", () => {
  const below = (index: number, wanted: number) => moved(edges, index, wanted, 1).map((edge) => edge.below);
  expect(below(1, 17.4)).toEqual([0, 17, 40, null]);
  expect(below(1, -90)).toEqual([0, 1, 40, null]);
  expect(below(1, 90)).toEqual([0, 39, 40, null]);
  expect(below(2, 90)).toEqual([0, 15, 90, null]);
  expect(moved([{ name: "a", below: 0.3 }], 0, 0.44, 0.1)[0]?.below).toBe(0.4);
});

it("a step is a hundredth of the spread, in whole numbers where that is enough", () => {
  expect(step(-48, 62)).toBe(1);
  expect(step(0, 2000)).toBe(20);
  expect(step(0, 3)).toBe(0.1);
});
