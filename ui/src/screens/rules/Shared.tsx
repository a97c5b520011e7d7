// The shared rules that act on a partner's feed before its own, with what each does.

import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { to } from "../../parts/route";
import { useWords } from "../../words";

export function Shared({ shop }: { shop: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("rules", { shop, mapping: null }, { smooth: true });
  const acting = (asked.data ?? []).filter(({ rule }) => rule.on !== false);
  if (acting.length === 0) return null;
  return (
    <section className="quiet" style={{ marginBottom: 18 }} aria-label={t("rules.shared", { count: acting.length })}>
      <p>{t("rules.shared", { count: acting.length })} <a href={to("shop", shop, "rules")}>{t("rules.sharedChange")}</a></p>
      <ul className="plain-list">
        {acting.map(({ rule, counts }) => (
          <li key={rule.name}>
            {rule.name}
            {counts && <span className="tag">{(["matched", "excluded", "included"] as const).filter((did) => did === "matched" || counts[did] > 0).map((did) => ` · ${t(`rules.${did}`)} ${format.number(counts[did])}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
