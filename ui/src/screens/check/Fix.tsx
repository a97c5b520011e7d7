// What helps against an issue: what it would do is counted on the whole feed before it is taken into the draft.

import { Button, Select } from "@mantine/core";
import { useState } from "react";
import type { IssueReport, Proposal, ValueConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Waiting } from "../../parts/small";
import { useWords } from "../../words";

/** The proposal in the person's language. */
function useProposal() {
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

interface Subject {
  shop: string;
  mapping: string;
  issue: IssueReport;
  /** What fills the attribute now. */
  value: ValueConfig | null;
}

interface Props extends Subject {
  /** Its effect is counted at once. */
  tried: boolean;
  /** The values that the partner takes for it. */
  choices: string[];
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

/** The value with one that the partner refuses turned into one of its own, in the table that did so for others before. */
export function meant(value: ValueConfig, refused: string, choice: string): ValueConfig {
  const use = value.use ?? [];
  const last = use.at(-1);
  const kept = last?.do === "map" && !Array.isArray(last.table) ? last : undefined;
  // What that table itself gives is not looked up in it again.
  const given = [...Object.values((kept?.table ?? {}) as Record<string, string>), kept?.otherwise];
  const known = given.includes(refused) ? undefined : kept;
  const table = { ...(known?.table as Record<string, string> | undefined), [refused]: choice };
  return { ...value, use: [...(known ? use.slice(0, -1) : use), { ...known, do: "map", table }] };
}

/** Where a person does what is proposed. */
function place(shop: string, mapping: string, { attribute, proposal }: IssueReport): string {
  if (proposal?.kind === "map_category") return to("shop", shop, "partner", mapping, "categories");
  const filled = proposal?.kind === "fill" ? proposal.attribute : attribute;
  return to("shop", shop, "partner", mapping, "mapping", filled.split("/")[0] ?? filled);
}

/** What helps in a few words: it leads to where it is done. */
export function Helps({ shop, mapping, issue, value, attempt }: Subject & { attempt: () => void }) {
  const told = useProposal()(issue.proposal);
  if (!told || issue.proposal?.kind === "correct") return <span className="quiet">{told || issue.fix}</span>;
  if (proposed(issue, value)) return <button type="button" className="plain link" onClick={(event) => { event.stopPropagation(); attempt(); }}>{told}</button>;
  return <a href={place(shop, mapping, issue)} onClick={(event) => event.stopPropagation()}>{told}</a>;
}

export function Fix({ shop, mapping, issue, value, choices, tried }: Props) {
  const { t } = useWords();
  const told = useProposal();
  const [shown, setShown] = useState(tried);
  const { proposal } = issue;
  const [choice, setChoice] = useState<string | null>(null);
  // A long value is told shortened, and parts of a group are filled together: those are said in the editor.
  const refused = issue.value ?? "";
  const asks = proposal?.kind === "map_value" && value && choices.length > 0 && refused && refused.length < 80 && !issue.attribute.includes("/");
  const change = asks && choice ? { attribute: issue.attribute, value: meant(value, refused, choice) } : proposed(issue, value);
  const { attribute } = issue;
  return (
    <div className="stack" style={{ gap: 10 }}>
      <div className="row wrap">
        {change && !asks && <Button variant="default" disabled={shown} onClick={() => setShown(true)}>{told(proposal)}</Button>}
        {asks && <Select searchable w={280} label={t("fix.meant", { value: refused })} placeholder={t("fix.choose")} value={choice} data={choices} onChange={(next) => { setChoice(next); setShown(next !== null); }} />}
        {!change && proposal?.kind === "correct" && <span>{told(proposal)}</span>}
        <a href={place(shop, mapping, issue)}>{(!change && !asks && proposal?.kind !== "correct" && told(proposal)) || t("fix.edit", { attribute })}</a>
      </div>
      {shown && change && <Effect key={choice} shop={shop} mapping={mapping} change={change} products={issue.products} close={() => { setShown(false); setChoice(null); }} />}
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
                  <td>{id}</td>
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
