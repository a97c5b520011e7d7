// A feed that the guard holds: what was expected and what came, the likely cause, the products behind it, and what a person
// can decide.

import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { Finding, PartnerReport } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { grouped } from "../../parts/changes";
import { useFormat } from "../../parts/format";
import { MetricChart } from "../../parts/MetricChart";
import { usePartnerName } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { useWhy } from "../../parts/told";
import { useWords } from "../../words";

interface Props {
  shop: string;
  run: number;
  mapping: string;
  /** It is the one that was asked for, among others that are held too. */
  wanted: boolean;
  report: PartnerReport | undefined;
}

/** Feeds that are drawn before the one that is held. */
const FEEDS = 40;
/** Edits that are told. */
const EDITS = 5;

export function Held({ shop, run, mapping, wanted, report }: Props) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const why = useWhy();
  const partner = usePartnerName()(mapping);
  const release = useDo("release");
  const decide = (decision: "release" | "expected" | "reject") => release.mutate({ shop, run, mapping, decision });
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (wanted) box.current?.focus();
  }, [wanted]);
  const findings = report?.guard.filter(({ level }) => level === "hold") ?? [];
  return (
    <section ref={box} tabIndex={-1} className="problem" style={{ maxWidth: "none" }} aria-label={t("held.title", { partner })}>
      <strong>{t("held.title", { partner })}</strong>
      {findings.length === 0 && report?.why.map((one, index) => <span key={one}>{why.why({ text: one, troubles: report.troubles?.[index] ?? [] })}</span>)}
      {findings.map((finding) => <Found key={`${finding.metric} ${finding.rule}`} shop={shop} mapping={mapping} finding={finding} />)}
      <Edited shop={shop} mapping={mapping} />
      <span className="quiet">{t("held.about")}</span>
      <div className="row wrap" style={{ marginTop: 6 }}>
        <Button variant="default" disabled={release.isPending} onClick={() => decide("expected")}>{t("held.expected")}</Button>
        <Button variant="default" disabled={release.isPending} onClick={() => decide("reject")}>{t("held.reject")}</Button>
        <TextInput w={190} aria-label={t("held.type", { partner })} placeholder={t("held.type", { partner })} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button color="red" disabled={name.trim() !== partner || release.isPending} onClick={() => decide("release")}>{t("held.release")}</Button>
      </div>
      <Problem error={release.error} />
      <span className="row wrap" style={{ gap: 16 }}>
        <a href={to("shop", shop, "partner", mapping, "guard")}>{t("held.limits")}</a>
        {(["mapping", "check", "preview", "monitor"] as const).map((tab) => <a key={tab} href={to("shop", shop, "partner", mapping, tab)}>{t(`${tab}.title`)}</a>)}
      </span>
      <Expected shop={shop} mapping={mapping} metrics={findings.map(({ metric }) => metric)} />
    </section>
  );
}

/** What was done to the settings since the last good feed: who sees an own edit there knows why. */
function Edited({ shop, mapping }: { shop: string; mapping: string }) {
  const { t, note } = useWords();
  const format = useFormat();
  const asked = useAsk("edits_since_live", { shop, mapping });
  const changes = grouped(asked.data ?? []);
  if (changes.length === 0) return null;
  return (
    <div>
      <span>{t("held.edits")}</span>
      <ul style={{ margin: "2px 0", paddingLeft: 20 }}>
        {changes.slice(0, EDITS).map((change) => <li key={change.key}>{format.near(change.saved)} · {note(change.note)}</li>)}
      </ul>
      <a href={to("shop", shop, "history")}>{t("held.edited")}</a>
    </div>
  );
}

/** What is wrong, what probably led to it, and the products behind it. */
function Found({ shop, mapping, finding }: { shop: string; mapping: string; finding: Finding }) {
  const { t } = useWords();
  const told = useWhy();
  const { metric, products } = finding;
  const cause = told.cause(finding);
  // A value that the partner requires and nobody gave is given in the mapping.
  const [, attribute] = /^empty:(.+)$/.exec(metric) ?? [];
  return (
    <div>
      <div>{told.found(finding)}</div>
      {attribute && <a href={to("shop", shop, "partner", mapping, "mapping", attribute)}>{t("held.fill", { attribute })}</a>}
      {cause && !attribute && <div className="quiet">{t("held.cause", { cause })}</div>}
      {products.length > 0 && (
        <div className="row wrap" style={{ gap: "0 10px" }}>
          <span className="quiet">{t("check.behind")}</span>
          {products.slice(0, 10).map((id) => <a key={id} href={to("shop", shop, "product", id, mapping)}>{id}</a>)}
        </div>
      )}
    </div>
  );
}

/** The first of the metrics that has a course, with the limits that were believed. */
function Expected({ shop, mapping, metrics }: { shop: string; mapping: string; metrics: string[] }) {
  const asked = useAsk("monitor", { shop, mapping, feeds: FEEDS }, { when: metrics.length > 0 });
  const series = metrics.map((metric) => asked.data?.series.find((one) => one.metric === metric)).find((one) => one && one.moments.length > 1);
  return series ? <MetricChart shop={shop} series={series} height={170} /> : null;
}
