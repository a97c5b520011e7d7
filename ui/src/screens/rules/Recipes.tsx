// The gallery of ready rules: what shops steer on, for the fields and labels that this one has; bidding, where the partner
// takes bids; and what is missing for the others.

import { Fragment } from "react";
import type { LabelTold, RuleConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { to } from "../../parts/route";
import { useWords } from "../../words";
import { missing, recipes, rule } from "./recipes";

interface Props {
  shop: string;
  mapping: string | null;
  labels: LabelTold[];
  fields: string[];
  /** The label one came from. */
  from: string | null;
  take: (rule: RuleConfig) => void;
}

export function Recipes({ shop, mapping, labels, fields, from, take }: Props) {
  const { t, of } = useWords();
  const bids = useAsk("bids", { shop, mapping: mapping ?? "" }, { when: mapping !== null });
  const bidding = mapping !== null && bids.data !== undefined && bids.data.takes.by !== "none";
  const has = (kind: string) => labels.some(({ config }) => config.kind === kind);
  const bid = (kind: string) => to("shop", shop, "partner", mapping ?? "", "bids", kind);
  const lacking = labels.length > 0 ? missing(labels) : [];
  return (
    <div className="stack" style={{ gap: 6 }}>
      <div className="row wrap" style={{ gap: 6 }}>
        <span className="quiet">{t("builder.recipes")}</span>
        {recipes(labels, fields, from).map((recipe) => {
          const tested = recipe.if;
          const name = [of("recipe", recipe.kind), recipe.label].filter(Boolean).join(": ");
          return <button key={`${recipe.kind} ${tested.field}`} type="button" className="token chip plain-chip" title={[tested.field, ...(tested.values as string[] | undefined ?? [])].join(" ")} onClick={() => take(rule(recipe, name, of("recipeReason", recipe.kind)))}>{name}</button>;
        })}
        {has("margin") && <a className="token chip plain-chip" href={bidding ? bid("margin") : to("shop", shop, "labels")}>{t(bidding ? "recipe.bid.margin" : "recipe.send.margin")}</a>}
        {has("season") && bidding && <a className="token chip plain-chip" href={bid("season")}>{t("recipe.bid.season")}</a>}
      </div>
      {lacking.length > 0 && (
        <span className="tag">
          {t("recipe.missing")}{" "}
          {lacking.map((kind, index) => (
            <Fragment key={kind}>
              {index > 0 && ", "}
              <a href={to("shop", shop, "labels", kind)}>{of("labelName", kind)}</a>
            </Fragment>
          ))}
        </span>
      )}
    </div>
  );
}
