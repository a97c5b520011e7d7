// Issues grouped by cause, worst first. Opened, one tells where its value comes from, which products it is on and what helps.

import { useState } from "react";
import type { IssueReport, ValueConfig } from "../../host";
import { useAsk } from "../../parts/ask";
import { toBehind } from "../../parts/behind";
import { useFormat } from "../../parts/format";
import { IssueDetail } from "../../parts/IssueDetail";
import { to } from "../../parts/route";
import { Light, severities } from "../../parts/small";
import { Value } from "../../parts/Value";
import { useWords } from "../../words";
import { Fix, Helps } from "./Fix";

export function Issues({ shop, mapping, issues }: { shop: string; mapping: string; issues: IssueReport[] }) {
  const { t } = useWords();
  const filled = useAsk("mapping", { shop, mapping });
  const [open, setOpen] = useState<{ key: string; tried: boolean } | null>(null);
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
          return <Issue key={key} shop={shop} mapping={mapping} issue={issue} value={line?.value ?? null} choices={line?.values ?? []} open={open?.key === key} tried={open?.key === key && open.tried} toggle={() => setOpen(open?.key === key ? null : { key, tried: false })} attempt={() => setOpen({ key, tried: true })} />;
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
  /** What helps is tried at once. */
  tried: boolean;
  toggle: () => void;
  attempt: () => void;
}

function Issue({ shop, mapping, issue, value, choices, open, tried, toggle, attempt }: Props) {
  const { t, of } = useWords();
  const format = useFormat();
  const { check, attribute, severity, count, products } = issue;
  const all = toBehind(shop, { kind: "issue", mapping, check, attribute, severity });
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
        <td className="number"><a href={all} onClick={(event) => event.stopPropagation()}>{format.number(count)}</a></td>
        <td style={{ maxWidth: 360, overflowWrap: "anywhere" }}><IssueDetail issue={issue} /></td>
        <td style={{ maxWidth: 260 }}><Helps shop={shop} mapping={mapping} issue={issue} value={value} attempt={attempt} /></td>
      </tr>
      {open && (
        <tr>
          <td colSpan={4} style={{ paddingTop: 0 }}>
            <div className="editor">
              <span className="row wrap"><span className="quiet">{t("check.origin")}</span><Value value={value} /></span>
              <span className="row wrap">
                <span className="quiet">{t("check.behind")}</span>
                {products.map((id) => <a key={id} href={to("shop", shop, "product", id, mapping)}>{id}</a>)}
                {count > products.length && <a href={all}>{t("check.all", { number: format.number(count) })}</a>}
              </span>
              <Fix key={String(tried)} shop={shop} mapping={mapping} issue={issue} value={value} choices={choices} tried={tried} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}
