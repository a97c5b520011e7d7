// What became of a product: the fields that are not as in the catalog before, and its earlier prices.

import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";

export function History({ shop, id }: { shop: string; id: string }) {
  const { t, fieldCalled } = useWords();
  const format = useFormat();
  const asked = useAsk("product_history", { shop, id });
  if (asked.error) return <Problem error={asked.error} />;
  const found = asked.data;
  if (!found) return null;
  const told = (text: string | null) => (text === null ? t("product.nothing") : format.fraction(text));
  const since = found.before === null ? "" : format.moment(found.before);
  return (
    <section className="stack" style={{ gap: 8, maxWidth: 900, marginTop: 24 }}>
      <h2>{t("product.history")}</h2>
      {found.before === null && <p className="quiet">{t("product.firstCatalog")}</p>}
      {found.before !== null && found.new && <p>{t("product.new", { since })}</p>}
      {found.before !== null && !found.new && found.changes.length === 0 && <p className="quiet">{t("product.same", { since })}</p>}
      {found.changes.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t("product.field")}</th>
              <th>{t("product.was", { since })}</th>
              <th>{t("product.now")}</th>
            </tr>
          </thead>
          <tbody>
            {found.changes.map(({ field, before, after }) => (
              <tr key={field}>
                <td style={{ width: 210 }} title={field}>{fieldCalled(field)}</td>
                <td className="before" style={{ overflowWrap: "anywhere" }}>{told(before)}</td>
                <td style={{ overflowWrap: "anywhere" }}>{told(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.prices.length > 0 && (
        <p>
          {t("product.prices")}{" "}
          {found.prices.map(({ price, until }) => t("product.priceUntil", { price: format.decimal(price), until: format.moment(until) })).join(" · ")}
        </p>
      )}
    </section>
  );
}
