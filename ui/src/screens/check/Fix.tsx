// What helps against an issue: what it would do is counted on the whole feed before it is taken into the draft.

import { Button } from "@mantine/core";
import { useState } from "react";
import type { IssueReport, Proposal, ValueConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Waiting } from "../../parts/small";
import { useWords } from "../../words";

/** The proposal in the person's language. */
export function useProposal() {
  const { t, transform } = useWords();
  return (proposal: Proposal | null | undefined): string => {
    if (!proposal) return "";
    if (proposal.kind === "transform") {
      const given = Object.values(proposal.arguments).join(", ");
      const called = transform(proposal.name);
      return t("fix.transform", { name: given ? `${called} ${given}` : called });
    }
    if (proposal.kind === "fill") return t("fix.fill", { attribute: proposal.attribute });
    if (proposal.kind === "clear") return t("fix.clear", { attribute: proposal.attribute });
    return t(`fix.${proposal.kind}`);
  };
}

interface Props {
  shop: string;
  mapping: string;
  issue: IssueReport;
  /** What fills the attribute now. */
  value: ValueConfig | null;
}

/** The attribute and its value as the proposal has them; none where a person has to say more. */
export function proposed({ attribute, proposal }: IssueReport, value: ValueConfig | null): { attribute: string; value: ValueConfig } | null {
  // Parts of a group are filled together.
  const whole = attribute.split("/")[0] ?? attribute;
  if (proposal?.kind === "transform" && value) {
    return { attribute: whole, value: { ...value, use: [...(value.use ?? []), { do: proposal.name, ...proposal.arguments }] } };
  }
  if (proposal?.kind === "clear") return { attribute: proposal.attribute, value: { value: "" } };
  return null;
}

export function Fix({ shop, mapping, issue, value }: Props) {
  const { t } = useWords();
  const told = useProposal();
  const [shown, setShown] = useState(false);
  const { proposal } = issue;
  const change = proposed(issue, value);
  const attribute = proposal?.kind === "fill" ? proposal.attribute : issue.attribute;
  return (
    <div className="stack" style={{ gap: 10 }}>
      <div className="row wrap">
        {change && <Button variant="default" disabled={shown} onClick={() => setShown(true)}>{told(proposal)}</Button>}
        {!change && <span>{told(proposal)}</span>}
        {proposal?.kind === "map_category" ? (
          <a href={to("shop", shop, "partner", mapping, "categories")}>{t("categories.title")}</a>
        ) : (
          <a href={to("shop", shop, "partner", mapping, "mapping", attribute.split("/")[0] ?? attribute)}>{t("fix.edit", { attribute })}</a>
        )}
      </div>
      {shown && change && <Effect shop={shop} mapping={mapping} change={change} products={issue.products} close={() => setShown(false)} />}
    </div>
  );
}

interface EffectProps {
  shop: string;
  mapping: string;
  change: { attribute: string; value: ValueConfig };
  products: string[];
  close: () => void;
}

function Effect({ shop, mapping, change, products, close }: EffectProps) {
  const { t } = useWords();
  const format = useFormat();
  const effect = useAsk("value_effect", { shop, mapping, ...change, products: products.slice(0, 5) });
  const set = useDo("set_value", close);
  const told = effect.data;
  return (
    <div className="editor">
      {effect.isPending && <Waiting label={t("fix.counting")} />}
      <Problem error={effect.error ?? set.error} />
      {told && (
        <>
          <p>{t("fix.effect", { attribute: change.attribute, before: format.number(told.issues_before), after: format.number(told.issues_after) })} {t("fix.effectAll", { before: format.number(told.all_before), after: format.number(told.all_after) })}</p>
          <table className="list">
            <tbody>
              {told.samples.map(([id, before, after]) => (
                <tr key={id}>
                  <td style={{ whiteSpace: "nowrap" }}>{id}</td>
                  <td className="before">{before || t("product.nothing")}</td>
                  <td>{after || <span className="quiet">{t("product.nothing")}</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <div className="row">
        <Button disabled={!told} loading={set.isPending} onClick={() => set.mutate({ shop, mapping, ...change })}>{t("fix.take")}</Button>
        <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
      </div>
    </div>
  );
}
