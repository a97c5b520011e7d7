// A source: what was decided and why, the first records as they are read, and what each column is.

import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { SourceScreen } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { LeftOut } from "../../parts/LeftOut";
import { Problem } from "../../parts/Problem";
import { Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { Columns } from "./Columns";
import { Joins } from "./Joins";
import { Origin } from "./Origin";
import { Reading } from "./Reading";
import { Variants } from "./Variants";

export function Source({ shop, source }: { shop: string; source: string }) {
  const { t, of } = useWords();
  const format = useFormat();
  const asked = useAsk("source", { shop, source });
  const read = useDo("read_sources");
  const [view, setView] = useState("columns");
  const told = asked.data;
  const issues = useAsk("shop", { shop }).data?.catalog?.issues ?? [];
  const issue = (line: number, item: number, what: string) => {
    if (item === 0) return what;
    return line > 0 ? t("source.issueLine", { line, item, what }) : t("source.issueItem", { item, what });
  };
  const matched = told?.inspection.columns.filter(({ name }) => told.config.columns?.[name]?.field).length ?? 0;
  return (
    <Place
      title={source}
      about={told && t("source.about", { count: told.inspection.rows, rows: format.number(told.inspection.rows), role: of("role", told.config.role ?? "products") })}
      actions={<Button variant="default" loading={read.isPending} onClick={() => read.mutate({ shop })}>{t("run.read")}</Button>}
    >
      <div className="stack">
        <Problem error={asked.error ?? read.error} />
        {asked.isPending && <Waiting label={t("source.reading")} />}
        {told && (
          <>
            <LeftOut here shop={shop} issues={issues.filter((one) => one.source === source)} products={told.inspection.rows} />
            <Origin shop={shop} source={source} told={told} />
            <Reading shop={shop} source={source} told={told} />
            <Variants shop={shop} source={source} told={told} issues={issues.filter((one) => one.source === source)} />
            <Joins shop={shop} source={source} all={told.config.role === "products"} />
            <div className="row">
              <SegmentedControl size="xs" value={view} onChange={setView} data={[{ value: "columns", label: t("source.columns") }, { value: "records", label: t("source.records") }]} />
              <span className="quiet">{t("source.matched", { count: matched, columns: told.inspection.columns.length })}</span>
            </div>
            {view === "columns" ? <Columns shop={shop} source={source} told={told} /> : <Beside told={told} />}
            {told.inspection.found.length > 0 && (
              <section>
                <h2>{t("source.issues")}</h2>
                {told.inspection.found.map(({ code, line, item }, index) => (
                  // The same may be wrong twice in a record.
                  // oxlint-disable-next-line react/no-array-index-key
                  <p key={index} className="held">{issue(line, item, of("record", code))}</p>
                ))}
              </section>
            )}
          </>
        )}
      </div>
    </Place>
  );
}

/** The text as it stands beside the records that were read from it: what goes wrong in reading shows at once. */
function Beside({ told }: { told: SourceScreen }) {
  const { t } = useWords();
  if (told.beginning === "") return <Records told={told} />;
  return (
    <div className="two-ways">
      <section className="stack" style={{ gap: 6 }}>
        <h2>{t("source.raw")}</h2>
        {/* What scrolls can be reached by keys. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre className="mono" tabIndex={0} role="region" aria-label={t("source.raw")}>{told.beginning}</pre>
      </section>
      <section className="stack" style={{ gap: 6 }}>
        <h2>{t("source.decoded")}</h2>
        <Records told={told} />
      </section>
    </div>
  );
}

function Records({ told: { inspection, head } }: { told: SourceScreen }) {
  const { t } = useWords();
  return (
    // What scrolls can be reached by keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="records" style={{ overflow: "auto" }} tabIndex={0} role="region" aria-label={t("source.decoded")}>
      <table className="list" style={{ whiteSpace: "nowrap" }}>
        <thead>
          <tr>{inspection.columns.map(({ name }) => <th key={name}>{name}</th>)}</tr>
        </thead>
        <tbody>
          {head.map((texts, row) => (
            // Records of a source have no other name than their place.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={row}>
              {texts.map((text, column) => (
                <td key={inspection.columns[column]?.name} className="cut" style={{ maxWidth: 260 }} title={text ?? undefined}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
