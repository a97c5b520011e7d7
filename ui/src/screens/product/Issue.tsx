// What a check finds in the product, and where the attribute is filled.

import type { IssueReport } from "../../host";
import { IssueDetail } from "../../parts/IssueDetail";
import { to } from "../../parts/route";
import { Light } from "../../parts/small";
import { useWords } from "../../words";

export function Issue({ issue, shop, mapping }: { issue: IssueReport; shop: string; mapping: string }) {
  const { of } = useWords();
  const { attribute, check, severity } = issue;
  const colour = severity === "error" ? "wrong" : severity === "warning" ? "held" : "off";
  return (
    <div className="change">
      <Light colour={colour} label={of("severity", severity)} />
      <a href={to("shop", shop, "partner", mapping, "mapping", attribute.split("/")[0] ?? attribute)}>{attribute}</a>
      <span>{of("checks", check)}</span>
      <span className="quiet" style={{ overflowWrap: "anywhere" }}><IssueDetail issue={issue} /></span>
    </div>
  );
}
