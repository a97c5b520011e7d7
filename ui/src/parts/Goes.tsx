// Which products go out: what came in, what each reason took, what is left, and how many of those are wrong.

import type { PartnerReport } from "../host";
import { useWords } from "../words";
import { useFormat } from "./format";

type Counts = Pick<PartnerReport, "in" | "out" | "excluded" | "issues">;

/** Products with at least one error: the most that a single check found, as a product may have several. */
function faulty({ out, issues }: Counts): number {
  return Math.min(out, Math.max(0, ...issues.filter(({ severity }) => severity === "error").map(({ count }) => count)));
}

/** `exact`: the products with an error, where they were counted; a run keeps only what each check found. */
export function Goes({ told, exact }: { told: Counts; exact?: number }) {
  const { t, said } = useWords();
  const wrong = exact ?? faulty(told);
  return (
    <div className="bars">
      <Bar label={t("check.in")} count={told.in} all={told.in} look="" />
      {told.excluded.map(({ reason, said: message, count }) => <Bar key={reason} label={said("reason", message, reason)} count={count} all={told.in} look="quiet" />)}
      <Bar label={t("check.out")} count={told.out} all={told.in} look="" />
      {wrong > 0 && <Bar label={t(exact === undefined ? "check.faulty" : "check.faultyAll")} count={wrong} all={told.in} look="wrong" />}
    </div>
  );
}

function Bar({ label, count, all, look }: { label: string; count: number; all: number; look: "" | "quiet" | "wrong" }) {
  const format = useFormat();
  return (
    <>
      <span className={look}>{label}</span>
      <span className={`bar ${look && `${look}-bar`}`} style={{ width: `${all ? (100 * count) / all : 0}%` }} />
      <span className="number">{format.number(count)}</span>
    </>
  );
}
