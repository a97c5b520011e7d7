// One reason to bid more or less: when, and by how much.

import { ActionIcon, Select, Switch, TextInput } from "@mantine/core";
import type { BidRuleConfig, ItemTold } from "../../host";
import { groupOf } from "../../parts/conditions";
import { Group } from "../../parts/Conditions";
import { Icon } from "../../parts/icons";
import type { Around } from "../../parts/value/values";
import { useWords } from "../../words";
import { AmountForm } from "./AmountForm";
import { DOES, type Does, doesOf } from "./built";

interface Props {
  rule: BidRuleConfig;
  number: number;
  last: boolean;
  around: Around;
  library: ItemTold[];
  change: (rule: BidRuleConfig) => void;
  move: (by: number) => void;
  remove: () => void;
}

export function BidRule({ rule, number, last, around, library, change, move, remove }: Props) {
  const { t } = useWords();
  const does = doesOf(rule);
  const { times: _, set: __, none: ___, ...rest } = rule;
  const turn = (next: Does) => change({ ...rest, ...(next === "none" ? { none: true } : { [next]: next === "times" ? 1 : 0.1 }) });
  const { if: condition, ...always } = rule;
  return (
    <section className="case" aria-label={rule.name || t("bids.reason", { number })}>
      <header className="row wrap">
        <Switch aria-label={t("rules.on", { name: rule.name || t("bids.reason", { number }) })} checked={rule.on !== false} onChange={(event) => { const { on: ____, ...kept } = rule; change(event.currentTarget.checked ? kept : { ...rule, on: false }); }} />
        <TextInput className="grow" aria-label={t("builder.name")} placeholder={t("builder.name")} value={rule.name} onChange={(event) => change({ ...rule, name: event.currentTarget.value })} />
        <Select w={150} aria-label={t("bids.does")} data={DOES.map((one) => ({ value: one, label: t(`bids.does.${one}`) }))} value={does} onChange={(next) => next && turn(next as Does)} />
        {does !== "none" && <AmountForm label={t(`bids.does.${does}`)} amount={rule[does]} change={(next) => change({ ...rest, [does]: next })} around={around} />}
        <span className="row" style={{ gap: 2 }}>
          <ActionIcon size="sm" disabled={number === 1} aria-label={t("rules.up")} title={t("rules.up")} onClick={() => move(-1)}><Icon name="up" /></ActionIcon>
          <ActionIcon size="sm" disabled={last} aria-label={t("rules.down")} title={t("rules.down")} onClick={() => move(1)}><Icon name="down" /></ActionIcon>
          <ActionIcon size="sm" aria-label={t("bids.remove")} title={t("bids.remove")} onClick={remove}><Icon name="close" /></ActionIcon>
        </span>
      </header>
      <div className="row wrap">
        <Switch label={t("bids.always")} checked={!condition} onChange={(event) => change(event.currentTarget.checked ? always : { ...rule, if: { all: [{ field: "", is: "equals" }] } })} />
        <span className="grow" />
        <span className="quiet">{t("builder.from")}</span>
        <TextInput w={140} type="date" aria-label={t("builder.from")} value={rule.from ?? ""} onChange={(event) => change({ ...rule, from: event.currentTarget.value })} />
        <span className="quiet">{t("builder.until")}</span>
        <TextInput w={140} type="date" aria-label={t("builder.until")} value={rule.until ?? ""} onChange={(event) => change({ ...rule, until: event.currentTarget.value })} />
      </div>
      {condition && <Group condition={groupOf(condition) ? condition : { all: [condition] }} fields={around.fields} library={library} change={(next) => change({ ...rule, if: next })} />}
    </section>
  );
}
