// How a column's values are spread, in little room: a histogram of its numbers, else its most frequent values.

import type { Distribution } from "../../host";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";

/** Frequent values shown as bars. */
const SHOWN = 3;

export function Spread({ told, filled }: { told: Distribution | undefined; filled: number }) {
  const { t } = useWords();
  const format = useFormat();
  if (!told) return <span className="ghost" />;
  const number = (value: number) => value.toLocaleString(format.locale, { maximumFractionDigits: 2 });
  if (told.bars.length > 0) {
    const most = Math.max(...told.bars.map(({ share }) => share));
    const range = t("source.from", { from: number(told.bars[0]?.from ?? 0), to: number(told.bars.at(-1)?.to ?? 0) });
    return (
      <div className="spread" role="img" aria-label={t("source.spreadOf", { column: told.column, told: range })}>
        <div className="histogram small-bars">
          {told.bars.map(({ from, to, share }) => (
            <span key={from} style={{ height: `${(100 * share) / most}%` }} title={t("source.bar", { from: number(from), to: number(to), percent: format.share(share) })} />
          ))}
        </div>
        <div className="quiet number" style={{ fontSize: 11, textAlign: "left" }}>{range}</div>
      </div>
    );
  }
  const common = told.common.slice(0, SHOWN);
  if (common.length === 0) return null;
  const all = told.common.map(({ value, count }) => t("source.times", { value, count: format.number(count) }));
  return (
    <div className="commons" title={all.join("\n")} role="img" aria-label={t("source.spreadOf", { column: told.column, told: all.join(", ") })}>
      {common.map(({ value, count }) => (
        <div key={value}>
          <span className="commons-bar" style={{ width: `${Math.min(100, (100 * count) / Math.max(1, filled))}%` }} />
          <span className="commons-value cut">{value}</span>
          <span className="number quiet">{format.number(count)}</span>
        </div>
      ))}
    </div>
  );
}
