// The partners today: how each fares, how its feed grew or shrank, what it refuses, when it ran and runs again.

import type { Response } from "../../host";
import { useFormat } from "../../parts/format";
import { to } from "../../parts/route";
import { type Colour, Fill, Light, lights } from "../../parts/small";
import { useWhy } from "../../parts/told";
import { useWords } from "../../words";
import { Spark } from "./Spark";

export type PartnerToday = Response<"today">["partners"][number];

const colours: Record<string, Colour> = { written: "good", delivered: "good", held: "held", failed: "wrong", counted: "off" };

export function Partners({ shop, partners }: { shop: string; partners: PartnerToday[] }) {
  const { t } = useWords();
  return (
    <section>
      <h2>{t("today.partners")}</h2>
      <table className="list" style={{ marginTop: 4 }}>
        <thead>
          <tr>
            <th>{t("today.partner")}</th>
            <th>{t("today.state")}</th>
            <th className="number">{t("today.out")}</th>
            <th>{t("today.course")}</th>
            <th className="number roomy">{t("today.share")}</th>
            <th className="number">{t("today.errors")}</th>
            <th className="number">{t("today.warnings")}</th>
            <th className="number">{t("today.score")}</th>
            <th className="number">{t("today.live")}</th>
            <th className="number">{t("today.next")}</th>
          </tr>
        </thead>
        <tbody>
          {partners.map((one) => <Line key={one.health.mapping} shop={shop} {...one} />)}
        </tbody>
      </table>
    </section>
  );
}

function Line({ shop, health, last, counts, next }: PartnerToday & { shop: string }) {
  const { t, of } = useWords();
  const format = useFormat();
  const told = useWhy();
  const { mapping, name, light, live_at: live, out, held, failed, why } = health;
  const status = held == null && failed != null ? "failed" : (last?.status ?? "never");
  const place = (...more: string[]) => to("shop", shop, "partner", mapping, ...more);
  // A run keeps what each check found: some products may be found by several.
  const least = (count: number) => t("today.atLeast", { number: format.number(count) });
  return (
    <tr>
      <td><a href={place()}>{name}</a></td>
      <td>
        <span className="row" style={{ gap: 7 }}>
          <Light colour={last || failed != null ? (colours[status] ?? lights[light]) : "off"} label={t(`monitor.light.${light}`)} />
          {of("status", status)}
        </span>
        {/* Why the run of all partners failed is told above them. */}
        {held == null && failed == null && why.map((one) => <div key={one.text} className="held">{told.why(one)}</div>)}
      </td>
      <td className="number">
        {held == null ? (last ? format.number(last.out) : "–") : t("today.isLive", { number: out == null ? "–" : format.number(out) })}
        {held != null && last && <div className="held">{t("today.isHeld", { number: format.number(last.out) })}</div>}
      </td>
      <td><Spark values={counts} /></td>
      <td className="number roomy">{last && held == null ? <Fill part={last.out} total={last.products} /> : "–"}</td>
      <td className="number least">{last?.errors ? <a className="wrong" href={place("check")}>{least(last.errors)}</a> : "–"}</td>
      <td className="number least">{last?.warnings ? <a className="held" href={place("check")}>{least(last.warnings)}</a> : "–"}</td>
      <td className="number">{last ? last.score : "–"}</td>
      <td className="number">{live ? format.near(live) : "–"}</td>
      <td className="number">{next ? format.near(next) : "–"}</td>
    </tr>
  );
}
