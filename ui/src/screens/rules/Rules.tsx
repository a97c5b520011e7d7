// Rules in order, as sentences, with what each does: before, matched, left out or changed.

import { ActionIcon, Button, Switch } from "@mantine/core";
import { useState } from "react";
import type { RuleTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { Builder } from "./Builder";
import { Sentence } from "./Sentence";

export function Rules({ shop, mapping }: { shop: string; mapping: string | null }) {
  const { t } = useWords();
  const asked = useAsk("rules", { shop, mapping }, { smooth: true });
  const set = useDo("set_rule");
  const remove = useDo("remove_rule");
  const [building, setBuilding] = useState(false);
  const add = <Button variant={mapping ? "subtle" : "filled"} onClick={() => setBuilding(true)} disabled={building}>{t("rules.add")}</Button>;
  const body = (
    <>
      {building && <Builder shop={shop} mapping={mapping} close={() => setBuilding(false)} />}
      <Problem error={asked.error ?? set.error ?? remove.error} />
      {asked.isPending && <Waiting />}
      {asked.data?.length === 0 && <Empty title={t("rules.none")}><p className="quiet">{t("rules.noneAbout")}</p></Empty>}
      {asked.data?.map((told, index) => (
        <Line key={told.rule.name} told={told} first={index === 0} last={index === asked.data.length - 1} change={(change) => set.mutate({ shop, mapping, index, ...change })} move={(by) => set.mutate({ shop, mapping, index, to: index + by })} remove={() => remove.mutate({ shop, mapping, index })} />
      ))}
    </>
  );
  if (mapping) return <PartnerPlace shop={shop} mapping={mapping} tab="rules" about={t("rules.partnerAbout")} tools={add}>{body}</PartnerPlace>;
  return <Place title={t("rules.title")} about={t("rules.about")} actions={add}>{body}</Place>;
}

interface LineProps {
  told: RuleTold;
  first: boolean;
  last: boolean;
  change: (change: { on: boolean }) => void;
  move: (by: number) => void;
  remove: () => void;
}

function Line({ told: { rule, counts }, first, last, change, move, remove }: LineProps) {
  const { t } = useWords();
  const on = rule.on !== false;
  return (
    <article className={on ? "rule" : "rule idle"}>
      <Switch checked={on} aria-label={t("rules.on", { name: rule.name })} onChange={(event) => change({ on: event.currentTarget.checked })} style={{ paddingTop: 2 }} />
      <div>
        <h2>{rule.name}</h2>
        <Sentence rule={rule} />
        {rule.note && <p className="quiet">{rule.note}</p>}
      </div>
      {counts ? <Counts counts={counts} /> : <span className="tag">{on ? t("rules.notCounted") : t("rules.off")}</span>}
      <span className="row" style={{ gap: 0 }}>
        <ActionIcon size="sm" disabled={first} aria-label={t("rules.earlier", { name: rule.name })} title={t("rules.earlier", { name: rule.name })} onClick={() => move(-1)}><Icon name="up" /></ActionIcon>
        <ActionIcon size="sm" disabled={last} aria-label={t("rules.later", { name: rule.name })} title={t("rules.later", { name: rule.name })} onClick={() => move(1)}><Icon name="down" /></ActionIcon>
        <ActionIcon size="sm" aria-label={t("rules.remove", { name: rule.name })} title={t("rules.remove", { name: rule.name })} onClick={remove}><Icon name="close" /></ActionIcon>
      </span>
    </article>
  );
}

function Counts({ counts }: { counts: NonNullable<RuleTold["counts"]> }) {
  const { t } = useWords();
  const format = useFormat();
  const width = (count: number) => `${counts.before ? (100 * count) / counts.before : 0}%`;
  return (
    <div className="bars" style={{ gridTemplateColumns: "minmax(40px, 1fr) max-content max-content" }}>
      <span className="bar quiet-bar" style={{ width: "100%" }} />
      <span className="number">{format.number(counts.before)}</span>
      <span className="quiet">{t("rules.before")}</span>
      <span className="bar" style={{ width: width(counts.matched) }} />
      <span className="number">{format.number(counts.matched)}</span>
      <span className="quiet">{t("rules.matched")}</span>
      {counts.changed > 0 && (
        <>
          <span className="bar" style={{ width: width(counts.changed) }} />
          <span className="number">{format.number(counts.changed)}</span>
          <span className="quiet">{t("rules.changed")}</span>
        </>
      )}
      {counts.excluded > 0 && (
        <>
          <span className="bar" style={{ width: width(counts.excluded) }} />
          <span className="number">{format.number(counts.excluded)}</span>
          <span className="quiet">{t("rules.excluded")}</span>
        </>
      )}
    </div>
  );
}
