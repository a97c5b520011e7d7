// How a partner's feed fares: what is held on top, then every metric over the last feeds with what is believed of it.

import { Switch } from "@mantine/core";
import { useState } from "react";
import type { Series } from "../../host";
import { useAsk } from "../../parts/ask";
import { broken, shown, useMetric } from "../../parts/control";
import { useFormat } from "../../parts/format";
import { MetricChart } from "../../parts/MetricChart";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Empty, Light, lights, Waiting } from "../../parts/small";
import { useWhy } from "../../parts/told";
import { useWords } from "../../words";
import { Looks } from "./Looks";

export function Monitor({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const asked = useAsk("monitor", { shop, mapping }, { smooth: true });
  const health = useAsk("health", { shop });
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const metric = useMetric();
  const reason = useWhy();
  const mine = health.data?.find((one) => one.mapping === mapping);
  const told = asked.data;
  const series = told?.series ?? [];
  const listed = series.filter((one) => all || shown(one));
  const here = listed.find((one) => one.metric === chosen) ?? listed[0];
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="monitor" tools={<Switch label={t("monitor.all")} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />}>
      <div className="stack" style={{ gap: 20 }}>
        <Problem error={asked.error ?? health.error} />
        {asked.isPending && <Waiting />}
        {told?.held.map((run) => (
          <section key={run} className="problem" style={{ maxWidth: "none" }}>
            <strong>{t("monitor.held", { run })}</strong>
            <span>{t("monitor.heldAbout")}</span>
            <a href={to("shop", shop, "runs", String(run), mapping)}>{t("monitor.decide")}</a>
            <a href={to("shop", shop, "partner", mapping, "guard")}>{t("held.limits")}</a>
          </section>
        ))}
        {mine && (
          <section className="stack" style={{ gap: 4 }}>
            <span className="row"><Light colour={lights[mine.light]} label={t(`monitor.light.${mine.light}`)} /><strong>{t(`monitor.light.${mine.light}`)}</strong></span>
            {mine.why.map((why) => <p key={why.text}>{reason.why(why)}</p>)}
          </section>
        )}
        {told && series.length === 0 && <Empty title={t("monitor.none")}><p className="quiet">{t("monitor.noneAbout")}</p></Empty>}
        {here && (
          <div className="monitor">
            <nav className="stack" style={{ gap: 0 }} aria-label={t("monitor.metrics")}>
              {listed.map((one) => {
                const last = one.moments.at(-1);
                return (
                  <button key={one.metric} type="button" className="side-link plain-link" aria-current={one === here} onClick={() => setChosen(one.metric)}>
                    <span className="cut grow">{metric.name(one)}</span>
                    {last && broken(last) && <Light colour="held" label={t("monitor.unusual")} />}
                    {last && <span className="number">{metric.value(one, last.value)}</span>}
                  </button>
                );
              })}
            </nav>
            <One key={here.metric} shop={shop} series={here} />
          </div>
        )}
        <Looks shop={shop} mapping={mapping} />
      </div>
    </PartnerPlace>
  );
}

function One({ shop, series }: { shop: string; series: Series }) {
  const { t } = useWords();
  const format = useFormat();
  const metric = useMetric();
  const told = series.moments.filter(broken).toReversed();
  const last = series.moments.at(-1);
  return (
    <section className="stack" style={{ gap: 12, minWidth: 0 }} aria-label={metric.name(series)}>
      <h2>{metric.name(series)}</h2>
      {last && <p>{last.low == null || last.high == null ? t("monitor.early", { value: metric.value(series, last.value) }) : t("monitor.last", { value: metric.value(series, last.value), low: metric.value(series, last.low), high: metric.value(series, last.high) })}</p>}
      <MetricChart shop={shop} series={series} height={280} />
      {told.length === 0 && <p className="quiet">{t("monitor.calm")}</p>}
      {told.length > 0 && (
        <table className="list">
          <thead>
            <tr><th>{t("runs.run")}</th><th className="number">{t("monitor.value")}</th><th>{t("monitor.seen")}</th></tr>
          </thead>
          <tbody>
            {told.slice(0, 20).map((moment) => (
              <tr key={moment.run}>
                <td><a href={to("shop", shop, "runs", String(moment.run))}>{moment.run}</a> <span className="quiet">{format.moment(moment.at)}</span></td>
                <td className="number">{metric.value(series, moment.value)}</td>
                <td>{moment.broken.map(({ rule, level }) => <span key={rule} className={level === "hold" ? "wrong" : "held"}>{metric.rule(rule)} </span>)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
