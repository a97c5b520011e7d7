// Issues grouped by cause, worst first. Opened, one tells where its value comes from, which products it is on and what helps.

import { useState } from "react";
import type { IssueReport, ValueConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { IssueDetail } from "../../parts/IssueDetail";
import { to } from "../../parts/route";
import { Light, severities } from "../../parts/small";
import { Value } from "../../parts/Value";
import { useWords } from "../../words";
import { Fix, useProposal } from "./Fix";

export function Issues({ shop, mapping, issues }: { shop: string; mapping: string; issues: IssueReport[] }) {
  const { t } = useWords();
  const filled = useAsk("mapping", { shop, mapping });
  const [open, setOpen] = useState<string | null>(null);
  return (
    <table className="list" style={{ marginTop: 4 }}>
      <thead>
        <tr>
          <th>{t("check.what")}</th>
          <th className="number">{t("check.products")}</th>
          <th>{t("check.first")}</th>
          <th>{t("check.helps")}</th>
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => {
          const key = `${issue.check} ${issue.attribute} ${issue.severity}`;
          const name = issue.attribute.split("/")[0];
          const line = filled.data?.attributes.find((one) => one.name === name);
          return <Issue key={key} shop={shop} mapping={mapping} issue={issue} value={line?.value ?? null} choices={line?.values ?? []} open={open === key} toggle={() => setOpen(open === key ? null : key)} />;
        })}
      </tbody>
    </table>
  );
}

interface Props {
  shop: string;
  mapping: string;
  issue: IssueReport;
  value: ValueConfig | null;
  choices: string[];
  open: boolean;
  toggle: () => void;
}

function Issue({ shop, mapping, issue, value, choices, open, toggle }: Props) {
  const { t, of } = useWords();
  const format = useFormat();
  const proposal = useProposal();
  const { check, attribute, severity, count, fix, products } = issue;
  return (
    <>
      <tr className="act" onClick={toggle}>
        <td>
          <span className="row" style={{ gap: 8 }}>
            <Light colour={severities[severity]} label={of("severity", severity)} />
            <button type="button" className="plain" style={{ flexShrink: 0 }} aria-expanded={open} onClick={(event) => { event.stopPropagation(); toggle(); }}>{attribute}</button>
            <span className="quiet">{of("checks", check)}</span>
          </span>
        </td>
        <td className="number">{format.number(count)}</td>
        <td style={{ maxWidth: 360, overflowWrap: "anywhere" }}><IssueDetail issue={issue} /></td>
        <td className="quiet" style={{ maxWidth: 260 }}>{proposal(issue.proposal) || fix}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4} style={{ paddingTop: 0 }}>
            <div className="editor">
              <span className="row wrap"><span className="quiet">{t("check.origin")}</span><Value value={value} /></span>
              <span className="row wrap">
                <span className="quiet">{t("check.behind")}</span>
                {products.map((id) => <a key={id} style={{ whiteSpace: "nowrap" }} href={to("shop", shop, "product", id, mapping)}>{id}</a>)}
                {count > products.length && <span className="tag">{t("check.more", { count: count - products.length, number: format.number(count - products.length) })}</span>}
              </span>
              <Fix shop={shop} mapping={mapping} issue={issue} value={value} choices={choices} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
