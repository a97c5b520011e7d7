import { expect, it } from "vitest";
import type { LabelTold } from "../../host";
import { complete, finished, ready, rule } from "./built";

const label = (kind: string, name: string, bands: string[]) => ({ config: { kind }, report: { label: name, bands: bands.map((band) => ({ band, count: 1 })) } }) as unknown as LabelTold;

it("reasons to bid differently use the labels and bands that a shop has", () => {
  const found = ready([label("margin", "marge", ["loss", "good"]), label("season", "season", ["past", "current"])]);
  expect(found.map(({ label: name, bands, times }) => [name, bands, times])).toEqual([
    ["season", ["current"], 1.25],
    ["season", ["past"], 0.6],
    ["marge", ["good"], 1.4],
    ["marge", ["loss"], 0],
  ]);
  expect(found[3] && rule(found[3], "Loss")).toEqual({ name: "Loss", if: { field: "label/marge", is: "equals", value: "loss" }, none: true });
});

it("a bid is tried when every part of it says something, and is written short", () => {
  const thin = { name: "Thin", if: { all: [{ field: "label/margin", is: "equals", value: "thin" }] }, times: 0.5 };
  expect(complete({ base: 0.2, rules: [thin] })).toBe(true);
  expect(complete({ base: { field: "" } })).toBe(false);
  expect(complete({ base: 0.2, rules: [{ name: "Thin" }] })).toBe(false);
  expect(finished({ base: 0.2, rules: [{ ...thin, from: "" }] })).toEqual({ base: 0.2, rules: [{ name: "Thin", if: { field: "label/margin", is: "equals", value: "thin" }, times: 0.5 }] });
});
