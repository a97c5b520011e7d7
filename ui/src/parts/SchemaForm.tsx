// A small form made from a JSON Schema: the arguments of a transform or a label, with their help.

import { ActionIcon, Autocomplete, Button, NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ValueConfig } from "../host";
import { useWords } from "../words";
import { Icon } from "./icons";
import { Several } from "./value/Several";
import { type Around, type Form, isField } from "./value/values";

export type Json = Record<string, unknown>;

interface Member {
  name: string;
  /** Its name as people say it, where that is another than it has in files. */
  title: string | null;
  about: string;
  needed: boolean;
  kind: "text" | "number" | "boolean" | "texts" | "choice" | "operand" | "value" | "values" | "members" | "json";
  choices: Array<{ value: string; label: string }>;
  /** What counts where nothing is said. */
  usual: unknown;
  /** The schema of its own members. */
  inner: Json | null;
}

/** The form of values: handed down, because their forms hold forms from schemas. */
export interface Inner {
  form: Form;
  around: Around;
}

function resolved(schema: Json, root: Json): Json {
  const path = schema.$ref;
  if (typeof path !== "string") return schema;
  const defs = (root.$defs ?? {}) as Record<string, Json>;
  const found = defs[path.split("/").at(-1) ?? ""];
  return found ? { ...found, ...(schema.description ? { description: schema.description } : {}) } : schema;
}

function choices(schema: Json): string[] {
  if (Array.isArray(schema.enum)) return schema.enum.filter((value) => typeof value === "string");
  const one = (schema.oneOf ?? []) as Json[];
  return one.map((choice) => choice.const).filter((value) => typeof value === "string");
}

/** A value that is written down, or a table that says where the product has it. */
function isOperand(schema: Json): boolean {
  return ((schema.anyOf ?? []) as Json[]).some(({ type }) => [type].flat().includes("number"));
}

const isValue = (schema: Json | null) => typeof schema?.$ref === "string" && schema.$ref.endsWith("/ValueConfig");

/** Members of an argument by their name as people say it, which says enough. */
function named(properties: Record<string, Json>, words: Record<string, string>): Record<string, Json> {
  return Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, words[name] ? { ...member, title: words[name], description: "" } : member]));
}

/** What a schema asks for, member by member. */
export function members(root: Json): Member[] {
  const properties = (root.properties ?? {}) as Record<string, Json>;
  const required = (root.required ?? []) as string[];
  return Object.entries(properties).map(([name, given]) => {
    const value = isValue(given) || ((given.anyOf ?? []) as Json[]).some(isValue);
    const outer = resolved(given, root);
    const some = ((outer.anyOf ?? []) as Json[]).map((choice) => resolved(choice, root)).filter(({ type }) => type !== "null");
    const schema = some.length === 1 && some[0] ? { ...some[0], description: outer.description } : outer;
    const types = [schema.type].flat().filter((type) => type !== "null");
    const of = choices(schema);
    const items = schema.items ? resolved(schema.items as Json, root) : null;
    let kind: Member["kind"] = "json";
    if (value) kind = "value";
    else if (isValue(schema.items as Json)) kind = "values";
    else if (of.length > 0) kind = "choice";
    else if (isOperand(schema)) kind = "operand";
    else if (types.length === 1 && types[0] === "string") kind = "text";
    else if (types.length === 1 && types[0] === "boolean") kind = "boolean";
    else if (types.every((type) => type === "integer" || type === "number" || type === "string") && types.length > 0) kind = "number";
    else if (types[0] === "array" && items && (items.type === "string" || isOperand(items))) kind = "texts";
    else if (types[0] === "object" && schema.properties) kind = "members";
    const text = typeof outer.description === "string" ? outer.description.replaceAll("\n", " ") : "";
    const words = (given.words ?? {}) as Record<string, string>;
    const title = typeof given.title === "string" ? given.title : null;
    const shown = of.map((one) => ({ value: one, label: words[one] ?? one.replaceAll("_", " ") }));
    const inner = kind === "members" ? { ...schema, properties: named(schema.properties as Record<string, Json>, words), $defs: root.$defs } : null;
    return { name, title, about: text === `${title}.` ? "" : text, needed: required.includes(name), kind, choices: shown, usual: given.default ?? undefined, inner };
  });
}

