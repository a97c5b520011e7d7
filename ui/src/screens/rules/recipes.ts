// Ready rules for what shops steer on, made of the labels a shop has; what there is no label for is named as missing.

import type { LabelTold, RuleConfig } from "../../host";

interface Class {
  kind: string;
  act: "exclude" | "include";
  /** The bands by their usual names. */
  bands: string[];
  /** Which band it is where a shop named them otherwise, counted from the end when negative; none where that says nothing. */
  otherwise: number | null;
}

/** What shops steer on, in the order in which they ask for it. */
const CLASSES: Class[] = [
  { kind: "season", act: "exclude", bands: ["past"], otherwise: null },
  { kind: "margin", act: "exclude", bands: ["loss", "low", "thin"], otherwise: 0 },
  { kind: "margin", act: "include", bands: ["good", "high"], otherwise: -1 },
  { kind: "discount", act: "exclude", bands: ["dump"], otherwise: -1 },
  { kind: "discount", act: "include", bands: ["sale", "firm", "deep"], otherwise: null },
  { kind: "size_run", act: "exclude", bands: ["broken"], otherwise: null },
  { kind: "returns", act: "exclude", bands: ["many", "high"], otherwise: -1 },
  { kind: "performance", act: "exclude", bands: ["underperformer"], otherwise: 1 },
  { kind: "stock", act: "exclude", bands: ["none"], otherwise: 0 },
];

interface Recipe {
  /** Its name among the words. */
  kind: string;
  label: string;
  bands: string[];
  act: "exclude" | "include";
}

/** The recipes for each label of a kind we know, with the bands that it has. */
export function recipes(labels: LabelTold[]): Recipe[] {
  return CLASSES.flatMap(({ kind, act, bands, otherwise }) =>
    labels.filter(({ config }) => config.kind === kind).flatMap(({ report }) => {
      const has = report.bands.map(({ band }) => band);
      const found = bands.filter((band) => has.includes(band));
      const other = otherwise === null ? undefined : has.at(otherwise);
      const chosen = found.length > 0 ? found : other === undefined ? [] : [other];
      return chosen.length > 0 ? [{ kind: act === "include" ? `${kind}_in` : kind, label: report.label, bands: chosen, act }] : [];
    }),
  );
}

/** Kinds of labels that recipes are made of and that the shop has none of. */
export function missing(labels: LabelTold[]): string[] {
  const kinds = [...new Set(CLASSES.map(({ kind }) => kind))];
  return kinds.filter((kind) => !labels.some(({ config }) => config.kind === kind));
}

/** The rule of a recipe, with its name and reason in the person's language. */
export function rule({ label, bands, act }: Recipe, name: string, reason: string): RuleConfig {
  return { name, if: { field: `label/${label}`, is: "equals_any", values: bands }, then: [{ [act]: reason }] };
}
