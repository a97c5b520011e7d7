// Issues by cause, worst first, with the products behind each; and why products are left out.

import type { Checked, IssueReport } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { type Colour, Empty, Light, Waiting } from "../../parts/small";
import { useWords } from "../../words";

const colours: Record<string, Colour> = { error: "wrong", warning: "held", advice: "off" };

export function Check({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("check", { shop, mapping }, { smooth: true });
  const told = asked.data;
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="check" about={told && t("check.about", { out: format.number(told.report.out), total: format.number(told.report.in), score: told.report.score })}>
      <div className="stack" style={{ gap: 28 }}>
        <Problem error={asked.error} />
        {asked.isPending && <Waiting label={t("check.counting")} />}
        {told && (
          <>
            <LeftOut told={told} />
            <section>
              <h2>{t("check.issues")}</h2>
              {told.report.issues.length === 0 && <Empty title={t("check.none")}><p className="quiet">{t("check.noneAbout")}</p></Empty>}
              {told.report.issues.length > 0 && <Issues shop={shop} mapping={mapping} issues={told.report.issues} />}
            </section>
            {told.report.unmapped_categories.length > 0 && (
              <section>
                <h2>{t("check.categories", { count: told.report.unmapped_categories.length })}</h2>
                <table className="list">
                  <tbody>
                    {told.report.unmapped_categories.slice(0, 15).map(({ category, products, suggestions }) => (
                      <tr key={category}>
                        <td>{category || t("check.noCategory")}</td>
                        <td className="number">{format.number(products)}</td>
                        <td className="quiet">{suggestions[0] && t("check.like", { category: suggestions[0] })}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            )}
          </>
        )}
      </div>
    </PartnerPlace>
  );
}

/** The funnel: what came in, what each reason took, what goes out. */
function LeftOut({ told: { report } }: { told: Checked }) {
  const { t } = useWords();
  const format = useFormat();
  const bar = (label: string, count: number, quiet: boolean) => (
    <Fragmented key={label} label={label} count={format.number(count)} share={report.in ? (100 * count) / report.in : 0} quiet={quiet} />
  );
  return (
    <section>
      <h2>{t("check.funnel")}</h2>
      <div className="bars" style={{ maxWidth: 760, marginTop: 10 }}>
        {bar(t("check.in"), report.in, false)}
        {report.excluded.map(({ reason, count }) => bar(reason, count, true))}
        {bar(t("check.out"), report.out, false)}
      </div>
    </section>
  );
}

function Fragmented({ label, count, share, quiet }: { label: string; count: string; share: number; quiet: boolean }) {
  return (
    <>
      <span className={quiet ? "quiet" : ""}>{label}</span>
      <span className={quiet ? "bar quiet-bar" : "bar"} style={{ width: `${share}%` }} />
      <span className="number">{count}</span>
    </>
  );
}

function Issues({ shop, mapping, issues }: { shop: string; mapping: string; issues: IssueReport[] }) {
  const { t, of } = useWords();
  const format = useFormat();
  return (
    <table className="list" style={{ marginTop: 4 }}>
      <thead>
        <tr>
          <th>{t("check.what")}</th>
          <th className="number">{t("check.products")}</th>
          <th>{t("check.first")}</th>
          <th>{t("check.helps")}</th>
          <th>{t("check.which")}</th>
        </tr>
      </thead>
      <tbody>
        {issues.map(({ check, attribute, severity, count, message, fix, products }) => (
          <tr key={`${check} ${attribute} ${severity}`}>
            <td>
              <span className="row" style={{ gap: 8 }}>
                <Light colour={colours[severity] ?? "off"} label={of("severity", severity)} />
                <a href={to("shop", shop, "partner", mapping)}>{attribute}</a>
                <span className="quiet">{of("checks", check)}</span>
              </span>
            </td>
            <td className="number">{format.number(count)}</td>
            <td style={{ maxWidth: 320, overflowWrap: "anywhere" }}>{message}</td>
            <td className="quiet" style={{ maxWidth: 240 }}>{fix}</td>
            <td style={{ maxWidth: 300 }}>
              {products.slice(0, 2).map((id) => <a key={id} style={{ marginRight: 8, whiteSpace: "nowrap" }} href={to("shop", shop, "product", id, mapping)}>{id}</a>)}
              {count > 2 && <span className="tag">{t("check.more", { count: count - 2, number: format.number(count - 2) })}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
