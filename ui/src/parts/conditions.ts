// Conditions while they are built: groups of all, any or none, and tests in them.

import type { ConditionConfig, ItemTold, LabelTold } from "../host";

export const GROUPS = ["all", "any", "none"] as const;
export type GroupKind = (typeof GROUPS)[number];

/** Which group a condition is; none for a single test. */
export function groupOf(condition: ConditionConfig): GroupKind | null {
  return GROUPS.find((kind) => condition[kind] != null) ?? null;
}

export const EMPTY_TEST: ConditionConfig = { field: "", is: "equals" };

/** As little as says the same: no groups of one, none without tests. */
export function lean(condition: ConditionConfig): ConditionConfig | null {
  const kind = groupOf(condition);
  if (!kind) return condition;
  const inner = (condition[kind] ?? []).map(lean).filter((one) => one !== null);
  if (inner.length === 0) return null;
  const only = inner[0];
  return inner.length === 1 && kind !== "none" && only ? only : { [kind]: inner };
}

/** A condition of this kind can be edited line by line; others are shown as they are written. */
export function isPlainTest(condition: ConditionConfig): boolean {
  return condition.field != null && condition.of == null && condition.group == null && condition.list == null;
}

/** The fields that a condition tests. */
export function tested(condition: ConditionConfig): string[] {
  const kind = groupOf(condition);
  if (kind) return (condition[kind] ?? []).flatMap(tested);
  return condition.field ? [condition.field] : [];
}

/** What conditions and values know of the labels: their fields, and the bands that each can be compared with. */
export function labelled(labels: LabelTold[] = []): { fields: string[]; bands: Record<string, string[]> } {
  return {
    fields: labels.flatMap(({ report: { label } }) => [`label/${label}`, `label/${label}/value`]),
    bands: Object.fromEntries(labels.map(({ report }) => [`label/${report.label}`, report.bands.map(({ band }) => band)])),
  };
}

/** Whether every test of it says something; with the library, also whether it has what it cannot do without. */
export function whole(condition: ConditionConfig, library: ItemTold[] = []): boolean {
  const kind = groupOf(condition);
  if (kind) return (condition[kind] ?? []).every((one) => whole(one, library));
  const schema = library.find(({ name }) => name === condition.is)?.arguments as { required?: string[] } | undefined;
  const needed = schema?.required ?? [];
  return (Boolean(condition.segment ?? condition.of) || Boolean(condition.field && condition.is)) && needed.every((one) => condition[one] !== undefined);
}
