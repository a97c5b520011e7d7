import { expect, it } from "vitest";
import type { LabelTold } from "../../host";
import { lean } from "../../parts/conditions";
import { complete, finished, root } from "./built";
import { missing, recipes, rule } from "./recipes";

const label = (kind: string, name: string, bands: string[]) => ({ config: { kind }, report: { label: name, bands: bands.map((band) => ({ band, count: 1 })) } }) as unknown as LabelTold;

it("recipes use the labels and bands that a shop has", () => {
  const shop = [label("margin", "marge", ["loss", "good"]), label("returns", "terug", ["weinig", "veel"]), label("bands", "own", ["a"])];
  const found = recipes(shop, []);
  expect(found).toEqual([
    { kind: "margin", act: "exclude", if: { field: "label/marge", is: "equals_any", values: ["loss"] } },
    { kind: "margin_in", act: "include", if: { field: "label/marge", is: "equals_any", values: ["good"] } },
    { kind: "returns", act: "exclude", if: { field: "label/terug", is: "equals_any", values: ["veel"] } },
  ]);
  expect(found[1] && rule(found[1], "Push", "margin")).toEqual({ name: "Push", if: { field: "label/marge", is: "equals_any", values: ["good"] }, then: [{ include: "margin" }] });
  expect(missing(shop)).toEqual(["season", "discount", "size_run", "performance", "stock"]);
});

it("recipes of two labels of a kind are told apart, those of the label one came from first", () => {
  const shop = [label("margin", "marge", ["loss", "good"]), label("margin", "winst", ["low"]), label("returns", "terug", ["veel"])];
  const told = (from: string | null) => recipes(shop, ["stock"], from).map(({ kind, label: name }) => [kind, name]);
  const [sold, back] = [["stock", undefined], ["returns", undefined]];
  expect(told(null)).toEqual([sold, ["margin", "marge"], ["margin", "winst"], ["margin_in", "marge"], ["margin_in", "winst"], back]);
  expect(told("winst")).toEqual([["margin", "winst"], ["margin_in", "winst"], sold, ["margin", "marge"], ["margin_in", "marge"], back]);
});

it("what costs more than it earns is left out, never what earns well", () => {
  const [found] = recipes([label("performance", "performance", ["star", "underperformer", "potential", "invisible"])], []);
  expect(found?.if.values).toEqual(["underperformer"]);
});

it("what is sold out is told by the stock, never by a band of products that are there", () => {
  const low = label("stock", "stock", ["low", "enough"]);
  const [out, few] = recipes([low], ["stock", "availability"]);
  expect(out).toEqual({ kind: "stock", act: "exclude", if: { field: "stock", is: "less_or_equal", value: 0 } });
  expect(few).toEqual({ kind: "stock_low", act: "exclude", if: { field: "label/stock", is: "equals_any", values: ["low"] } });
  expect(recipes([label("stock", "stock", ["a", "b"])], ["availability"]).map(({ if: { field } }) => field)).toEqual(["availability"]);
});

const cheap = { field: "price", is: "less_than", value: 10 };

it("a rule is written as short as it can be said", () => {
  expect(lean({ all: [{ any: [cheap] }, { all: [] }] })).toEqual(cheap);
  expect(lean({ none: [cheap] })).toEqual({ none: [cheap] });
  expect(lean({ all: [] })).toBeNull();
  expect(finished({ name: "A", if: { all: [] }, then: [{ clear: "x" }], else: [], tags: [], note: "" })).toEqual({ name: "A", then: [{ clear: "x" }] });
  expect(root({ name: "A", if: cheap })).toEqual({ all: [cheap] });
});

it("a rule is tried when every part of it says something", () => {
  const built = { name: "Cheap", if: { all: [cheap, { any: [{ ...cheap, field: "stock", not: true }] }] }, then: [{ exclude: "too cheap" }] };
  expect(complete(built)).toBe(true);
  expect(complete({ ...built, then: [{ exclude: " " }] })).toBe(false);
  expect(complete({ ...built, if: { all: [{ field: "", is: "equals" }] } })).toBe(false);
  expect(complete({ ...built, then: [], else: [{ set: "title", to: { text: "{title}" } }] })).toBe(true);
});
