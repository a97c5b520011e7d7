// Issues by cause, worst first, with the products behind each; and why products are left out.

import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Goes } from "../../parts/Goes";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Empty, Waiting } from "../../parts/small";
import { useWhy } from "../../parts/told";
import { useWords } from "../../words";
import { Issues } from "./Issues";

export function Check({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("check", { shop, mapping }, { smooth: true });
  const told = asked.data;
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="check" about={told && [t("check.about", { out: format.number(told.report.out), total: format.number(told.report.in) }), told.faulty > 0 && t("check.withError", { number: format.number(told.faulty) }), t("check.score", { score: told.report.score })].filter(Boolean).join(" · ")}>
      <div className="stack" style={{ gap: 28 }}>
        <Problem error={asked.error} />
        {asked.isPending && <Waiting label={t("check.counting")} />}
        {told && (
          <>
            <Foretold shop={shop} mapping={mapping} />
            {told.unchecked_categories && <p className="held">{t("check.unchecked")} <a href={to("shop", shop, "partner", mapping, "categories")}>{t("categories.title")}</a></p>}
            <section style={{ maxWidth: 760 }}>
              <h2 style={{ marginBottom: 10 }}>{t("check.funnel")}</h2>
              <Goes told={told.report} exact={told.faulty} />
            </section>
            <section>
              <h2>{t("check.issues")}</h2>
              {told.report.issues.length === 0 && <Empty title={t("check.none")}><p className="quiet">{t("check.noneAbout")}</p></Empty>}
              {told.report.issues.length > 0 && <Issues shop={shop} mapping={mapping} issues={told.report.issues} />}
            </section>
            {told.report.unmapped_categories.length > 0 && (
              <section>
                <h2><a href={to("shop", shop, "partner", mapping, "categories")}>{t("check.categories", { count: told.report.unmapped_count })}</a></h2>
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

/** Why the guard will hold the next feed, before it does. */
function Foretold({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const told = useWhy();
  const asked = useAsk("foretold", { shop, mapping }, { smooth: true });
  if (asked.error) return <Problem error={asked.error} />;
  if (!asked.data?.length) return null;
  return (
    <section aria-label={t("check.foretold")} className="stack" style={{ gap: 4 }}>
      <h2 className="held">{t("check.foretold")}</h2>
      {asked.data.map((finding) => <span key={`${finding.rule} ${finding.metric}`}>{[told.found(finding), told.cause(finding)].filter(Boolean).join("; ")}</span>)}
      <span className="quiet">{t("check.foretoldAbout")}</span>
    </section>
  );
}
