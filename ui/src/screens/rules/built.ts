// A rule while it is built: what the builder shows of it, and when there is enough of it to be tried.

import type { ActionConfig, ConditionConfig, ItemTold, RuleConfig } from "../../host";
import { groupOf, lean, whole } from "../../parts/conditions";

/** The condition of a rule as a group, which is what the builder edits; no tests when the rule always holds. */
export function root(rule: RuleConfig): ConditionConfig {
  const condition = rule.if;
  if (!condition) return { all: [] };
  return groupOf(condition) ? condition : { all: [condition] };
}

export const ACTIONS = ["exclude", "include", "set", "clear", "comment"] as const;
export type ActionKind = (typeof ACTIONS)[number];

export const actionOf = (action: ActionConfig): ActionKind => ACTIONS.find((kind) => action[kind] != null) ?? "comment";

function does(action: ActionConfig): boolean {
  const kind = actionOf(action);
  if (kind === "comment") return true;
  if (kind === "set") return Boolean(action.set?.trim()) && Boolean(action.to ?? action.use?.length);
  return Boolean(action[kind]?.trim());
}

/** What is written for a rule. */
export function finished(rule: RuleConfig): RuleConfig {
  const { if: condition, then, else: otherwise, note, tags, from, until, ...rest } = rule;
  const when = condition ? lean(condition) : null;
  return {
    ...rest,
    ...(note ? { note } : {}),
    ...(tags?.length ? { tags } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(when ? { if: when } : {}),
    ...(then?.length ? { then } : {}),
    ...(otherwise?.length ? { else: otherwise } : {}),
  };
}

/** Whether there is enough of a rule to be tried. */
export function complete(rule: RuleConfig, library: ItemTold[] = []): boolean {
  const actions = [...(rule.then ?? []), ...(rule.else ?? [])];
  return Boolean(rule.name.trim()) && (!rule.if || whole(rule.if, library)) && actions.length > 0 && actions.every(does);
}

const COLOURS = ["#2b7bba", "#217a44", "#a15c00", "#b3324a", "#6a4fb3", "#0b7285"];

/** A tag's colour: the same for the same word, everywhere. */
export function colour(tag: string): string {
  const sum = [...tag].reduce((total, sign) => (total * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7);
  return COLOURS[sum % COLOURS.length] ?? "";
}
