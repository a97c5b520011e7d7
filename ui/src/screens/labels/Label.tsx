// One label: its spread with edges to be dragged, where it is used, and what can be made of it.

import { ActionIcon, Button, Menu } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import type { LabelTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { useTrouble } from "../../parts/told";
import { useWords } from "../../words";
import { type Row, rows, written } from "./bands";
import { Send } from "./Send";
import { Spread } from "./Spread";
import { Uses } from "./Uses";

interface Props {
  shop: string;
  label: LabelTold;
  /** It was saved a moment ago. */
  fresh: boolean;
  edit: () => void;
}

export function Label({ shop, label, fresh, edit }: Props) {
  const { t, of } = useWords();
  const { mistake } = useTrouble();
  const format = useFormat();
  const [draft, setDraft] = useState<Row[] | null>(null);
  const [tried] = useDebouncedValue(draft, 120);
  const name = label.report.label;
  const request = (bands: Row[]) => ({ shop, label: name, before: name, config: { ...label.config, bands: written(bands) } });
  const trial = useAsk("try_label", request(tried ?? []), { when: tried !== null, smooth: true });
  const save = useDo("set_label", () => setDraft(null));
  const remove = useDo("remove_label");
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (fresh) card.current?.focus();
  }, [fresh]);
  const report = (draft && trial.data?.report) || label.report;
  const half = report.quantiles.find(({ percent }) => percent === 50)?.value;
  const used = label.used_by.length > 0;
  const wrong = trial.data?.wrong[0];
  return (
    <article ref={card} tabIndex={-1} className="card stack" style={{ gap: 14 }} aria-label={name}>
      <header className="row">
        <h2>{name}</h2>
        <span className="tag grow cut" title={of("labelKind", label.config.kind)}>{of("labelKind", label.config.kind)}</span>
        {half && <span className="tag">{t("labels.half", { value: format.decimal(half) })}</span>}
        <Menu position="bottom-end" width={230}>
          <Menu.Target><ActionIcon size="sm" aria-label={t("rules.more", { name })} title={t("rules.more", { name })}><Icon name="more" /></ActionIcon></Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={edit}>{t("rules.edit")}</Menu.Item>
            <Menu.Divider />
            <Menu.Item c="var(--wrong)" onClick={() => remove.mutate({ shop, label: name })}>{t("rules.removeShort")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      <Spread drawn={label.report} report={report} edges={draft ?? rows(label.scale)} before={draft && label.report} change={setDraft} />
      {draft && (
        <div className="row">
          <Button loading={save.isPending} disabled={trial.isError || wrong !== undefined} onClick={() => save.mutate(request(draft))}>{t("mapping.save")}</Button>
          <Button variant="subtle" color="gray" onClick={() => setDraft(null)}>{t("mapping.cancel")}</Button>
        </div>
      )}
      {draft && wrong && <p className="wrong">{[mistake(wrong).message, mistake(wrong).hint].filter(Boolean).join(" – ")}</p>}
      <Problem error={save.error ?? (remove.error?.told.code === "used" ? null : remove.error) ?? (draft ? trial.error : null)} />
      {remove.error?.told.code === "used" && <p className="held" role="alert">{t("labels.inUse", { name })} <Uses shop={shop} uses={label.used_by} /></p>}
      <div className="row wrap" style={{ gap: 6 }}>
        <Send shop={shop} label={name} />
        <Button component="a" variant="default" size="compact-xs" href={to("shop", shop, "rules", name)}>{t("labels.rule")}</Button>
      </div>
      <p className="tag uses">{used ? t("labels.usedBy") : t("labels.unused")} {used && <Uses shop={shop} uses={label.used_by} />}</p>
    </article>
  );
}
