// Where a value comes from: a field, a text with fields, a fixed value, a calculation, the first that is filled.

import { Autocomplete, MultiSelect, Select, TextInput } from "@mantine/core";
import { useRef } from "react";
import type { ValueConfig } from "../../host";
import { Value } from "../../parts/Value";
import { useWords } from "../../words";

export const KINDS = ["field", "text", "value", "calc", "first", "other"] as const;
export type Kind = (typeof KINDS)[number];

const isField = (value: ValueConfig) => Boolean(value.field) && !value.use?.length;

/** Which of the kinds a value is; `other` for what is only written in the file. */
export function kindOf(value: ValueConfig): Kind {
  if (value.field != null) return "field";
  if (value.text != null) return "text";
  if (value.calc != null) return "calc";
  if (value.first?.every(isField)) return "first";
  if (value.value != null && typeof value.value !== "object") return "value";
  return "other";
}

/** A value of another kind that says as much of the same as it can. */
export function start(kind: Kind, from: ValueConfig): ValueConfig {
  const field = from.field ?? from.first?.[0]?.field ?? "";
  if (kind === "field") return { field };
  if (kind === "text") return { text: from.text ?? (field ? `{${field}}` : "") };
  if (kind === "value") return { value: from.value ?? "" };
  if (kind === "calc") return { calc: from.calc ?? field };
  if (kind === "first") return { first: field ? [{ field }] : [] };
  return from;
}

interface Props {
  kind: Kind;
  value: ValueConfig;
  change: (value: ValueConfig) => void;
  fields: string[];
  /** The values that the partner allows, if it says. */
  choices: string[];
}

export function Origin({ kind, value, change, fields, choices }: Props) {
  const { t } = useWords();
  const kept = value.use ? { use: value.use } : {};
  if (kind === "field") {
    return <Autocomplete className="grow" size="xs" autoFocus openOnFocus={false} aria-label={t("origin.field")} placeholder={t("origin.fieldHint")} data={fields} value={value.field ?? ""} onChange={(field) => change({ field, ...kept })} maxDropdownHeight={280} />;
  }
  if (kind === "text") return <Template label={t("origin.text")} hint={t("origin.textHint")} text={value.text ?? ""} fields={fields} wrap={(field) => `{${field}}`} change={(text) => change({ text, ...kept })} />;
  if (kind === "calc") return <Template label={t("origin.calc")} hint={t("origin.calcHint")} text={value.calc ?? ""} fields={fields} wrap={(field) => (/^\w+$/.test(field) ? field : `[${field}]`)} change={(calc) => change({ calc, ...kept })} />;
  if (kind === "value") {
    const text = value.value == null ? "" : String(value.value);
    return choices.length > 0 ? (
      <Select className="grow" autoFocus searchable aria-label={t("origin.value")} data={choices.includes(text) || !text ? choices : [text, ...choices]} value={text || null} onChange={(chosen) => change({ value: chosen, ...kept })} />
    ) : (
      <TextInput className="grow" autoFocus aria-label={t("origin.value")} placeholder={t("origin.valueHint")} value={text} onChange={(event) => change({ value: event.currentTarget.value, ...kept })} />
    );
  }
  if (kind === "first") {
    return <MultiSelect className="grow" size="xs" searchable autoFocus aria-label={t("origin.first")} placeholder={t("origin.firstHint")} data={fields} value={value.first?.map(({ field }) => field ?? "") ?? []} onChange={(chosen) => change({ first: chosen.map((field) => ({ field })), ...kept })} maxDropdownHeight={280} />;
  }
  const { use: _, ...bare } = value;
  return (
    <div className="grow stack" style={{ gap: 4 }}>
      <Value value={bare} />
      <span className="tag">{t("origin.inFile")}</span>
    </div>
  );
}

interface TemplateProps {
  label: string;
  hint: string;
  text: string;
  fields: string[];
  wrap: (field: string) => string;
  change: (text: string) => void;
}

/** A text in which fields are put where the cursor is. */
function Template({ label, hint, text, fields, wrap, change }: TemplateProps) {
  const { t } = useWords();
  const box = useRef<HTMLInputElement>(null);
  const insert = (field: string | null) => {
    if (!field) return;
    const at = box.current?.selectionStart ?? text.length;
    const end = box.current?.selectionEnd ?? at;
    change(text.slice(0, at) + wrap(field) + text.slice(end));
    box.current?.focus();
  };
  return (
    <>
      <TextInput ref={box} className="grow" autoFocus aria-label={label} placeholder={hint} value={text} onChange={(event) => change(event.currentTarget.value)} />
      <Select w={170} searchable aria-label={t("origin.insert")} placeholder={t("origin.insert")} data={fields} value={null} onChange={insert} maxDropdownHeight={280} />
    </>
  );
}
