// The way of the products through a run: read, joined, and for each partner what was left out, what is wrong, what is written.

import { useCallback } from "react";
import type { Report } from "../../host";
import Chart from "../../parts/Chart";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import { funnel, stages } from "./stages";

export default function Funnel({ report }: { report: Report }) {
  const { t } = useWords();
  const format = useFormat();
  const label = stages(report, t("runs.readAll"))
    .map(({ name, sent, faulty, out }) => t("runs.funnelOf", { name, sent: format.number(sent), faulty: format.number(faulty), out: format.number(out) }))
    .join(" ");
  return <Bars report={report} label={label} read={t("runs.readAll")} sent={t("runs.sent")} faulty={t("runs.faulty")} out={t("runs.out")} />;
}

type Words = Record<"read" | "sent" | "faulty" | "out", string>;

function Bars({ report, label, read, sent, faulty, out }: Words & { report: Report; label: string }) {
  const format = useFormat();
  const option = useCallback((colours: Parameters<typeof funnel>[1]) => funnel(stages(report, read), colours, format.number, { sent, faulty, out }), [report, format, read, sent, faulty, out]);
  const bars = 1 + report.snapshot.joins.length + report.partners.length;
  return <Chart label={label} height={34 + 26 * bars} option={option} />;
}
