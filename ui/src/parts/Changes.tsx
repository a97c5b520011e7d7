// What differs between two feeds of a partner: products in and out, values by attribute, and the first products.

import { useState } from "react";
import type { Changes as Told } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";
import { to } from "./route";

interface Props {
  shop: string;
  mapping: string;
  changes: Told;
}

const FIRST = 8;

export function Changes({ shop, mapping, changes: { added, removed, changed, columns, products } }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const figures = [
    ["changes.added", added, "good"],
    ["changes.removed", removed, "wrong"],
    ["changes.changed", changed, ""],
  ] as const;
  return (
    <div className="stack" style={{ gap: 12 }}>
      <div className="figures">
        {figures.map(([word, count, colour]) => <span key={word} className="figure"><b className={count > 0 ? colour : "quiet"}>{format.number(count)}</b><span className="quiet">{t(word, { count })}</span></span>)}
      </div>
      {Object.keys(columns).length > 0 && (
        <div className="row wrap" style={{ gap: 6 }}>
          <span className="quiet">{t("changes.columns")}</span>
          {Object.entries(columns).map(([column, count]) => <span key={column} className="token">{column} <span className="quiet number">{format.number(count)}</span></span>)}
        </div>
      )}
      {products.length > 0 && (
        <table className="list" style={{ maxWidth: 900 }}>
          <thead>
            <tr><th>{t("preview.product")}</th><th>{t("changes.what")}</th></tr>
          </thead>
          <tbody>
            {products.slice(0, all ? undefined : FIRST).map(({ id, what, values }) => (
              <tr key={id}>
                <td style={{ whiteSpace: "nowrap" }}><a href={to("shop", shop, "product", id, mapping)}>{id}</a></td>
                <td>
                  {what === "added" && <span className="good">{t("changes.in")}</span>}
                  {what === "removed" && <span className="wrong">{t("changes.out")}</span>}
                  {values.map(({ column, before, after }) => (
                    <span key={column} className="change">
                      <span className="quiet">{column}</span>
                      <span className="before clamp">{before || t("product.nothing")}</span>
                      <span className="clamp">{after || <span className="quiet">{t("product.nothing")}</span>}</span>
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {!all && products.length > FIRST && <div><button type="button" className="suggestion" onClick={() => setAll(true)}>{t("changes.more", { number: products.length })}</button></div>}
    </div>
  );
}
