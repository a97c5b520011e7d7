// The gallery of ready rules: what shops steer on, for the labels that this one has; bidding, where the partner takes bids;
// and what is missing for the others.

import type { LabelTold, RuleConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { to } from "../../parts/route";
import { useWords } from "../../words";
import { missing, recipes, rule } from "./recipes";

interface Props {
  shop: string;
  mapping: string | null;
  labels: LabelTold[];
  take: (rule: RuleConfig) => void;
}

export function Recipes({ shop, mapping, labels, take }: Props) {
  const { t, of } = useWords();
  const bids = useAsk("bids", { shop, mapping: mapping ?? "" }, { when: mapping !== null });
  const bidding = mapping !== null && bids.data !== undefined && bids.data.takes.by !== "none";
  const lacking = labels.length > 0 ? missing(labels) : [];
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="row wrap" style={{ gap: 6 }}>
        <span className="quiet">{t("builder.recipes")}</span>
        {recipes(labels).map((recipe) => (
          <button key={`${recipe.kind} ${recipe.label}`} type="button" className="token chip plain-chip" title={`${recipe.label}: ${recipe.bands.join(", ")}`} onClick={() => take(rule(recipe, of("recipe", recipe.kind), of("recipeReason", recipe.kind)))}>{of("recipe", recipe.kind)}</button>
        ))}
        {bidding && <a className="token chip plain-chip" href={to("shop", shop, "partner", mapping, "bids")}>{t("recipe.bids")}</a>}
      </div>
      {lacking.length > 0 && <span className="tag">{t("recipe.missing", { labels: lacking.map((kind) => of("labelKind", kind).split(",")[0] ?? kind).join(", ") })}</span>}
    </div>
  );
}
