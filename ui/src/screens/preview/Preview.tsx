// What the partner would get: as a grid, product by product beside the source, and the live feed as it is written.

import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { go, to } from "../../parts/route";
import { useWords } from "../../words";
import { type At, Feed } from "./Feed";
import { Lineage } from "./Lineage";
import { Raw } from "./Raw";
import { Since } from "./Since";

export function Preview({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const [view, setView] = useState("grid");
  const [beside, setBeside] = useState(false);
  const [wanted, setWanted] = useState("");
  const [at, setAt] = useState<At | null>(null);
  const checked = useAsk("check", { shop, mapping }, { smooth: true });
  const out = checked.data?.report.out;
  const health = useAsk("health", { shop });
  const held = health.data?.find((partner) => partner.mapping === mapping)?.held;
  return (
    <PartnerPlace
      shop={shop}
      mapping={mapping}
      tab="preview"
      still
      about={out != null && t("preview.about", { count: out, number: format.number(out) })}
      tools={
        <>
          {view === "grid" && <Switch label={t("preview.beside")} checked={beside} onChange={(event) => setBeside(event.currentTarget.checked)} />}
          {/* What is missing tells why. */}
          <form style={{ flex: "0 1 150px", minWidth: 90 }} onSubmit={(event) => { event.preventDefault(); if (wanted.trim()) go("shop", shop, "product", wanted.trim(), mapping); }}>
            <TextInput aria-label={t("preview.find")} title={t("preview.find")} placeholder={t("preview.find")} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)} />
          </form>
          <SegmentedControl size="xs" value={view} onChange={setView} data={[{ value: "grid", label: t("preview.grid") }, { value: "since", label: t("preview.since") }, { value: "raw", label: t("preview.raw") }]} />
        </>
      }
    >
      {held != null && <p className="quiet" style={{ padding: "10px 20px 0" }}>{t("preview.held", { run: held })} <a href={to("shop", shop, "runs", String(held), mapping)}>{t("preview.heldLook")}</a></p>}
      {view === "raw" && <Raw shop={shop} mapping={mapping} />}
      {view === "since" && <Since shop={shop} mapping={mapping} />}
      {view === "grid" && (
        <div className="with-lineage">
          {/* Another count is another feed: how many records it has is found anew. */}
          <Feed key={out} shop={shop} mapping={mapping} out={out} beside={beside} at={at} look={setAt} />
          {at && <Lineage shop={shop} mapping={mapping} product={at.product} column={at.column} close={() => setAt(null)} />}
        </div>
      )}
    </PartnerPlace>
  );
}
