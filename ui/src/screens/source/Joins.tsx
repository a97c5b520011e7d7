// A join drawn: products on one side, rows of the source on the other, a band for those that found each other, and what
// was left on either side. Near misses below: they would fit if case, blanks or leading zeros did not count.

import type { JoinReport } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { to } from "../../parts/route";
import { useWords } from "../../words";

/** The joins of a source in the last run; those of all others where it is the source of the products. */
export function Joins({ shop, source, all }: { shop: string; source: string; all: boolean }) {
  const { t } = useWords();
  const asked = useAsk("runs", { shop });
  const report = asked.data?.find((run) => run.report)?.report;
  const joins = report?.snapshot.joins.filter((join) => all || join.source === source) ?? [];
  if (joins.length === 0) return null;
  return (
    <section className="stack" style={{ gap: 12 }}>
      <h2>{t("joins.title")}</h2>
      {joins.map((join) => <Join key={join.source} shop={shop} join={join} />)}
    </section>
  );
}

const HEIGHT = 96;
const WIDTH = 420;

/** Heights of both sides: the larger fills the picture, matched products and their rows meet. */
export function sides({ matched, unmatched_products, rows, unmatched_rows, duplicate_keys }: JoinReport) {
  const used = Math.max(0, rows - unmatched_rows - duplicate_keys);
  const most = Math.max(1, matched + unmatched_products, rows);
  const tall = (count: number) => (HEIGHT * count) / most;
  return { left: { met: tall(matched), alone: tall(unmatched_products) }, right: { met: tall(used), alone: tall(rows - used) }, used };
}

function Join({ shop, join }: { shop: string; join: JoinReport }) {
  const { t, of } = useWords();
  const format = useFormat();
  const { left, right, used } = sides(join);
  const number = format.number;
  const label = t("joins.told", { source: join.source, matched: number(join.matched), products: number(join.unmatched_products), rows: number(join.unmatched_rows), near: number(join.near_misses) });
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="join">
        <div className="number">
          <strong>{t("joins.products")}</strong>
          <div className="good">{t("joins.matched", { count: join.matched, number: number(join.matched) })}</div>
          <div className="quiet">{t("joins.without", { count: join.unmatched_products, number: number(join.unmatched_products) })}</div>
        </div>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" role="img" aria-label={label}>
          <path d={`M10 0 C ${WIDTH / 2} 0, ${WIDTH / 2} 0, ${WIDTH - 10} 0 L ${WIDTH - 10} ${right.met} C ${WIDTH / 2} ${right.met}, ${WIDTH / 2} ${left.met}, 10 ${left.met} Z`} fill="var(--good-soft)" />
          <rect x="0" y="0" width="10" height={left.met} fill="var(--good)" />
          <rect x="0" y={left.met} width="10" height={left.alone} fill="var(--off)" />
          <rect x={WIDTH - 10} y="0" width="10" height={right.met} fill="var(--good)" />
          <rect x={WIDTH - 10} y={right.met} width="10" height={right.alone} fill="var(--off)" />
        </svg>
        <div>
          <strong><a href={to("shop", shop, "source", join.source)}>{join.source}</a></strong>
          <div className="good">{t("joins.used", { count: used, number: number(used) })}</div>
          <div className="quiet">{t("joins.left", { count: join.unmatched_rows, number: number(join.unmatched_rows) })}</div>
          {join.duplicate_keys > 0 && <div className="held" title={join.duplicates.join(", ")}>{t("joins.double", { count: join.duplicate_keys, number: number(join.duplicate_keys) })}</div>}
        </div>
      </div>
      {join.near.length > 0 && (
        <div className="stack" style={{ gap: 4 }}>
          <p className="held">{t("joins.near", { count: join.near_misses, number: number(join.near_misses) })}</p>
          <table className="list" style={{ maxWidth: 620 }}>
            <thead>
              <tr><th>{t("joins.product")}</th><th>{t("joins.row")}</th><th>{t("joins.differs")}</th></tr>
            </thead>
            <tbody>
              {join.near.map(({ product, row, differs }) => (
                <tr key={`${product} ${row}`}>
                  <td className="mono written">{product}</td>
                  <td className="mono written">{row}</td>
                  <td>{of("differs", differs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
