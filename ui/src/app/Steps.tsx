// The first steps of a new shop, one after the other, until a first run: what is done, and what comes next.

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { ShopTold } from "../host";
import { useAsk, useDo } from "../parts/ask";
import { useFormat } from "../parts/format";
import { lost, lostRows } from "../parts/lost";
import { Problem } from "../parts/Problem";
import { to } from "../parts/route";
import { useWords } from "../words";
import { useTasks } from "./tasks";

/** Products that are checked in passing; what takes longer is counted where it is looked at. */
const QUICK = 100_000;

export function Steps({ shop, told }: { shop: string; told: ShopTold }) {
  const { t } = useWords();
  const format = useFormat();
  const { running } = useTasks();
  const read = useDo("read_sources");
  const run = useDo("run");
  const first = told.partners.find(({ on }) => on);
  const fresh = told.last_run === null && told.draft.files.length === 0;
  const busy = running.some((task) => task.shop === shop);
  const checked = useAsk("check", { shop, mapping: first?.mapping ?? "" }, { when: fresh && told.catalog !== null && told.catalog.products <= QUICK && first !== undefined && !busy });
  if (!fresh) return null;
  const errors = checked.data?.faulty ?? 0;
  const found = (partner: string) => {
    if (!checked.data) return t("steps.check");
    return errors > 0 ? t("steps.errors", { partner, count: errors, number: format.number(errors) }) : t("steps.sound", { partner });
  };
  const { catalog } = told;
  const left = lost(catalog?.issues ?? []);
  const rows = lostRows(left);
  const products = catalog && t("steps.read", { count: catalog.products, number: format.number(catalog.products) });
  const steps: Array<{ name: string; done: boolean; short?: boolean; what: ReactNode }> = [
    { name: "read", done: catalog !== null, short: rows > 0, what: left[0] ? <span className="held">{`${products}, `}<a href={to("shop", shop, "source", left[0].source)}>{t("leftOut.rows", { count: rows, number: format.number(rows) })}</a></span> : (products ?? <Button size="compact-xs" variant="default" disabled={busy} loading={read.isPending} onClick={() => read.mutate({ shop })}>{t("run.read")}</Button>) },
    { name: "partner", done: first !== undefined, what: first ? first.name : <a href={to("shop", shop, "partners")}>{t("partners.add")}</a> },
    { name: "check", done: checked.data !== undefined && errors === 0, what: first && catalog ? <a href={to("shop", shop, "partner", first.mapping, "check")}>{found(first.name)}</a> : t("steps.check") },
    { name: "run", done: false, what: <Button size="compact-xs" disabled={busy || !first || !catalog} loading={run.isPending} onClick={() => run.mutate({ shop, partners: [] })}>{t("run.now")}</Button> },
  ];
  const next = steps.find(({ done }) => !done)?.name;
  return (
    <>
      <ol className="first-steps" aria-label={t("steps.title")}>
        {steps.map(({ name, done, short, what }, index) => (
          <li key={name} aria-current={name === next ? "step" : undefined}>
            <span className={`first-step ${short ? "held" : done ? "done" : ""}`} aria-label={done && !short ? t("steps.done") : undefined}>{short ? "!" : done ? "✓" : index + 1}</span>
            {what}
          </li>
        ))}
      </ol>
      {(read.error ?? run.error) && <div style={{ padding: "12px 20px 0" }}><Problem error={read.error ?? run.error} /></div>}
    </>
  );
}
