// Ready rules for what shops steer on, made of the labels a shop has. Each is only offered where its label is.

import type { LabelTold, RuleConfig } from "../../host";

/** Kinds of labels, and the bands that say "rather not". */
const RATHER_NOT: Record<string, string[]> = {
  margin: ["loss", "thin"],
  returns: ["many"],
  size_run: ["broken"],
  discount: ["dump"],
  season: ["past"],
  stock: ["none"],
  performance: ["loss", "costs"],
};

/** Bands that say "rather more": those are kept in against other rules. */
const RATHER: Record<string, string[]> = { margin: ["good", "high"], discount: ["sale"] };

export interface Recipe {
  /** Its name among the words. */
  kind: string;
  label: string;
  bands: string[];
  act: "exclude" | "include";
}

/** The recipes for each label of a kind we know, with the bands that it has. */
export function recipes(labels: LabelTold[]): Recipe[] {
  return labels.flatMap(({ config, report }) => {
    const has = report.bands.map(({ band }) => band);
    const found: Recipe[] = [];
    const not = RATHER_NOT[config.kind];
    if (not) {
      const bands = not.filter((band) => has.includes(band));
      // A shop that named its bands otherwise: the first is the lowest.
      const first = has[0] === undefined ? [] : [has[0]];
      found.push({ kind: config.kind, label: report.label, bands: bands.length > 0 ? bands : first, act: "exclude" });
    }
    const more = (RATHER[config.kind] ?? []).filter((band) => has.includes(band));
    if (more.length > 0) found.push({ kind: `${config.kind}_in`, label: report.label, bands: more, act: "include" });
    return found;
  });
}

/** The rule of a recipe, with its name and reason in the person's language. */
export function rule({ label, bands, act }: Recipe, name: string, reason: string): RuleConfig {
  return { name, if: { field: `label/${label}`, is: "equals_any", values: bands }, then: [{ [act]: reason }] };
}
