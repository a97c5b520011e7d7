// Where a value of the feed comes from: the steps from the sources to what is written, what is wrong with it, and where
// it is changed.

import { ActionIcon } from "@mantine/core";
import { useAsk } from "../../parts/ask";
import { Icon } from "../../parts/icons";
import { IssueDetail } from "../../parts/IssueDetail";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Light, severities, Waiting } from "../../parts/small";
import { useKeys } from "../../parts/useKeys";
import { Way } from "../../parts/Way";
import { useWords } from "../../words";

interface Props {
  shop: string;
  mapping: string;
  product: string;
  column: string;
  close: () => void;
}

export function Lineage({ shop, mapping, product, column, close }: Props) {
  const { t, of } = useWords();
  useKeys({ Escape: close });
  const asked = useAsk("explain", { shop, mapping, product });
  const story = asked.data;
  // An attribute with parts writes several columns.
  const trace = story?.attributes.find(({ written }) => written.some(([name]) => name === column));
  const issues = story?.issues.filter(({ attribute }) => attribute.split("/")[0] === trace?.attribute) ?? [];
  return (
    <aside className="lineage" aria-label={t("lineage.title", { column })}>
      <div className="row">
        <h2 className="grow">{column}</h2>
        <ActionIcon size="sm" aria-label={t("task.close")} onClick={close}><Icon name="close" /></ActionIcon>
      </div>
      <Problem error={asked.error} />
      {asked.isPending && <Waiting />}
      {story && !trace && <p className="quiet">{t("lineage.none")}</p>}
      {trace && (
        <>
          {trace.written.filter(([name]) => name === column).map(([, text]) => <p key={text} className="sampled">{text}</p>)}
          <h3>{t("lineage.steps")}</h3>
          <Way steps={trace.steps} />
          {issues.map((issue) => (
            <p key={`${issue.check} ${issue.attribute}`} className="row" style={{ gap: 7, alignItems: "baseline" }}>
              <Light colour={severities[issue.severity]} label={of("severity", issue.severity)} />
              <span>{of("checks", issue.check)} <IssueDetail issue={issue} /></span>
            </p>
          ))}
          <p><a href={to("shop", shop, "partner", mapping, "mapping", trace.attribute)}>{t("lineage.change", { attribute: trace.attribute })}</a></p>
        </>
      )}
      <p><a href={to("shop", shop, "product", product, mapping)}>{t("lineage.product", { product })}</a></p>
    </aside>
  );
}
