// What became of a product: the fields that are not as in the catalog before, and its earlier prices.

import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

export function History({ shop, id }: { shop: string; id: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("product_history", { shop, id });
  if (asked.error) return <Problem error={asked.error} />;
  const told = asked.data;
  if (!told) return null;
  const since = told.before === null ? "" : format.moment(told.before);
  return (
    <section className="stack" style={{ gap: 8, maxWidth: 900, marginTop: 24 }}>
      <h2>{t("product.history")}</h2>
      {told.before === null && <p className="quiet">{t("product.firstCatalog")}</p>}
      {told.before !== null && told.new && <p>{t("product.new", { since })}</p>}
      {told.before !== null && !told.new && told.changes.length === 0 && <p className="quiet">{t("product.same", { since })}</p>}
      {told.changes.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t("product.field")}</th>
              <th>{t("product.was", { since })}</th>
              <th>{t("product.now")}</th>
            </tr>
          </thead>
          <tbody>
            {told.changes.map(({ field, before, after }) => (
              <tr key={field}>
                <td style={{ width: 210 }}>{field}</td>
                <td className="before" style={{ overflowWrap: "anywhere" }}>{before ?? t("product.nothing")}</td>
                <td style={{ overflowWrap: "anywhere" }}>{after ?? t("product.nothing")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {told.prices.length > 0 && (
        <p>
          {t("product.prices")}{" "}
          {told.prices.map(({ price, until }) => t("product.priceUntil", { price: format.decimal(price), until: format.moment(until) })).join(" · ")}
        </p>
      )}
    </section>
  );
}
