import { expect, it } from "vitest";
import type { OwnCategory } from "../../host";
import { areas, rows } from "./tree";

const own = (category: string, products: number, how: OwnCategory["how"] = "own"): OwnCategory => ({ category, products, how, target: null, suggested: null });

it("what is open comes first, then a tree whose parents count what is below them", () => {
  const made = rows([own("Tuin", 9, "none"), own("Dames > Jassen", 4), own("Dames", 1), own("Dames! > A", 2), own("Dames > Broeken > Kort", 3, "parent")], "");
  expect(made.map(({ name, depth, products, open }) => [name, depth, products, open])).toEqual([
    ["Tuin", 0, 9, true],
    ["Dames", 0, 8, false],
    ["Broeken", 1, 3, false],
    ["Kort", 2, 3, false],
    ["Jassen", 1, 4, false],
    ["Dames!", 0, 2, false],
    ["A", 1, 2, false],
  ]);
});

it("a search looks at both sides", () => {
  const target = { category: "187", path: "Apparel > Shoes", known: true, score: 0 };
  expect(rows([own("Tuin", 1), { ...own("Heren", 2), target }], "shoes her").map(({ category }) => category)).toEqual(["Heren"]);
});

it("a category that the partner retired comes after what is open, before the tree", () => {
  const target = { category: "187", path: "187", known: false, score: 0 };
  expect(rows([own("Tuin", 9, "none"), { ...own("Heren", 2), target }, own("Dames", 1)], "").map(({ category, open }) => [category, open])).toEqual([["Tuin", true], ["Heren", true], ["Dames", false]]);
});

it("areas hold those below them, and their own products beside these", () => {
  const [dames, tuin] = areas([own("Dames", 1), own("Dames > Jassen", 4, "parent"), own("Tuin", 9, "none"), own("Leeg", 0)]);
  expect([dames?.value, dames?.children.map(({ name, value, standing }) => [name, value, standing])]).toEqual([5, [["Dames > Jassen", 4, "parent"], ["Dames", 1, "own"]]]);
  expect([tuin?.value, tuin?.standing]).toEqual([9, "open"]);
});
