// A value as a form: what kind it is, and the form of that kind. Values within values have the same form.

import { Autocomplete, Select, TextInput } from "@mantine/core";
import type { ValueConfig } from "../../host";
import { useWords } from "../../words";
import { useFieldList } from "../fields";
import { Cases } from "./Cases";
import { Lookup } from "./Lookup";
import { Members, Several } from "./Several";
import { Survey } from "./Survey";
import { Template } from "./Template";
import { Transforms } from "./Transforms";
import { type FormProps, type Kind, kindOf, KINDS, start, using } from "./values";

/** The form of a value's own kind. */
export function Source({ value, change, around, label, first = false }: FormProps) {
  const { t } = useWords();
  const { list } = useFieldList();
  const named = (word: string) => (label ? `${label}: ${word}` : word);
  const set = (next: ValueConfig) => change(using(next, value.use));
  switch (kindOf(value)) {
    case "field":
      return <Autocomplete className="grow" size="xs" autoFocus={first} openOnFocus={false} aria-label={named(t("origin.field"))} placeholder={t("origin.fieldHint")} data={around.fields} {...list} value={value.field ?? ""} onChange={(field) => set({ field })} maxDropdownHeight={280} />;
    case "text":
      return <Template first={first} label={named(t("origin.text"))} hint={t("origin.textHint")} text={value.text ?? ""} fields={around.fields} change={(text) => set({ text })} />;
    case "calc":
      return <Template calc first={first} label={named(t("origin.calc"))} hint={t("origin.calcHint")} text={value.calc ?? ""} fields={around.fields} change={(calc) => set({ calc })} />;
    case "first":
      return <Several first={first} values={value.first ?? []} change={(next) => set({ first: next })} around={around} form={ValueForm} label={named(t("origin.first"))} hint={t("origin.firstHint")} />;
    case "list":
      return <Members names={null} values={value.list ?? []} change={(_, next) => set({ list: next })} around={around} form={ValueForm} label={named(t("origin.list"))} />;
    case "group":
      return <Members names={(value.group ?? []).map(([name]) => name)} values={(value.group ?? []).map(([, one]) => one)} change={(names, next) => set({ group: next.map((one, index) => [names[index] ?? "", one]) })} around={around} form={ValueForm} label={named(t("origin.group"))} />;
    case "cases":
      return <Cases value={value} change={change} around={around} form={ValueForm} />;
    case "table":
      return value.table ? <Lookup table={value.table} change={(table) => set({ table })} around={around} form={ValueForm} /> : null;
    case "survey":
      return value.survey ? <Survey survey={value.survey} change={(survey) => set({ survey })} around={around} form={ValueForm} /> : null;
    case "category":
      return <span className="grow quiet">{t("origin.categoryAbout")}</span>;
    case "value":
      return <Fixed value={value} change={set} around={around} label={label} first={first} />;
  }
}

function Fixed({ value, change, around: { choices }, label, first = false }: FormProps) {
  const { t } = useWords();
  const text = value.value == null ? "" : typeof value.value === "object" ? JSON.stringify(value.value) : String(value.value);
  const named = label ? `${label}: ${t("origin.value")}` : t("origin.value");
  if (choices.length > 0) return <Select className="grow" autoFocus={first} searchable aria-label={named} data={choices.includes(text) || !text ? choices : [text, ...choices]} value={text || null} onChange={(chosen) => change({ value: chosen ?? "" })} />;
  return <TextInput className="grow" autoFocus={first} aria-label={named} placeholder={t("origin.valueHint")} value={text} onChange={(event) => change({ value: event.currentTarget.value })} />;
}

/** A value within another: its kind is chosen from a list, to take little room. */
export function ValueForm(props: FormProps) {
  const { value, change, label, around } = props;
  const { t } = useWords();
  const kind = kindOf(value);
  const wide = kind === "cases" || kind === "table" || kind === "survey" || kind === "list" || kind === "group";
  return (
    <div className={wide ? "grow inner-value" : "grow row wrap"} style={{ alignItems: "flex-start" }}>
      <Select w={150} aria-label={`${label}: ${t("mapping.from")}`} data={KINDS.map((one) => ({ value: one, label: t(`origin.${one}`) }))} value={kind} onChange={(next) => next && next !== kind && change(using(start(next as Kind, value), value.use))} />
      <div className="source"><Source {...props} /></div>
      <Transforms value={value} change={(use) => change(using(value, use))} inner={{ form: ValueForm, around }} label={label} />
    </div>
  );
}
