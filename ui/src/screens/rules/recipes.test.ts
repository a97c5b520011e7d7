import { expect, it } from "vitest";
import type { LabelTold } from "../../host";
import { complete, recipes, rule } from "./recipes";

const label = (kind: string, name: string, bands: string[]) => ({ config: { kind }, report: { label: name, bands: bands.map((band) => ({ band, count: 1 })) } }) as unknown as LabelTold;

it("recipes use the labels and bands that a shop has", () => {
  const found = recipes([label("margin", "marge", ["loss", "good"]), label("returns", "terug", ["weinig", "veel"]), label("bands", "own", ["a"])]);
  expect(found).toEqual([
    { kind: "margin", label: "marge", bands: ["loss"] },
    { kind: "returns", label: "terug", bands: ["weinig"] },
  ]);
});

it("a rule is written as the shop's files say it", () => {
  const test = { field: "price", is: "less_than", not: false, arguments: { value: 10 } };
  const built = { name: "Cheap", tests: [test, { ...test, field: "stock", not: true }], act: "exclude" as const, reason: "too cheap" };
  expect(rule(built)).toEqual({
    name: "Cheap",
    if: { all: [{ field: "price", is: "less_than", value: 10 }, { field: "stock", is: "less_than", not: true, value: 10 }] },
    then: [{ exclude: "too cheap" }],
  });
  expect(complete(built)).toBe(true);
  expect(complete({ ...built, reason: " " })).toBe(false);
});