/** What was typed as a value: a number where it is one, a table in braces, text otherwise. */
export function typed(text: string): unknown {
  if (/^-?\d{1,15}(\.\d{1,6})?$/.test(text)) return Number(text);
  if (!text.startsWith("{")) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

interface Props {
  schema: Json;
  value: Json;
  change: (value: Json) => void;
  /** In a line: no help below the controls. */
  compact?: boolean;
  /** The form of values; without it they are written as JSON. */
  inner?: Inner;
  /** What is wrong, by argument. */
  wrong?: Record<string, string>;
  /** What texts are chosen from. */
  offered?: string[] | undefined;
}

export function SchemaForm({ schema, value, change, compact = false, inner, wrong = {}, offered = [] }: Props) {
  const { t } = useWords();
  const all = members(schema);
  const set = (name: string, next: unknown) => {
    const { [name]: _, ...others } = value;
    const usual = all.find((one) => one.name === name)?.usual;
    // What counts anyway is not written.
    const said = next !== undefined && next !== "" && next !== null && JSON.stringify(next) !== JSON.stringify(usual);
    change(said ? { ...value, [name]: next } : others);
  };
  if (all.length === 0) return compact ? null : <span className="quiet">{t("form.none")}</span>;
  return (
    <div className={compact ? "row wrap" : "stack"} style={{ gap: 10 }}>
      {all.map((member) => (
        <Input key={member.name} compact={compact} member={member} value={value[member.name]} set={(next) => set(member.name, next)} inner={inner} wrong={wrong[member.name]} offered={offered} />
      ))}
    </div>
  );
}

interface InputProps {
  member: Member;
  value: unknown;
  set: (value: unknown) => void;
  compact: boolean;
  inner: Inner | undefined;
  wrong: string | undefined;
  offered: string[];
}

function Input({ member, value, set, compact, inner, wrong, offered }: InputProps) {
  const { name, title, about, needed, kind, choices: of, usual } = member;
  const said = typeof usual === "string" || typeof usual === "number" ? String(usual) : "";
  const label = title ?? name.replaceAll("_", " ");
  const common = compact ? { "aria-label": label, placeholder: label, title: about, error: wrong } : { label, description: about, required: needed, placeholder: said, error: wrong };
  if (inner && (kind === "value" || kind === "values")) return <Values member={member} label={label} value={value} set={set} inner={inner} wrong={wrong} />;
  if (member.inner) {
    return (
      <fieldset className="group-box">
        <legend>{label}</legend>
        <p className="argument-about">{about}</p>
        <SchemaForm schema={member.inner} value={(value ?? {}) as Json} change={(next) => set(Object.keys(next).length > 0 ? next : undefined)} />
      </fieldset>
    );
  }
  if (kind === "choice") return <Select {...common} clearable={!needed && usual === undefined} data={of} value={typeof value === "string" ? value : said || null} onChange={set} />;
  if (kind === "boolean") return <Switch label={label} {...(compact ? { title: about } : { description: about })} checked={(value ?? usual) === true} onChange={(event) => set(event.currentTarget.checked || usual === true ? event.currentTarget.checked : undefined)} />;
  if (kind === "number") return <NumberInput {...common} value={typeof value === "number" || typeof value === "string" ? value : ""} onChange={(next) => set(next === "" ? undefined : next)} />;
  if (kind === "texts") return <TagsInput size="xs" miw={150} className="grow" {...common} data={offered} value={Array.isArray(value) ? value.map(String) : []} onChange={(next) => set(next.length > 0 ? next : undefined)} />;
  if (kind === "operand") return <Autocomplete size="xs" {...common} data={offered} value={typeof value === "object" ? JSON.stringify(value) : String(value ?? "")} onChange={(text) => set(text === "" ? undefined : typed(text))} />;
  if (kind === "text") return <TextInput {...common} value={typeof value === "string" ? value : ""} onChange={(event) => set(event.currentTarget.value)} />;
  return <Written {...common} value={value} set={set} />;
}

/** A value of a file, where a bare text is a field. */
export const asValue = (given: unknown) => (typeof given === "string" ? { field: given } : given) as ValueConfig;
/** As short as it can be said. */
const asSaid = (value: ValueConfig) => (isField(value) ? value.field : value);

/** A value, or several of them, each with the form that values have everywhere. */
function Values({ member: { about, needed, kind, usual }, label, value: given, set, inner: { form: Inner, around }, wrong }: { member: Member; label: string; value: unknown; set: (value: unknown) => void; inner: Inner; wrong: string | undefined }) {
  const { t } = useWords();
  const value = given ?? usual;
  const one = value === undefined && !needed ? null : asValue(value ?? { field: "" });
  return (
    <div className="argument">
      <h3>{label}</h3>
      {about && <p className="argument-about">{about}</p>}
      {kind === "values" && <Several values={((value ?? []) as unknown[]).map(asValue)} change={(next) => set(next.map(asSaid))} around={around} form={Inner} label={label} hint={t("origin.firstHint")} />}
      {kind === "value" && one && (
        <div className="row" style={{ alignItems: "flex-start" }}>
          <Inner value={one} change={(next) => set(asSaid(next))} around={around} label={label} />
          {given !== undefined && !needed && <ActionIcon size="sm" aria-label={t("form.usual", { name: label })} title={t("form.usual", { name: label })} onClick={() => set(undefined)}><Icon name="undo" /></ActionIcon>}
        </div>
      )}
      {kind === "value" && !one && <div><Button variant="subtle" size="compact-xs" onClick={() => set({ field: "" })}>{t("form.choose")}</Button></div>}
      {wrong && <p className="wrong">{wrong}</p>}
    </div>
  );
}

/** What has no control of its own is written as JSON; half-written it is not taken over yet. */
function Written({ value, set, error, ...common }: { label?: string; "aria-label"?: string; error?: string | undefined; value: unknown; set: (value: unknown) => void }) {
  const { t } = useWords();
  const [text, setText] = useState(value === undefined ? "" : JSON.stringify(value));
  const [wrong, setWrong] = useState(false);
  const write = (next: string) => {
    setText(next);
    try {
      set(next ? JSON.parse(next) : undefined);
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  return <TextInput {...common} value={text} error={wrong ? t("form.json") : error} onChange={(event) => write(event.currentTarget.value)} />;
}
