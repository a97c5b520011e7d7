// The spread of a label: the histogram with its edges as handles, and how many products each band has.

import type { LabelReport } from "../../host";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import type { Row } from "./bands";
import { Edges } from "./Edges";

interface Props {
  /** What is drawn: stays as it is while its edges are moved. */
  drawn: LabelReport;
  /** What is counted. */
  report: LabelReport;
  edges: Row[];
  /** What is compared with, where something is tried. */
  before: LabelReport | null;
  change: (edges: Row[]) => void;
}

export function Spread({ drawn, report, edges, before, change }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const total = report.bands.reduce((sum, { count }) => sum + count, report.without_band);
  const counts = new Map(before?.bands.map(({ band, count }) => [band, count]));
  return (
    <>
      {drawn.histogram.length > 1 && <Edges report={drawn} edges={edges} change={change} />}
      <div className="bars">
        {report.bands.map(({ band, count, below }) => (
          <Share key={band} band={band} edge={below == null ? "" : t("labels.below", { edge: format.decimal(below) })} count={count} total={total} moved={before ? count - (counts.get(band) ?? 0) : 0} />
        ))}
        {report.without_band > 0 && <Share band={t("labels.without")} edge="" count={report.without_band} total={total} moved={0} />}
      </div>
    </>
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
