// One rule: on or off, its sentence, what it does, and what can be done with it.

import { ActionIcon, Menu, Switch } from "@mantine/core";
import { Fragment, type KeyboardEvent, useState } from "react";
import type { Did, PartnerTold, RuleTold } from "../../host";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { useWords } from "../../words";
import { colour } from "./built";
import { Sentence } from "./Sentence";
import { standing } from "./counts";

interface Props {
  told: RuleTold;
  /** Where the products behind a count are. */
  link: (did: Did) => string;
  first: boolean;
  last: boolean;
  /** Partners that can get a copy. */
  others: PartnerTold[];
  change: (change: { on: boolean }) => void;
  move: (by: number) => void;
  edit: () => void;
  copy: (to: string[]) => void;
  remove: () => void;
  drag: { start: () => void; end: () => void; drop: () => void; over: boolean; up: boolean };
}

export function Line({ told: { rule, counts }, link, first, last, others, change, move, edit, copy, remove, drag }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const [above, setAbove] = useState(false);
  const on = rule.on !== false;
  const moved = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  const here = drag.over && above ? (drag.up ? " drop-above" : " drop-below") : "";
  return (
    <article
      className={`rule${on ? "" : " idle"}${here}`}
      onDragOver={(event) => { if (drag.over) { event.preventDefault(); setAbove(true); } }}
      onDragLeave={() => setAbove(false)}
      onDrop={(event) => { event.preventDefault(); setAbove(false); drag.drop(); }}
    >
      <span className="row" style={{ gap: 6 }}>
        <button type="button" className="handle" draggable aria-label={t("rules.handle", { name: rule.name })} title={t("rules.handleAbout")} onDragStart={(event) => { event.dataTransfer.setData("text/plain", rule.name); event.dataTransfer.effectAllowed = "move"; drag.start(); }} onDragEnd={drag.end} onKeyDown={moved}><Icon name="menu" /></button>
        <Switch checked={on} aria-label={t("rules.on", { name: rule.name })} onChange={(event) => change({ on: event.currentTarget.checked })} />
      </span>
      <div>
        <span className="row wrap" style={{ gap: 8 }}>
          <h2>{rule.name}</h2>
          {rule.tags?.map((tag) => <span key={tag} className="rule-tag"><span className="rule-dot" style={{ background: colour(tag) }} />{tag}</span>)}
          {(rule.from ?? rule.until) && <span className="tag">{[rule.from, rule.until].map((day) => (day ? format.time(day) : "")).join(" – ")}</span>}
        </span>
        <Sentence rule={rule} />
        {rule.note && <p className="quiet">{rule.note}</p>}
      </div>
      {counts ? <Counts counts={counts} link={link} /> : <span className="tag">{on ? t("rules.notCounted") : t("rules.off")}</span>}
      <Menu position="bottom-end" width={230}>
        <Menu.Target><ActionIcon size="sm" aria-label={t("rules.more", { name: rule.name })} title={t("rules.more", { name: rule.name })}><Icon name="more" /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={edit}>{t("rules.edit")}</Menu.Item>
          <Menu.Item disabled={first} onClick={() => move(-1)}>{t("rules.up")}</Menu.Item>
          <Menu.Item disabled={last} onClick={() => move(1)}>{t("rules.down")}</Menu.Item>
          {others.length > 0 && <Menu.Label>{t("rules.copy")}</Menu.Label>}
          {others.map((partner) => <Menu.Item key={partner.mapping} onClick={() => copy([partner.mapping])}>{partner.name}</Menu.Item>)}
          {others.length > 1 && <Menu.Item onClick={() => copy(others.map(({ mapping }) => mapping))}>{t("rules.copyAll")}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item c="var(--wrong)" onClick={remove}>{t("rules.removeShort")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </article>
  );
}

function Counts({ counts, link }: { counts: NonNullable<RuleTold["counts"]>; link: (did: Did) => string }) {
  const { t } = useWords();
  const format = useFormat();
  const line = (did: Did | "before" | "after", count: number) => (
    <Fragment key={did}>
      <span className={did === "before" || did === "after" ? "bar quiet-bar" : "bar"} style={{ width: `${counts.before ? Math.min(100, (100 * count) / counts.before) : 0}%` }} />
      <span className="number">{did === "before" || did === "after" || count === 0 ? format.number(count) : <a href={link(did)}>{format.number(count)}</a>}</span>
      <span className="quiet">{t(`rules.${did}`)}</span>
    </Fragment>
  );
  return (
    <div className="bars" style={{ gridTemplateColumns: "minmax(40px, 1fr) max-content max-content" }}>
      {line("before", counts.before)}
      {line("matched", counts.matched)}
      {counts.changed > 0 && line("changed", counts.changed)}
      {counts.excluded > 0 && line("excluded", counts.excluded)}
      {counts.included > 0 && line("included", counts.included)}
      {counts.excluded + counts.included > 0 && line("after", standing(counts))}
    </div>
  );
}
