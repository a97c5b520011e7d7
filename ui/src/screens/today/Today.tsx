// Today: is everything live, what changed, and what is worth fixing next.

import { Button } from "@mantine/core";
import type { PartnerTold, ShopTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { type Colour, Empty, Fill, Light, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";

export function Today({ shop }: { shop: string }) {
  const { t } = useWords();
  const asked = useAsk("shop", { shop });
  const run = useDo("run");
  const read = useDo("read_sources");
  const told = asked.data;
  if (!told) return asked.error ? <Problem error={asked.error} /> : <Waiting />;
  return (
    <Place
      title={t("today.title")}
      about={told.config.name}
      actions={
        <>
          <Button variant="default" loading={read.isPending} onClick={() => read.mutate({ shop })}>{t("run.read")}</Button>
          <Button loading={run.isPending} disabled={told.partners.length === 0} onClick={() => run.mutate({ shop, partners: [] })}>{t("run.now")}</Button>
        </>
      }
    >
      <div className="stack" style={{ gap: 28 }}>
        <Problem error={run.error ?? read.error} />
        {told.catalog ? <Figures told={told} catalog={told.catalog} /> : <NeverRead />}
        {told.partners.length > 0 ? (
          <PartnersNow shop={shop} partners={told.partners} />
        ) : (
          <Empty title={t("today.noPartners")}>
            <p className="quiet">{t("today.noPartnersAbout")}</p>
            <Button component="a" href={to("shop", shop, "partners")}>{t("partners.add")}</Button>
          </Empty>
        )}
      </div>
    </Place>
  );
}

function NeverRead() {
  const { t } = useWords();
  return (
    <div>
      <h2>{t("today.neverRead")}</h2>
      <p className="quiet">{t("today.neverReadAbout")}</p>
    </div>
  );
}

function Figures({ told, catalog }: { told: ShopTold; catalog: NonNullable<ShopTold["catalog"]> }) {
  const { t } = useWords();
  const format = useFormat();
  const [added, changed, removed] = told.last_run?.changes ?? [];
  const figures: Array<[string, number | undefined]> = [
    [t("today.products"), catalog.products],
    [t("today.added"), added],
    [t("today.changed"), changed],
    [t("today.removed"), removed],
  ];
  return (
    <div className="figures">
      {figures.map(([label, value]) => value != null && (
        <div className="figure" key={label}>
          <b>{format.number(value)}</b>
          <span className="quiet">{label}</span>
        </div>
      ))}
      <div className="figure">
        <b>{format.moment(catalog.taken)}</b>
        <span className="quiet">{t("today.taken")}</span>
      </div>
    </div>
  );
}

const colours: Record<string, Colour> = { written: "good", delivered: "good", held: "held", failed: "wrong", counted: "off" };

function PartnersNow({ shop, partners }: { shop: string; partners: PartnerTold[] }) {
  const { t, of } = useWords();
  const format = useFormat();
  return (
    <section>
      <h2>{t("today.partners")}</h2>
      <table className="list" style={{ marginTop: 4 }}>
        <thead>
          <tr>
            <th>{t("today.partner")}</th>
            <th>{t("today.state")}</th>
            <th className="number">{t("today.out")}</th>
            <th className="number">{t("today.share")}</th>
            <th className="number">{t("today.errors")}</th>
            <th className="number">{t("today.warnings")}</th>
            <th className="number">{t("today.score")}</th>
          </tr>
        </thead>
        <tbody>
          {partners.map(({ mapping, name, on, last }) => {
            const status = !on ? "off" : (last?.status ?? "never");
            return (
              <tr key={mapping}>
                <td><a href={to("shop", shop, "partner", mapping)}>{name}</a></td>
                <td>
                  <span className="row" style={{ gap: 7 }}>
                    <Light colour={colours[status] ?? "off"} label={of("status", status)} />
                    {of("status", status)}
                  </span>
                  {last?.why.map((why) => <div key={why} className="held">{why}</div>)}
                </td>
                <td className="number">{last ? format.number(last.out) : "–"}</td>
                <td className="number">{last ? <Fill part={last.out} total={last.products} /> : "–"}</td>
                <td className="number">{last?.errors ? <a className="wrong" href={to("shop", shop, "partner", mapping, "check")}>{format.number(last.errors)}</a> : "–"}</td>
                <td className="number">{last?.warnings ? <a className="held" href={to("shop", shop, "partner", mapping, "check")}>{format.number(last.warnings)}</a> : "–"}</td>
                <td className="number">{last ? last.score : "–"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
