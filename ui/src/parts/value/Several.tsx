// Several values: the first that is filled, a list of them, or named members of a group.

import { ActionIcon, Button, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ValueConfig } from "../../host";
import { useWords } from "../../words";
import { useFieldList } from "../fields";
import { Icon } from "../icons";
import { type Around, type Form, isField } from "./values";

interface Props {
  values: ValueConfig[];
  change: (values: ValueConfig[]) => void;
  around: Around;
  form: Form;
  label: string;
  hint: string;
  first?: boolean;
}

/** Fields are chosen from a list; with anything more than fields, each value has its own form. */
export function Several({ values, change, around, form, label, hint, first = false }: Props) {
  const { t } = useWords();
  const { list } = useFieldList();
  const plain = values.every((value) => isField(value));
  const [open, setOpen] = useState(!plain);
  if (open || !plain) {
    return <Members names={null} values={values} change={(_, next) => change(next)} around={around} form={form} label={label} />;
  }
  return (
    <div className="grow stack" style={{ gap: 2 }}>
      <MultiSelect size="xs" searchable autoFocus={first} aria-label={label} placeholder={hint} {...list} data={[...new Set([...around.fields, ...values.map(({ field }) => field ?? "")])]} value={values.map(({ field }) => field ?? "")} onChange={(chosen) => change(chosen.map((field) => ({ field })))} maxDropdownHeight={280} />
      <div><Button variant="subtle" size="compact-xs" onClick={() => { change([...values, { text: "" }]); setOpen(true); }}>{t("several.other")}</Button></div>
    </div>
  );
}

interface MembersProps {
  /** Names of a group's members; none for a list. */
  names: string[] | null;
  values: ValueConfig[];
  change: (names: string[], values: ValueConfig[]) => void;
  around: Around;
  form: Form;
  label: string;
}

export function Members({ names, values, change, around, form: Inner, label }: MembersProps) {
  const { t } = useWords();
  const all = names ?? values.map(() => "");
  const without = <T,>(list: T[], index: number) => list.filter((_, other) => other !== index);
  return (
    <div className="grow stack" style={{ gap: 8 }} role="group" aria-label={label}>
      {values.map((value, index) => (
        // Values have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="row" style={{ alignItems: "flex-start" }}>
          {names && <TextInput w={140} aria-label={t("several.name")} placeholder={t("several.name")} value={all[index] ?? ""} onChange={(event) => change(all.map((old, other) => (other === index ? event.currentTarget.value : old)), values)} />}
          <Inner value={value} change={(next) => change(all, values.map((old, other) => (other === index ? next : old)))} around={around} label={t("several.value", { number: index + 1 })} />
          <ActionIcon size="sm" aria-label={t("several.remove")} title={t("several.remove")} onClick={() => change(without(all, index), without(values, index))}><Icon name="close" /></ActionIcon>
        </div>
      ))}
      <div><Button variant="subtle" size="compact-xs" onClick={() => change([...all, ""], [...values, { field: "" }])}>{t("several.add")}</Button></div>
    </div>
  );
}
