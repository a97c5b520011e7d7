// Explain: the way of a product to a partner, from top to bottom, each step with before and after.

import { Switch } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { AttributeTrace, RuleTrace, Story } from "../../host";
import { BidWay } from "../../parts/BidWay";
import { useFormat } from "../../parts/format";
import { to } from "../../parts/route";
import { Done, useShown, Way } from "../../parts/Way";
import { useWords } from "../../words";
import { Issue } from "./Issue";
import { Labels } from "./Labels";

function Step({ mark = "", title, children }: { mark?: string; title: ReactNode; children?: ReactNode }) {
  return (
    <section className={`step ${mark}`}>
      <h2>{title}</h2>
      {children && <div className="step-body">{children}</div>}
    </section>
  );
}

function Change({ name, before, after }: { name: string; before: string | null; after: string | null }) {
  const { t, fieldCalled } = useWords();
  const format = useFormat();
  const told = (text: string | null) => (text === null ? t("product.nothing") : format.fraction(text));
  return (
    <div className="change">
      <span className="token field" title={name}>{fieldCalled(name)}</span>
      <span className="before">{told(before)}</span>
      <span>→</span>
      <span>{told(after)}</span>
    </div>
  );
}

function Rule({ rule, shop, mapping }: { rule: RuleTrace; shop: string; mapping: string }) {
  const { t } = useWords();
  const shown = useShown();
  const tests = rule.tests.filter(({ depth, does, result }) => (depth > 0 || "test" in does) && result !== null);
  const place = rule.level === "partner" ? ["partner", mapping, "rules"] : ["rules"];
  return (
    <div className={rule.matched ? "" : "quiet"}>
      <div className="row" style={{ gap: 8 }}>
        <a href={to("shop", shop, ...place)}>{rule.rule}</a>
        <span className="tag">{rule.matched ? t("product.holds") : t("product.holdsNot")}</span>
      </div>
      {tests.map((step) => <div key={`${step.step} ${step.result}`} className="quiet"><Done step={step} />{`: ${shown(step.shown)}`}</div>)}
      {rule.changes.map(({ field, before, after }) => <Change key={field} name={field} before={before} after={after} />)}
    </div>
  );
}

function Attribute({ trace }: { trace: AttributeTrace }) {
  const { t } = useWords();
  const written = trace.written.map(([, text]) => text).join(" · ");
  return (
    <details>
      <summary className="row" style={{ cursor: "pointer", alignItems: "baseline" }}>
        <span style={{ width: 190, flex: "none" }}>{trace.attribute}</span>
        <span className={written ? "grow cut" : "grow quiet"}>{written || t("product.notWritten")}</span>
      </summary>
      <Way steps={trace.steps} />
      {trace.written.map(([column, text], index) => (
        // A column may be written several times.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} style={{ paddingLeft: 14, overflowWrap: "anywhere" }}><span className="mono quiet">{column}</span> {text}</div>
      ))}
    </details>
  );
}

/** Errors for which the partner may refuse the product. */
export function faults({ issues }: Story): number {
  return issues.filter(({ severity }) => severity === "error").length;
}

export function StoryTold({ shop, mapping, story }: { shop: string; mapping: string; story: Story }) {
  const { t, said, fieldCalled } = useWords();
  const [all, setAll] = useState(false);
  const decisive = story.reasons.find(({ decisive: decides }) => decides);
  const others = story.reasons.filter((reason) => reason !== decisive);
  const told = story.rules.filter(({ matched, changes }) => all || matched || changes.length > 0);
  const filled = story.attributes.filter(({ written }) => written.length > 0);
  // What changed is no word of the source; it is told by the product's history.
  const source = story.source.filter(([field]) => field !== "changed");
  const empty = story.attributes.filter(({ written }) => written.length === 0);
  const errors = faults(story);
  const goes = errors > 0 ? "decides" : "sent";
  return (
    <div className="story">
      <Step mark={story.included ? goes : "decides"} title={story.included ? (errors > 0 ? t("product.getsFaulty", { count: errors }) : t("product.gets")) : t("product.getsNot", { reason: said("reason", decisive?.said, decisive?.reason ?? "") })}>
        {decisive?.rule && <span className="quiet">{t("product.decidedBy", { rule: decisive.rule })}</span>}
        {others.map(({ reason, said: message, rule, exclude }) => (
          <span key={`${reason} ${rule}`} className="quiet">{t(exclude ? "product.alsoOut" : "product.alsoIn", { reason: said("reason", message, reason), rule: rule ?? "" })}</span>
        ))}
      </Step>
      <Step title={t("product.readFrom", { from: story.from, item: story.item })}>
        {story.above && <span className="quiet">{t("product.above", { item: story.above.item, column: story.above.column, fields: story.above.fields.map(fieldCalled).join(", ") })}</span>}
        <details>
          <summary className="quiet" style={{ cursor: "pointer" }}>{t("product.values", { count: source.length })}</summary>
          {source.map(([field, text]) => (
            <div key={field} className="change"><span className="token field" title={field}>{fieldCalled(field)}</span><span className="grow" style={{ overflowWrap: "anywhere" }}>{text}</span></div>
          ))}
        </details>
      </Step>
      {story.labels.length > 0 && (
        <Step title={t("product.labels")}>
          <Labels labels={story.labels} />
        </Step>
      )}
      <Step title={t("product.rules")}>
        {told.length === 0 && <span className="quiet">{t("product.noRule")}</span>}
        {told.map((rule) => <Rule key={`${rule.level} ${rule.path}`} rule={rule} shop={shop} mapping={mapping} />)}
        {story.rules.length > told.length || all ? <Switch label={t("product.allRules")} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} /> : null}
      </Step>
      {story.bids.length > 0 && (
        <Step title={t("bids.title")}>
          {story.bids.map((bid) => <BidWay key={bid.bid} trace={bid} />)}
        </Step>
      )}
      <Step mark={story.included ? goes : ""} title={story.included ? t("product.attributes") : t("product.attributesNot")}>
        {filled.map((trace) => <Attribute key={trace.attribute} trace={trace} />)}
        {empty.length > 0 && (
          <details>
            <summary className="quiet" style={{ cursor: "pointer" }}>{t("product.empty", { count: empty.length })}</summary>
            {empty.map((trace) => <Attribute key={trace.attribute} trace={trace} />)}
          </details>
        )}
      </Step>
      {story.issues.length > 0 && (
        <Step mark={story.issues.some(({ severity }) => severity === "error") ? "decides" : ""} title={t("product.issues")}>
          {story.issues.map((issue) => <Issue key={`${issue.check} ${issue.attribute}`} issue={issue} shop={shop} mapping={mapping} />)}
        </Step>
      )}
    </div>
  );
}
