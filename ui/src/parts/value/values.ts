// Where a value comes from: its kinds, how one becomes another, and when there is enough of it to be tried.

import type { ComponentType } from "react";
import type { ItemConfig, ItemTold, ValueConfig } from "../../host";
import { lean, whole } from "../conditions";

export const KINDS = ["field", "text", "value", "calc", "first", "cases", "table", "survey", "category", "list", "group"] as const;
export type Kind = (typeof KINDS)[number];

/** Where a value is tried: as an attribute of a product. */
export interface Trial {
  mapping: string;
  attribute: string;
  product: string | null;
}

/** What forms of values know of the place they are in. */
export interface Around {
  shop: string;
  fields: string[];
  /** The values that the partner allows, if it says. */
  choices: string[];
  /** None where there is no product to try it with. */
  trial?: Trial;
}

export interface FormProps {
  value: ValueConfig;
  change: (value: ValueConfig) => void;
  around: Around;
  /** What the value is for, read out. */
  label: string;
  /** Begins with the focus. */
  first?: boolean;
}

/** A form in a form: handed down, because a value holds values. */
export type Form = ComponentType<FormProps>;

/** Which of the kinds a value is. */
export function kindOf(value: ValueConfig): Kind {
  return KINDS.find((kind) => value[kind] != null) ?? "value";
}

/** A value of another kind that says as much of the same as it can. */
export function start(kind: Kind, from: ValueConfig): ValueConfig {
  const { use: _, ...bare } = from;
  const field = from.field ?? from.first?.[0]?.field ?? "";
  const said = kindOf(from) === "value" ? from.value : undefined;
  switch (kind) {
    case "field": return { field };
    case "text": return { text: from.text ?? (field ? `{${field}}` : "") };
    case "value": return { value: said ?? "" };
    case "calc": return { calc: from.calc ?? field };
    case "first": return { first: field ? [{ field }] : [] };
    case "cases": return { cases: [{ if: { all: [{ field: "", is: "equals" }] }, then: { field: "" } }], else: filled(bare) ? bare : { field: "" } };
    case "table": return { table: { name: "", key: { field } } };
    case "survey": return { survey: { of: "count" } };
    case "category": return { category: true };
    case "list": return { list: filled(bare) ? [bare] : [{ field: "" }] };
    case "group": return { group: [["", filled(bare) ? bare : { field: "" }]] };
  }
}

/** The value with these transforms after it; none is not said. */
export function using(value: ValueConfig, items: ItemConfig[] | undefined): ValueConfig {
  const { use: _, ...bare } = value;
  return items?.length ? { ...bare, use: items } : bare;
}

/** Whether a placeholder of a text lacks its end. */
export const unclosed = (text: string) => /\{[^{}]*(\{|$)/.test(text.replaceAll("{{", ""));

/** Whether a value says something, all the way down. */
export function filled(value: ValueConfig | null | undefined, library: ItemTold[] = []): boolean {
  const all = (values: ValueConfig[]) => values.every((one) => filled(one, library));
  if (!value) return false;
  switch (kindOf(value)) {
    case "field": return Boolean(value.field);
    case "text": return value.text != null && !unclosed(value.text);
    case "value": return value.value != null;
    case "calc": return Boolean(value.calc?.trim());
    case "first": return (value.first?.length ?? 0) > 0 && all(value.first ?? []);
    case "cases": return (value.cases?.length ?? 0) > 0 && (value.cases ?? []).every((one) => whole(one.if, library) && filled(one.then, library)) && (value.else == null || filled(value.else, library));
    case "table": return Boolean(value.table?.name) && filled(value.table?.key, library);
    case "survey": return Boolean(value.survey?.of) && (value.survey?.value == null || filled(value.survey.value, library)) && all(value.survey?.by ?? []) && (value.survey?.where == null || whole(value.survey.where, library));
    case "category": return true;
    case "list": return (value.list?.length ?? 0) > 0 && all(value.list ?? []);
    case "group": return (value.group?.length ?? 0) > 0 && (value.group ?? []).every(([name, one]) => Boolean(name.trim()) && filled(one, library));
  }
}

export const isField = (value: ValueConfig) => Boolean(value.field) && !value.use?.length;

/** The placeholder that is being written at a place of a text: where its brace is, and what stands between. */
export function placeholder(text: string, at: number): { from: number; typed: string } | null {
  const before = text.slice(0, at);
  const from = before.lastIndexOf("{");
  if (from < 0 || before.slice(from).includes("}")) return null;
  // Two braces stand for one that is written.
  const braces = /\{*$/.exec(before.slice(0, from + 1))?.[0].length ?? 0;
  return braces % 2 === 0 ? null : { from, typed: before.slice(from + 1) };
}

/** The name that is being written at a place of a calculation. */
export function operand(text: string, at: number): { from: number; typed: string } | null {
  const open = /\[([^\][]*)$/.exec(text.slice(0, at));
  if (open) return { from: open.index, typed: open[1] ?? "" };
  const name = /[A-Za-z_][\w/]*$/.exec(text.slice(0, at));
  return name ? { from: name.index, typed: name[0] } : null;
}

/** Fields for what was typed: the one of that name first, then those that begin with it. */
export function offered(fields: string[], typed: string, found: (field: string, typed: string) => boolean): string[] {
  const wanted = typed.trim().toLowerCase();
  const has = fields.filter((field) => found(field, wanted));
  const rank = (field: string) => (field.toLowerCase() === wanted ? 0 : field.toLowerCase().startsWith(wanted) ? 1 : 2);
  return has.toSorted((one, other) => rank(one) - rank(other));
}

/** The cases as they are written: conditions as short as they can be said. */
export function leanCases(value: ValueConfig): ValueConfig {
  if (!value.cases) return value;
  return { ...value, cases: value.cases.map((one) => ({ ...one, if: lean(one.if) ?? one.if })) };
}
