// Today: is everything live, what waits for a decision, what changed, and what is worth fixing next.

import { Button, CopyButton } from "@mantine/core";
import type { Response, ShopTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { LeftOut } from "../../parts/LeftOut";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useTrouble, useWhy } from "../../parts/told";
import { useWords } from "../../words";
import { Fixes } from "./Fixes";
import { lookedAt } from "./looked";
import { Partners, type PartnerToday } from "./Partners";

export function Today({ shop }: { shop: string }) {
  const { t } = useWords();
  const asked = useAsk("shop", { shop });
  const today = useAsk("today", { shop });
  const run = useDo("run");
  const read = useDo("read_sources");
  const told = asked.data;
  if (!told) return asked.error ? <Problem error={asked.error} /> : <Waiting />;
  const held = today.data?.partners.filter(({ health }) => health.held != null) ?? [];
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
        <Problem error={run.error ?? read.error ?? today.error} />
        {today.data?.failed && <Failed shop={shop} failed={today.data.failed} />}
        {held.length > 0 && <Held shop={shop} held={held} />}
        {told.catalog && <LeftOut shop={shop} issues={told.catalog.issues} products={told.catalog.products} />}
        {told.catalog ? <Figures told={told} catalog={told.catalog} /> : <NeverRead />}
        {told.partners.length > 0 && today.data && <Partners shop={shop} partners={today.data.partners} />}
        {today.data?.partners.some(({ health }) => health.live_at) && <Written folder={shop} />}
        {told.partners.length === 0 && (
          <Empty title={t("today.noPartners")}>
            <p className="quiet">{t("today.noPartnersAbout")}</p>
            <Button component="a" href={to("shop", shop, "partners")}>{t("partners.add")}</Button>
          </Empty>
        )}
        {today.data && today.data.fixes.length > 0 && <Fixes shop={shop} fixes={today.data.fixes} />}
      </div>
    </Place>
  );
}

/** The last run of all came to nothing: why, and what helps. */
function Failed({ shop, failed: { run, started, error } }: { shop: string; failed: NonNullable<Response<"today">["failed"]> }) {
  const { t } = useWords();
  const format = useFormat();
  const { trouble } = useTrouble();
  const { what, help, place, detail } = trouble(error);
  return (
    <section className="problem" style={{ maxWidth: "none" }} role="alert">
      <strong>{t("today.failed", { when: format.moment(started), what })}</strong>
      {place && <span className="quiet">{place}</span>}
      {help && <span>{help}</span>}
      {detail && <span className="quiet" lang="en">{detail}</span>}
      <span className="quiet">{t("today.failedAbout")}</span>
      <a href={to("shop", shop, "runs", String(run))}>{t("today.failedRun", { run: format.number(run) })}</a>
    </section>
  );
}

/** What waits for a decision, a line for each feed. */
function Held({ shop, held }: { shop: string; held: PartnerToday[] }) {
  const { t } = useWords();
  const told = useWhy();
  return (
    <section className="problem" style={{ maxWidth: "none" }}>
      <strong>{t("today.held", { count: held.length })}</strong>
      <span className="quiet">{t("tray.heldAbout")}</span>
      <table className="list">
        <tbody>
          {held.map(({ health: { mapping, name, held: run, why } }) => (
            <tr key={mapping}>
              <td style={{ width: 190 }}>{name}</td>
              <td>{why[0] && told.why(why[0])}{why.length > 1 && <span className="quiet"> {t("today.andMore", { count: why.length - 1 })}</span>}</td>
              <td style={{ width: 180, textAlign: "right" }}><a href={to("shop", shop, "runs", String(run), mapping)}>{t("monitor.decide")}</a></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Where the feeds are on this computer. */
function Written({ folder }: { folder: string }) {
  const { t } = useWords();
  const place = `${folder}${folder.includes("\\") ? "\\" : "/"}out`;
  return (
    <p className="row wrap">
      <span className="quiet">{t("today.written")}</span>
      <code className="address">{place}</code>
      <CopyButton value={place}>{({ copied, copy }) => <Button size="compact-xs" variant="default" onClick={copy}>{t(copied ? "hosted.copied" : "hosted.copy")}</Button>}</CopyButton>
    </p>
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
  const of = told.last_run?.fields ?? {};
  const held = told.last_run?.held_products;
  const looked = lookedAt(told.last_run, catalog);
  const figures: Array<[string, number | null | undefined]> = [
    [t(held == null ? "today.products" : "today.inForce"), catalog.products],
    [t("today.heldProducts"), held],
    [t("today.added"), added],
    [t("today.removed"), removed],
    [t("today.changed"), changed],
    [t("today.repriced"), of.price],
    [t("today.restocked"), of.stock],
  ];
  return (
    <div className="stack" style={{ gap: 8 }}>
      <div className="figures">
        {figures.map(([label, value]) => value != null && (
          <div className="figure" key={label}>
            <b>{format.number(value)}</b>
            <span className="quiet">{label}</span>
          </div>
        ))}
        <div className="figure">
          <b>{format.moment(looked ?? catalog.taken)}</b>
          <span className="quiet">{looked ? t("today.unchanged", { taken: format.moment(catalog.taken) }) : t("today.taken")}</span>
        </div>
      </div>
      {held != null && <p className="held">{t("today.heldAbout", { run: format.number(told.last_run?.run ?? 0), held: format.number(held), products: format.number(catalog.products) })}</p>}
    </div>
  );
}
