// A small form made from a JSON Schema: the arguments of a transform, with their help.

import { NumberInput, Select, Switch, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../words";

type Json = Record<string, unknown>;

interface Member {
  name: string;
  /** Its name as people say it, where that is another than it has in files. */
  title: string | null;
  about: string;
  needed: boolean;
  kind: "text" | "number" | "boolean" | "texts" | "choice" | "operand" | "json";
  choices: Array<{ value: string; label: string }>;
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

/** What a schema asks for, member by member. */
export function members(root: Json): Member[] {
  const properties = (root.properties ?? {}) as Record<string, Json>;
  const required = (root.required ?? []) as string[];
  return Object.entries(properties).map(([name, given]) => {
    const outer = resolved(given, root);
    const some = ((outer.anyOf ?? []) as Json[]).map((choice) => resolved(choice, root)).filter(({ type }) => type !== "null");
    const schema = some.length === 1 && some[0] ? { ...some[0], description: outer.description } : outer;
    const types = [schema.type].flat().filter((type) => type !== "null");
    const of = choices(schema);
    const items = schema.items ? resolved(schema.items as Json, root) : null;
    let kind: Member["kind"] = "json";
    if (of.length > 0) kind = "choice";
    else if (isOperand(schema)) kind = "operand";
    else if (types.length === 1 && types[0] === "string") kind = "text";
    else if (types.length === 1 && types[0] === "boolean") kind = "boolean";
    else if (types.every((type) => type === "integer" || type === "number" || type === "string") && types.length > 0) kind = "number";
    else if (types[0] === "array" && items && (items.type === "string" || isOperand(items))) kind = "texts";
    const text = typeof outer.description === "string" ? outer.description : "";
    const words = (given.words ?? {}) as Record<string, string>;
    const title = typeof given.title === "string" ? given.title : null;
    return { name, title, about: text.replaceAll("\n", " "), needed: required.includes(name), kind, choices: of.map((value) => ({ value, label: words[value] ?? value.replaceAll("_", " ") })) };
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
}

export function SchemaForm({ schema, value, change, compact = false }: Props) {
  const { t } = useWords();
  const all = members(schema);
  const set = (name: string, next: unknown) => {
    const { [name]: _, ...others } = value;
    change(next === undefined || next === "" || next === null ? others : { ...others, [name]: next });
  };
  if (all.length === 0) return compact ? null : <span className="quiet">{t("form.none")}</span>;
  return (
    <div className={compact ? "row wrap" : "stack"} style={{ gap: 10 }}>
      {all.map((member) => (
        <Input key={member.name} compact={compact} member={member} value={value[member.name]} set={(next) => set(member.name, next)} />
      ))}
    </div>
  );
}

interface InputProps {
  member: Member;
  value: unknown;
  set: (value: unknown) => void;
  compact: boolean;
}

function Input({ member: { name, title, about, needed, kind, choices: of }, value, set, compact }: InputProps) {
  const { of: word } = useWords();
  const label = title ?? word("argument", name).replaceAll("_", " ");
  const common = compact ? { "aria-label": label, placeholder: label, title: about } : { label, description: about, required: needed };
  if (kind === "choice") return <Select {...common} clearable={!needed} data={of} value={typeof value === "string" ? value : null} onChange={set} />;
  if (kind === "boolean") return <Switch label={label} {...(compact ? { title: about } : { description: about })} checked={value === true} onChange={(event) => set(event.currentTarget.checked || undefined)} />;
  if (kind === "number") return <NumberInput {...common} value={typeof value === "number" || typeof value === "string" ? value : ""} onChange={(next) => set(next === "" ? undefined : next)} />;
  if (kind === "texts") return <TagsInput size="xs" miw={150} className="grow" {...common} value={Array.isArray(value) ? value.map(String) : []} onChange={(next) => set(next.length > 0 ? next : undefined)} />;
  if (kind === "operand") return <TextInput {...common} value={typeof value === "object" ? JSON.stringify(value) : String(value ?? "")} onChange={(event) => set(event.currentTarget.value === "" ? undefined : typed(event.currentTarget.value))} />;
  if (kind === "text") return <TextInput {...common} value={typeof value === "string" ? value : ""} onChange={(event) => set(event.currentTarget.value)} />;
  return <Written {...common} value={value} set={set} />;
}

/** What has no control of its own is written as JSON; half-written it is not taken over yet. */
function Written({ value, set, ...common }: { label?: string; "aria-label"?: string; value: unknown; set: (value: unknown) => void }) {
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
  return <TextInput {...common} value={text} error={wrong ? t("form.json") : null} onChange={(event) => write(event.currentTarget.value)} />;
}
