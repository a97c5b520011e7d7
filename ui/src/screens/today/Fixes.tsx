// What is worth most to fix: the issues of all partners, errors first, then what touches the most products.

import type { Response } from "../../host";
import { useFormat } from "../../parts/format";
import { IssueDetail } from "../../parts/IssueDetail";
import { to } from "../../parts/route";
import { Light, severities } from "../../parts/small";
import { useWords } from "../../words";

export function Fixes({ shop, fixes }: { shop: string; fixes: Response<"today">["fixes"] }) {
  const { t, of } = useWords();
  const format = useFormat();
  return (
    <section>
      <h2>{t("today.fixes")}</h2>
      <table className="list" style={{ marginTop: 4 }}>
        <thead>
          <tr>
            <th>{t("check.what")}</th>
            <th>{t("today.partner")}</th>
            <th className="number">{t("check.products")}</th>
            <th>{t("check.first")}</th>
          </tr>
        </thead>
        <tbody>
          {fixes.map(({ mapping, name, issue }) => (
            <tr key={`${mapping} ${issue.check} ${issue.attribute} ${issue.severity}`}>
              <td>
                <span className="row" style={{ gap: 8 }}>
                  <Light colour={severities[issue.severity]} label={of("severity", issue.severity)} />
                  <a style={{ flexShrink: 0 }} href={to("shop", shop, "partner", mapping, "check")}>{issue.attribute}</a>
                  <span className="quiet">{of("checks", issue.check)}</span>
                </span>
              </td>
              <td>{name}</td>
              <td className="number">{format.number(issue.count)}</td>
              <td style={{ maxWidth: 460, overflowWrap: "anywhere" }}><IssueDetail issue={issue} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
