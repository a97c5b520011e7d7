// Labels: what was measured, how it is spread, how many products each band has, and where the label is used.

import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { LabelTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { type BandEdge, Edges } from "./Edges";

export function Labels({ shop }: { shop: string }) {
  const { t } = useWords();
  const asked = useAsk("labels", { shop }, { smooth: true });
  return (
    <Place title={t("labels.title")} about={t("labels.about")}>
      <div className="stack">
        <Problem error={asked.error} />
        {asked.isPending && <Waiting label={t("labels.measuring")} />}
        {asked.data?.length === 0 && <Empty title={t("labels.none")}><p className="quiet">{t("labels.noneAbout")}</p></Empty>}
        <div className="cards" style={{ gridTemplateColumns: "repeat(auto-fill, minmax(380px, 1fr))" }}>
          {asked.data?.map((label) => <Label key={label.report.label} shop={shop} label={label} />)}
        </div>
      </div>
    </Place>
  );
}

/** Where a file of the shop is shown. */
function place(shop: string, file: string): string {
  const mapping = /^mappings\/(.+)\.toml$/.exec(file)?.[1];
  if (mapping) return to("shop", shop, "partner", mapping);
  return to("shop", shop, file === "rules.toml" ? "rules" : "labels");
}

/** The bands as the file says them, with numbers for edges. */
function written({ config }: LabelTold): BandEdge[] {
  const bands = Array.isArray(config.bands) ? (config.bands as Array<{ name: string; below?: number | string }>) : [];
  return bands.map(({ name, below }) => ({ name, below: below == null ? null : Number(below) }));
}

function Label({ shop, label }: { shop: string; label: LabelTold }) {
  const { t, of } = useWords();
  const format = useFormat();
  const [draft, setDraft] = useState<BandEdge[] | null>(null);
  const [tried] = useDebouncedValue(draft, 120);
  const name = label.report.label;
  const trial = useAsk("try_bands", { shop, label: name, bands: tried ?? [] }, { when: tried !== null, smooth: true });
  const save = useDo("set_bands", () => setDraft(null));
  const own = written(label);
  const edges = draft ?? own;
  const report = draft && trial.data ? trial.data : label.report;
  const total = report.bands.reduce((sum, { count }) => sum + count, report.without_band);
  const half = report.quantiles.find(({ percent }) => percent === 50)?.value;
  const before = new Map(label.report.bands.map(({ band, count }) => [band, count]));
  return (
    <article className="card stack" style={{ gap: 14 }}>
      <header className="row">
        <h2>{name}</h2>
        <span className="tag grow">{of("labelKind", label.config.kind)}</span>
        {half && <span className="tag">{t("labels.half", { value: format.decimal(half) })}</span>}
      </header>
      {report.histogram.length > 1 && <Edges report={label.report} edges={edges} change={own.some(({ below }) => below != null) ? setDraft : null} />}
      <div className="bars">
        {report.bands.map(({ band, count }) => {
          const below = edges.find((edge) => edge.name === band)?.below;
          const moved = count - (before.get(band) ?? 0);
          return <Share key={band} band={band} edge={below == null ? "" : t("labels.below", { edge: format.decimal(String(below)) })} count={count} total={total} moved={draft ? moved : 0} />;
        })}
        {report.without_band > 0 && <Share band={t("labels.without")} edge="" count={report.without_band} total={total} moved={0} />}
      </div>
      {draft && (
        <div className="row">
          <Button loading={save.isPending} disabled={trial.isError} onClick={() => save.mutate({ shop, label: name, bands: draft })}>{t("mapping.save")}</Button>
          <Button variant="subtle" color="gray" onClick={() => setDraft(null)}>{t("mapping.cancel")}</Button>
        </div>
      )}
      <Problem error={save.error ?? (draft ? trial.error : null)} />
      <span className="row wrap tag" style={{ gap: 8 }}>
        {label.used_by.length > 0 ? t("labels.usedBy") : t("labels.unused")}
        {label.used_by.map((file) => <a key={file} href={place(shop, file)}>{file}</a>)}
      </span>
    </article>
  );
}

function Share({ band, edge, count, total, moved }: { band: string; edge: string; count: number; total: number; moved: number }) {
  const format = useFormat();
  const more = moved > 0 ? `+${format.number(moved)}` : moved < 0 ? `−${format.number(-moved)}` : "";
  return (
    <>
      <span>{band} <span className="tag">{edge}</span></span>
      <span className="bar" style={{ width: `${total ? (100 * count) / total : 0}%` }} />
      <span className="number">
        {more && <span className={moved > 0 ? "good" : "held"} style={{ marginRight: 8 }}>{more}</span>}
        {format.number(count)} <span className="tag" style={{ display: "inline-block", minWidth: 40 }}>{format.percent(count, total)}</span>
      </span>
    </>
  );
}
