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

export interface Recipe {
  kind: string;
  label: string;
  bands: string[];
}

/** One recipe for each label of a kind we know, with the bands that it has. */
export function recipes(labels: LabelTold[]): Recipe[] {
  return labels.flatMap(({ config, report }) => {
    const wanted = RATHER_NOT[config.kind];
    if (!wanted) return [];
    const has = report.bands.map(({ band }) => band);
    const bands = wanted.filter((band) => has.includes(band));
    // A shop that named its bands otherwise: the first is the lowest.
    const first = has[0] === undefined ? [] : [has[0]];
    return [{ kind: config.kind, label: report.label, bands: bands.length > 0 ? bands : first }];
  });
}

export type Do = "exclude" | "include";

/** A rule as the builder has it: conditions that all hold, and one thing to do. */
export interface Built {
  name: string;
  tests: Test[];
  act: Do;
  reason: string;
}

export interface Test {
  field: string;
  is: string;
  not: boolean;
  arguments: Record<string, unknown>;
}

export function rule({ name, tests, act, reason }: Built): RuleConfig {
  const all = tests.map(({ field, is, not, arguments: given }) => ({ field, is, ...(not ? { not } : {}), ...given }));
  return { name, if: all.length === 1 ? all[0] : { all }, then: [{ [act]: reason }] } as RuleConfig;
}

export function complete({ name, tests, reason }: Built): boolean {
  return Boolean(name.trim() && reason.trim()) && tests.length > 0 && tests.every(({ field, is }) => field && is);
}
