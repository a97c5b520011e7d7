// What a rule does to the products for which it holds, or to the others.

import { ActionIcon, Autocomplete, Button, NumberInput, Select, Switch, TextInput } from "@mantine/core";
import type { ActionConfig } from "../../host";
import { useFieldList } from "../../parts/fields";
import { Icon } from "../../parts/icons";
import { Transforms } from "../../parts/value/Transforms";
import { ValueForm } from "../../parts/value/ValueForm";
import type { Around } from "../../parts/value/values";
import { useWords } from "../../words";
import { type ActionKind, actionOf, ACTIONS } from "./built";

interface Props {
  title: string;
  actions: ActionConfig[];
  around: Around;
  change: (actions: ActionConfig[]) => void;
}

/** An action of another kind that says as much of the same as it can. */
function turned(kind: ActionKind, from: ActionConfig): ActionConfig {
  const text = from.exclude ?? from.include ?? from.comment ?? "";
  const field = from.set ?? from.clear ?? "";
  if (kind === "set") return { set: field, to: { text: "" } };
  if (kind === "clear") return { clear: field };
  if (kind === "comment") return { comment: text };
  return { [kind]: text, ...(from.priority ? { priority: from.priority } : {}) };
}

export function Actions({ title, actions, around, change }: Props) {
  const { t } = useWords();
  const put = (index: number, next: ActionConfig) => change(actions.map((old, other) => (other === index ? next : old)));
  return (
    <section className="stack" style={{ gap: 8 }} aria-label={title}>
      <h3>{title}</h3>
      {actions.map((action, index) => {
        const kind = actionOf(action);
        return (
          // Actions have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="row wrap" style={{ alignItems: "flex-start" }}>
            <Select w={150} aria-label={t("builder.action")} data={ACTIONS.map((one) => ({ value: one, label: t(`builder.do.${one}`) }))} value={kind} onChange={(next) => put(index, turned(next as ActionKind, action))} />
            <One kind={kind} action={action} around={around} change={(next) => put(index, next)} />
            <ActionIcon size="sm" aria-label={t("builder.removeAction")} title={t("builder.removeAction")} onClick={() => change(actions.filter((_, other) => other !== index))}><Icon name="close" /></ActionIcon>
          </div>
        );
      })}
      <div><Button variant="subtle" size="compact-xs" onClick={() => change([...actions, { exclude: "" }])}>{t("builder.addAction")}</Button></div>
    </section>
  );
}

interface OneProps {
  kind: ActionKind;
  action: ActionConfig;
  around: Around;
  change: (action: ActionConfig) => void;
}

function One({ kind, action, around, change }: OneProps) {
  const { t } = useWords();
  const { list } = useFieldList();
  if (kind === "exclude" || kind === "include") {
    return (
      <>
        <TextInput className="grow" aria-label={t("builder.reason")} placeholder={t("builder.reason")} value={action[kind] ?? ""} onChange={(event) => change({ ...action, [kind]: event.currentTarget.value })} />
        <NumberInput w={110} aria-label={t("builder.priority")} title={t("builder.priorityAbout")} placeholder={t("builder.priority")} value={action.priority ?? ""} onChange={(next) => { const { priority: _, ...rest } = action; change(typeof next === "number" && next !== 0 ? { ...rest, priority: next } : rest); }} />
      </>
    );
  }
  if (kind === "comment") return <TextInput className="grow" aria-label={t("builder.note")} placeholder={t("builder.note")} value={action.comment ?? ""} onChange={(event) => change({ comment: event.currentTarget.value })} />;
  const name = kind === "set" ? (action.set ?? "") : (action.clear ?? "");
  return (
    <>
      <Autocomplete w={180} size="xs" aria-label={t("builder.field")} placeholder={t("builder.field")} data={around.fields} {...list} value={name} onChange={(value) => change({ ...action, [kind]: value })} maxDropdownHeight={260} />
      {kind === "set" && <Becomes action={action} around={around} change={change} />}
    </>
  );
}

/** What a field becomes: a value, or its own one changed. */
function Becomes({ action, around, change }: Omit<OneProps, "kind">) {
  const { t } = useWords();
  const { to, use, ...rest } = action;
  const own = to == null;
  const turn = (next: string | null) => {
    if (next === "own") change({ ...rest, use: to?.use ?? use ?? [] });
    if (next === "value") change({ ...rest, to: { field: action.set ?? "", ...(use?.length ? { use } : {}) } });
  };
  return (
    <>
      <Select w={170} aria-label={t("builder.becomes")} data={["value", "own"].map((one) => ({ value: one, label: t(`builder.becomes.${one as "value" | "own"}`) }))} value={own ? "own" : "value"} onChange={turn} />
      <Switch style={{ alignSelf: "center" }} label={t("builder.whenEmpty")} checked={action.when_empty === true} onChange={(event) => { const { when_empty: _, ...always } = action; change(event.currentTarget.checked ? { ...action, when_empty: true } : always); }} />
      {own && <div className="own-line"><Transforms value={{ field: action.set ?? "", use: use ?? [] }} change={(next) => change({ ...rest, use: next })} inner={{ form: ValueForm, around }} /></div>}
      {!own && <div className="own-line"><ValueForm value={to} change={(next) => change({ ...rest, to: next })} around={around} label={t("builder.becomes")} /></div>}
    </>
  );
}
