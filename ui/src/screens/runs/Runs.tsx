// The last runs: how each ended, what changed in the catalog, what each partner got.

import { Button } from "@mantine/core";
import { Fragment, useState } from "react";
import type { RunTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { LeftOut } from "../../parts/LeftOut";
import { lostRows } from "../../parts/lost";
import { Goes } from "../../parts/Goes";
import { usePartnerName } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { type Colour, Empty, Light, Place, Waiting } from "../../parts/small";
import { useAnswer, useWhy } from "../../parts/told";
import { useWords } from "../../words";
import { Held } from "./Held";

const colours: Record<string, Colour> = { done: "good", written: "good", delivered: "good", held: "held", failed: "wrong", running: "off", counted: "off" };

interface Props {
  shop: string;
  /** The run that is open. */
  given: number | null;
  /** The mapping whose held feed is asked for. */
  asked: string | null;
}

export function Runs({ shop, given, asked: wanted }: Props) {
  const { t } = useWords();
  const asked = useAsk("runs", { shop });
  const run = useDo("run");
  const [chosen, setOpen] = useState<number | null>(given);
  // What failed last, and else what waits for a decision, is open by itself.
  const last = asked.data?.find(({ finished }) => finished);
  const open = chosen ?? (last?.failure ? last : asked.data?.find(({ held }) => held.length > 0))?.run ?? 0;
  return (
    <Place title={t("runs.title")} actions={<Button loading={run.isPending} onClick={() => run.mutate({ shop, partners: [] })}>{t("run.now")}</Button>}>
      <Problem error={asked.error ?? run.error} />
      {asked.isPending && <Waiting />}
      {asked.data?.length === 0 && <Empty title={t("runs.none")}><p className="quiet">{t("runs.noneAbout")}</p></Empty>}
      {asked.data && asked.data.length > 0 && (
        <table className="list">
          <thead>
            <tr>
              <th>{t("runs.run")}</th>
              <th>{t("runs.ended")}</th>
              <th className="number">{t("today.products")}</th>
              <th className="number">{t("today.added")}</th>
              <th className="number">{t("today.changed")}</th>
              <th className="number">{t("today.removed")}</th>
              <th className="number">{t("runs.took")}</th>
            </tr>
          </thead>
          <tbody>
            {asked.data.map((one) => (
              <Fragment key={one.run}>
                <Line run={one} open={open === one.run} toggle={() => setOpen(open === one.run ? 0 : one.run)} />
                {open === one.run && <tr><td colSpan={7}><Detail shop={shop} run={one} wanted={one.run === given ? wanted : null} /></td></tr>}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Place>
  );
}

function Line({ run: { run, started, finished, status, report }, open, toggle }: { run: RunTold; open: boolean; toggle: () => void }) {
  const { t, of } = useWords();
  const format = useFormat();
  const seconds = finished ? (new Date(finished).getTime() - new Date(started).getTime()) / 1000 : null;
  const left = lostRows(report?.snapshot.issues ?? []);
  const colour = status === "done" && left > 0 ? "held" : (colours[status] ?? "off");
  const numbers = [report?.snapshot.rows, report?.snapshot.added, report?.snapshot.changed, report?.snapshot.removed];
  return (
    <tr className="act" onClick={toggle}>
      <td><button type="button" className="plain" aria-expanded={open} onClick={(event) => { event.stopPropagation(); toggle(); }}>{run} <span className="quiet">{format.moment(started)}</span></button></td>
      <td>
        <span className="row" style={{ gap: 7 }}><Light colour={colour} label={of("status", status)} />{of("status", status)}</span>
        {left > 0 && <div className="held">{t("leftOut.rows", { count: left, number: format.number(left) })}</div>}
      </td>
      {numbers.map((number, index) => (
        // The four numbers have fixed places.
        // oxlint-disable-next-line react/no-array-index-key
        <td key={index} className="number">{number == null ? "–" : format.number(number)}</td>
      ))}
      <td className="number">{seconds == null ? "–" : t("runs.seconds", { seconds: format.decimal(seconds.toFixed(1)) })}</td>
    </tr>
  );
}

function Detail({ shop, run: { run: number, report, failure, held }, wanted }: { shop: string; run: RunTold; wanted: string | null }) {
  const { t, of } = useWords();
  const format = useFormat();
  const told = useWhy();
  const called = usePartnerName();
  const answer = useAnswer();
  if (!report) return failure ? <Problem error={{ told: failure }} /> : <p className="wrong">{t("runs.noReport")}</p>;
  return (
    <div className="stack" style={{ gap: 10 }}>
      {held.map((mapping) => <Held key={mapping} shop={shop} run={number} mapping={mapping} wanted={mapping === wanted} report={report.partners.find(({ partner }) => partner === mapping)} />)}
      <LeftOut shop={shop} issues={report.snapshot.issues} products={report.snapshot.rows} />
      <div className="goes">
        {report.partners.map((one) => (
          <section key={one.partner} aria-label={called(one.partner)}>
            <h3><a href={to("shop", shop, "partner", one.partner, "check")}>{called(one.partner)}</a></h3>
            <Goes told={one} />
          </section>
        ))}
      </div>
      <table className="list">
        <tbody>
          {report.partners.map(({ partner, status, out, why, guard, troubles, file, bytes }) => (
            <tr key={partner}>
              <td style={{ width: 170 }}><a href={to("shop", shop, "partner", partner)}>{called(partner)}</a></td>
              <td style={{ width: 120 }}><span className="row" style={{ gap: 7 }}><Light colour={colours[status] ?? "off"} label={of("status", status)} />{of("status", status)}</span></td>
              <td className="number" style={{ width: 80 }}>{format.number(out)}</td>
              <td className="quiet">
                {status === "held" && guard.length > 0
                  ? guard.filter(({ level }) => level === "hold").map((finding) => <div key={`${finding.metric} ${finding.rule}`} className="held">{[told.found(finding), told.cause(finding)].filter(Boolean).join("; ")}</div>)
                  : why.map((one, index) => <div key={one} className="held">{told.why({ text: one, troubles: troubles?.[index] ?? [] })}</div>)}
              </td>
              <td className="mono quiet" style={{ overflowWrap: "anywhere", minWidth: 130 }}>{file && `${file} · ${format.bytes(bytes)}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.snapshot.joins.map(({ source, matched, unmatched_products, unmatched_rows, near_misses }) => (
        <p key={source} className="quiet">{t("runs.join", { source, matched: format.number(matched), products: format.number(unmatched_products), rows: format.number(unmatched_rows), near: format.number(near_misses) })}</p>
      ))}
      {report.notes.map((note, index) => <p key={note} className="held">{answer(report.notes_said?.[index], note)}</p>)}
    </div>
  );
}
