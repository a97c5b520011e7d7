// Labels: what was measured, how it is spread, how many products each band has, and where the label is used.

import type { LabelTold } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";

export function Labels({ shop }: { shop: string }) {
  const { t } = useWords();
  const asked = useAsk("labels", { shop });
  return (
    <Place title={t("labels.title")} about={t("labels.about")}>
      <div className="stack">
        <Problem error={asked.error} />
        {asked.isPending && <Waiting label={t("labels.measuring")} />}
        {asked.data?.length === 0 && <Empty title={t("labels.none")}><p className="quiet">{t("labels.noneAbout")}</p></Empty>}
        <div className="cards" style={{ gridTemplateColumns: "repeat(auto-fill, minmax(380px, 1fr))" }}>
          {asked.data?.map((label) => <Label key={label.report.label} label={label} />)}
        </div>
      </div>
    </Place>
  );
}

interface Band {
  name: string;
  below?: number | string;
}

function Label({ label: { config, report, used_by } }: { label: LabelTold }) {
  const { t, of } = useWords();
  const format = useFormat();
  const { label: name, bands, without_band: without, histogram, quantiles } = report;
  const total = bands.reduce((sum, { count }) => sum + count, without);
  const half = quantiles.find(({ percent }) => percent === 50)?.value;
  const most = Math.max(...histogram.map(({ count }) => count), 1);
  const edges = new Map(((config.bands as Band[] | undefined) ?? []).map((band) => [band.name, band.below]));
  const shares: Array<[string, string, number]> = [
    ...bands.map(({ band, count }): [string, string, number] => {
      const below = edges.get(band);
      return [band, below == null ? "" : t("labels.below", { edge: format.decimal(String(below)) }), count];
    }),
    ...(without > 0 ? [[t("labels.without"), "", without] as [string, string, number]] : []),
  ];
  return (
    <article className="card stack" style={{ gap: 14 }}>
      <header className="row">
        <h2 className="grow">{name}</h2>
        <span className="tag">{of("labelKind", config.kind)}</span>
      </header>
      {histogram.length > 1 && (
        <div>
          <div className="histogram" role="img" aria-label={t("labels.histogram", { name, from: histogram[0]?.from ?? "", to: histogram.at(-1)?.to ?? "" })}>
            {histogram.map(({ from, to, count }) => (
              <span key={from} style={{ height: `${(100 * count) / most}%` }} title={t("labels.bar", { from: format.decimal(from), to: format.decimal(to), count: format.number(count) })} />
            ))}
          </div>
          <div className="row tag number">
            <span>{format.decimal(histogram[0]?.from ?? "")}</span>
            <span className="grow" style={{ textAlign: "center" }}>{half && t("labels.half", { value: format.decimal(half) })}</span>
            <span>{format.decimal(histogram.at(-1)?.to ?? "")}</span>
          </div>
        </div>
      )}
      <div className="bars">
        {shares.map(([band, edge, count]) => (
          <Share key={band} band={band} edge={edge} count={format.number(count)} percent={format.percent(count, total)} width={total ? (100 * count) / total : 0} />
        ))}
      </div>
      <span className="tag cut" title={used_by.join(", ")}>{used_by.length > 0 ? t("labels.usedBy", { files: used_by.join(", ") }) : t("labels.unused")}</span>
    </article>
  );
}

function Share({ band, edge, count, percent, width }: { band: string; edge: string; count: string; percent: string; width: number }) {
  return (
    <>
      <span>{band} <span className="tag">{edge}</span></span>
      <span className="bar" style={{ width: `${width}%` }} />
      <span className="number">{count} <span className="tag" style={{ display: "inline-block", minWidth: 40 }}>{percent}</span></span>
    </>
  );
}
