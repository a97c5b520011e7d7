// Rows of the sources that became no products: how many, why, where the first is, and what helps.

import type { Issue } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";
import { lost, lostRows } from "./lost";
import { to } from "./route";

interface Props {
  shop: string;
  issues: Issue[];
  /** Products of the catalog: a few rows beside many are no alarm. */
  products: number;
  /** At the source itself, where another id is chosen. */
  here?: boolean;
}

export function LeftOut({ shop, issues, products, here = false }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const rows = lostRows(issues);
  const where = ({ line, item }: { line: number; item: number }) => (line > 0 ? t("leftOut.line", { line: format.number(line) }) : t("leftOut.item", { item: format.number(item) }));
  if (rows === 0) return null;
  return (
    <section className={rows * 100 < products ? "problem few" : "problem"} style={{ maxWidth: "none" }}>
      <strong>{t("leftOut.title", { count: rows, number: format.number(rows) })}</strong>
      {lost(issues).map(({ code, source, count, first: [first] }) => {
        const earlier = first?.earlier;
        const place = !first ? "" : earlier ? t("leftOut.earlier", { place: where(first), earlier: where(earlier) }) : where(first);
        return <span key={`${source} ${code}`}>{t(`leftOut.${code}`, { source, count, number: format.number(count), place, id: first?.text ?? "" })}</span>;
      })}
      <span>{t("leftOut.help")}</span>
      {!here && (
        <span className="row wrap" style={{ gap: 16 }}>
          {[...new Set(lost(issues).map(({ source }) => source))].map((source) => <a key={source} href={to("shop", shop, "source", source)}>{t("leftOut.choose", { source })}</a>)}
        </span>
      )}
    </section>
  );
}
