// Ready rules for what shops steer on, made of the labels a shop has; what there is no label for is named as missing.

import type { ConditionConfig, LabelTold, RuleConfig } from "../../host";

type Act = "exclude" | "include";

interface Class {
  /** Its name among the words. */
  name: string;
  kind: string;
  act: Act;
  /** The bands by their usual names, English and Dutch. */
  bands: string[];
  /** Which band it is where a shop named them otherwise, counted from the end when negative; none where that says nothing. */
  otherwise: number | null;
}

/** What shops steer on, in the order in which they ask for it. */
const CLASSES: Class[] = [
  { name: "season", kind: "season", act: "exclude", bands: ["past", "voorbij"], otherwise: null },
  { name: "margin", kind: "margin", act: "exclude", bands: ["loss", "low", "thin", "verlies", "laag", "krap"], otherwise: 0 },
  { name: "margin_in", kind: "margin", act: "include", bands: ["good", "high", "goed", "hoog"], otherwise: -1 },
  { name: "discount", kind: "discount", act: "exclude", bands: ["dump"], otherwise: -1 },
  { name: "discount_in", kind: "discount", act: "include", bands: ["sale", "firm", "deep", "flink", "diep"], otherwise: null },
  { name: "size_run", kind: "size_run", act: "exclude", bands: ["broken", "gebroken"], otherwise: null },
  { name: "returns", kind: "returns", act: "exclude", bands: ["many", "high", "veel", "hoog"], otherwise: -1 },
  { name: "performance", kind: "performance", act: "exclude", bands: ["underperformer"], otherwise: 1 },
  { name: "stock_low", kind: "stock", act: "exclude", bands: ["few", "low", "weinig", "laag"], otherwise: null },
];

interface Recipe {
  /** Its name among the words. */
  kind: string;
  act: Act;
  if: ConditionConfig;
  /** The label it asks for, where the shop has more than one for which there is such a rule. */
  label?: string;
}

/** What is sold out, by the pieces that are left or by what the shop says of it. */
function soldOut(fields: string[]): Recipe[] {
  if (fields.includes("stock")) return [{ kind: "stock", act: "exclude", if: { field: "stock", is: "less_or_equal", value: 0 } }];
  if (!fields.includes("availability")) return [];
  return [{ kind: "stock", act: "exclude", if: { field: "availability", is: "equals_any", values: ["out_of_stock", "out of stock"] } }];
}

/**
 * The recipes for the fields of the catalog, and for each label of a kind we know, with the bands that it has. Those of the label
 * one came from stand first.
 */
export function recipes(labels: LabelTold[], fields: string[], from: string | null = null): Recipe[] {
  const steered = CLASSES.flatMap(({ name, kind, act, bands, otherwise }) => {
    const ofKind = labels.filter(({ config }) => config.kind === kind).flatMap(({ report }) => {
      const has = report.bands.map(({ band }) => band);
      const found = bands.filter((band) => has.includes(band));
      const other = otherwise === null ? undefined : has.at(otherwise);
      const chosen = found.length > 0 ? found : other === undefined ? [] : [other];
      return chosen.length > 0 ? [{ label: report.label, made: { kind: name, act, if: { field: `label/${report.label}`, is: "equals_any", values: chosen } } }] : [];
    });
    return ofKind.map(({ label, made }): Recipe => (ofKind.length > 1 ? { ...made, label } : made));
  });
  const own = ({ if: { field } }: Recipe) => from !== null && field === `label/${from}`;
  const all = [...soldOut(fields), ...steered];
  return [...all.filter(own), ...all.filter((recipe) => !own(recipe))];
}

/** Kinds of labels that recipes are made of and that the shop has none of. */
export function missing(labels: LabelTold[]): string[] {
  const kinds = [...new Set(CLASSES.map(({ kind }) => kind))];
  return kinds.filter((kind) => !labels.some(({ config }) => config.kind === kind));
}

/** The rule of a recipe, with its name and reason in the person's language. */
export function rule({ if: condition, act }: Recipe, name: string, reason: string): RuleConfig {
  return { name, if: condition, then: [{ [act]: reason }] };
}
