// A rule while it is built: what the builder shows of it, and when there is enough of it to be tried.

import type { ActionConfig, ConditionConfig, ItemTold, RuleConfig } from "../../host";
import { groupOf, lean, whole } from "../../parts/conditions";
import { filled, leanCases } from "../../parts/value/values";

/** The condition of a rule as a group, which is what the builder edits; no tests when the rule always holds. */
export function root(rule: RuleConfig): ConditionConfig {
  const condition = rule.if;
  if (!condition) return { all: [] };
  return groupOf(condition) ? condition : { all: [condition] };
}

/** A new rule that asks for bands of a label. */
export const about = (label: string): RuleConfig => ({ name: label, if: { all: [{ field: `label/${label}`, is: "equals_any" }] }, then: [{ exclude: "" }] });

export const ACTIONS = ["exclude", "include", "set", "clear", "comment"] as const;
export type ActionKind = (typeof ACTIONS)[number];

export const actionOf = (action: ActionConfig): ActionKind => ACTIONS.find((kind) => action[kind] != null) ?? "comment";

function does(action: ActionConfig, library: ItemTold[]): boolean {
  const kind = actionOf(action);
  if (kind === "comment") return true;
  if (kind === "set") return Boolean(action.set?.trim()) && (action.to ? filled(action.to, library) : Boolean(action.use?.length));
  return Boolean(action[kind]?.trim());
}

/** What is written for a rule. */
export function finished(rule: RuleConfig): RuleConfig {
  const { if: condition, then, else: otherwise, note, tags, from, until, ...rest } = rule;
  const when = condition ? lean(condition) : null;
  const said = (actions: ActionConfig[]) => actions.map((action) => (action.to ? { ...action, to: leanCases(action.to) } : action));
  return {
    ...rest,
    ...(note ? { note } : {}),
    ...(tags?.length ? { tags } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(when ? { if: when } : {}),
    ...(then?.length ? { then: said(then) } : {}),
    ...(otherwise?.length ? { else: said(otherwise) } : {}),
  };
}

/** Whether there is enough of a rule to be tried. */
export function complete(rule: RuleConfig, library: ItemTold[] = []): boolean {
  const actions = [...(rule.then ?? []), ...(rule.else ?? [])];
  return Boolean(rule.name.trim()) && (!rule.if || whole(rule.if, library)) && actions.length > 0 && actions.every((action) => does(action, library));
}

const COLOURS = ["#2b7bba", "#217a44", "#a15c00", "#b3324a", "#6a4fb3", "#0b7285"];

/** A tag's colour: the same for the same word, everywhere. */
export function colour(tag: string): string {
  const sum = [...tag].reduce((total, sign) => (total * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length] ?? "";
}
