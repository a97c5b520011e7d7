// What a rule does to the products for which it holds, or to the others.

import { ActionIcon, Autocomplete, Button, NumberInput, Select, TextInput } from "@mantine/core";
import type { ActionConfig } from "../../host";
import { Icon } from "../../parts/icons";
import { Chip, Value } from "../../parts/Value";
import { useWords } from "../../words";
import { type ActionKind, actionOf, ACTIONS } from "./built";

interface Props {
  title: string;
  actions: ActionConfig[];
  fields: string[];
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

export function Actions({ title, actions, fields, change }: Props) {
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
          <div key={index} className="row">
            <Select w={150} aria-label={t("builder.action")} data={ACTIONS.map((one) => ({ value: one, label: t(`builder.do.${one}`) }))} value={kind} onChange={(next) => put(index, turned(next as ActionKind, action))} />
            <One kind={kind} action={action} fields={fields} change={(next) => put(index, next)} />
            <ActionIcon size="sm" aria-label={t("builder.removeAction")} title={t("builder.removeAction")} onClick={() => change(actions.filter((_, other) => other !== index))}><Icon name="close" /></ActionIcon>
          </div>
        );
      })}
      <div><Button variant="subtle" size="compact-xs" onClick={() => change([...actions, { exclude: "" }])}>{t("builder.addAction")}</Button></div>
    </section>
  );
}

function One({ kind, action, fields, change }: { kind: ActionKind; action: ActionConfig; fields: string[]; change: (action: ActionConfig) => void }) {
  const { t } = useWords();
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
      <Autocomplete w={180} size="xs" aria-label={t("builder.field")} placeholder={t("builder.field")} data={fields} value={name} onChange={(value) => change({ ...action, [kind]: value })} maxDropdownHeight={260} />
      {kind === "set" && (action.to == null || action.to.text != null) && !action.use?.length && <TextInput className="grow" aria-label={t("origin.text")} placeholder={t("origin.textHint")} value={action.to?.text ?? ""} onChange={(event) => change({ ...action, to: { ...action.to, text: event.currentTarget.value } })} />}
      {kind === "set" && action.to && action.to.text == null && <span className="grow"><Value value={action.to} /></span>}
      {kind === "set" && action.use?.map((item) => <Chip key={JSON.stringify(item)} item={item} />)}
    </>
  );
}
