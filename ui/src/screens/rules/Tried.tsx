// What a rule would do while it is built: how many products it finds, holds for, changes and leaves, and what it makes of
// the first of them, before and after.

import type { RuleTried } from "../../host";
import { useFormat } from "../../parts/format";
import { to } from "../../parts/route";
import { useWords } from "../../words";
import { standing } from "./counts";

export function Tried({ shop, mapping, tried: { counts, samples } }: { shop: string; mapping: string | null; tried: RuleTried }) {
  const { t } = useWords();
  const format = useFormat();
  const figures = [
    ["rules.before", counts.before],
    ["rules.matched", counts.matched],
    ["rules.changed", counts.changed],
    ["rules.excluded", counts.excluded],
    ...(counts.included > 0 ? [["rules.included", counts.included] as const] : []),
    ["rules.after", standing(counts)],
  ] as const;
  const nothing = <span className="quiet">{t("product.nothing")}</span>;
  return (
    <div className="stack" style={{ gap: 10 }}>
      <div className="figures">
        {figures.map(([word, count]) => <span key={word} className="figure"><b className={count > 0 ? "" : "quiet"}>{format.number(count)}</b><span className="quiet">{t(word)}</span></span>)}
      </div>
      {samples.length > 0 && (
        <table className="list" aria-label={t("builder.samples")}>
          <thead>
            <tr><th>{t("preview.product")}</th><th>{t("builder.does")}</th></tr>
          </thead>
          <tbody>
            {samples.map(({ product, changes, reason, included }) => (
              <tr key={product}>
                <td style={{ whiteSpace: "nowrap", width: 150 }}><a href={to("shop", shop, "product", product, ...(mapping ? [mapping] : []))}>{product}</a></td>
                <td>
                  {changes.map(({ field, before, after }) => (
                    <div key={field} className="change">
                      <span className="token field">{field}</span>
                      <span className="before">{before || nothing}</span>
                      <span>→</span>
                      <span>{after || nothing}</span>
                    </div>
                  ))}
                  {reason && (
                    <div className="change">
                      <span className={included ? "good" : "wrong"}>{t(included ? "builder.goes" : "builder.stays")}</span>
                      <span className="quiet">{`“${reason}”`}</span>
                    </div>
                  )}
                  {changes.length === 0 && !reason && <span className="quiet">{t("builder.onlyCounted")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
