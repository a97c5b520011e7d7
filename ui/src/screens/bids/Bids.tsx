// Bids of a partner: how it takes them, what is bid and why, and what that gives product by product.

import { Button } from "@mantine/core";
import { useState } from "react";
import type { BidConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { Condition } from "../../parts/Condition";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { go } from "../../parts/route";
import { Empty, Waiting } from "../../parts/small";
import { Read, Value } from "../../parts/Value";
import { useWords } from "../../words";
import { BidForm } from "./BidForm";
import { doesOf, ready } from "./built";
import { Sampled } from "./Sampled";

/** `first`: the kind of label to bid by, at once. */
export function Bids({ shop, mapping, first }: { shop: string; mapping: string; first: string | null }) {
  const { t } = useWords();
  const asked = useAsk("bids", { shop, mapping });
  const filled = useAsk("mapping", { shop, mapping });
  const [open, setOpen] = useState<string | true | null>(null);
  const told = asked.data;
  const labels = useAsk("labels", { shop }, { when: first !== null });
  const [begun, setBegun] = useState(first === null);
  // Ready reasons go to the bid that is there, if there is one.
  if (!begun && told && labels.data) {
    setBegun(true);
    setOpen(told.bids[0]?.[0] ?? true);
  }
  const reasons = ready(labels.data ?? []).filter(({ kind }) => kind === first);
  const fields = filled.data?.fields ?? [];
  const common = { shop, mapping, fields, reasons, close: () => (first ? go("shop", shop, "partner", mapping, "bids") : setOpen(null)) };
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="bids" tools={<Button variant="subtle" disabled={open === true || !told} onClick={() => setOpen(true)}>{t("bids.add")}</Button>}>
      <div className="stack">
        <Problem error={asked.error} />
        {asked.isPending && <Waiting />}
        {told && <p>{t(`bids.by.${told.takes.by}`, { attributes: (told.takes.attributes ?? []).join(", ") })}</p>}
        {told && open === true && <BidForm {...common} told={told} />}
        {told?.bids.length === 0 && open !== true && <Empty title={t("bids.empty")}><p className="quiet">{t("bids.emptyAbout")}</p></Empty>}
        {told?.bids.map((bid) => {
          const [name, config] = bid;
          if (open === name) return <BidForm key={name} {...common} told={told} bid={bid} />;
          return (
            <article key={name} className="card stack" style={{ gap: 10 }}>
              <header className="row">
                <h2 className="grow">{name}</h2>
                <Button variant="default" size="compact-xs" onClick={() => setOpen(name)}>{t("rules.edit")}</Button>
              </header>
              <Told config={config} currency={told.currency} />
              <Sampled shop={shop} mapping={mapping} bid={name} config={config} />
            </article>
          );
        })}
      </div>
    </PartnerPlace>
  );
}

function Told({ config: { base, floor, ceiling, step, rules }, currency }: { config: BidConfig; currency: string }) {
  const { t } = useWords();
  const format = useFormat();
  const amount = (one: BidConfig["floor"]) => (typeof one === "number" ? <strong className="number">{format.decimal(String(one))}</strong> : <Value value={one} />);
  return (
    <div className="stack" style={{ gap: 4 }}>
      <span className="sentence">
        <span className="word">{t("bids.base", { currency })} </span>{amount(base)}
        {floor != null && <><span className="word">{` · ${t("bids.floor")} `}</span>{amount(floor)}</>}
        {ceiling != null && <><span className="word">{` · ${t("bids.ceiling")} `}</span>{amount(ceiling)}</>}
        {step != null && <><span className="word">{` · ${t("bids.step")} `}</span>{amount(step)}</>}
      </span>
      {rules?.map((rule) => {
        const does = doesOf(rule);
        return (
          <div key={rule.name} className={rule.on === false ? "sentence quiet" : "sentence"}>
            <strong>{rule.name}</strong>
            <span className="word">{`: ${rule.if ? t("rules.if") : t("rules.always")} `}</span>
            {rule.if && <Read value><Condition condition={rule.if} /></Read>}
            <span className="word">{` ${t("rules.then")} `}</span>
            {does === "none" ? t("bids.none") : <><span className="word">{t(`bids.does.${does}`)} </span>{amount(rule[does])}</>}
            {rule.on === false && <span className="tag">{` ${t("rules.off")}`}</span>}
          </div>
        );
      })}
    </div>
  );
}
