// The way of the products through a run: read, joined, and for each partner what was left out, what is wrong, what is written.

import { useCallback, useState } from "react";
import type { Report } from "../../host";
import Chart from "../../parts/Chart";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import { funnel, type Stage, stages } from "./stages";

export default function Funnel({ report }: { report: Report }) {
  const { t, said } = useWords();
  const format = useFormat();
  const told = stages(report, t("runs.readAll"), ({ reason, said: message }) => said("reason", message, reason));
  const label = told.map(({ name, sent, faulty, out }) => t("runs.funnelOf", { name, sent: format.number(sent), faulty: format.number(faulty), out: format.number(out) })).join(" ");
  // Another run, and another language, is another chart.
  return <Bars key={`${report.run} ${format.locale}`} told={told} label={label} sent={t("runs.sent")} faulty={t("runs.faulty")} out={t("runs.out")} />;
}

interface Props {
  told: Stage[];
  label: string;
  sent: string;
  faulty: string;
  out: string;
}

function Bars({ told, label, sent, faulty, out }: Props) {
  const format = useFormat();
  const [kept] = useState(told);
  const option = useCallback((colours: Parameters<typeof funnel>[1]) => funnel(kept, colours, format.number, { sent, faulty, out }), [kept, format, sent, faulty, out]);
  return <Chart label={label} height={34 + 26 * kept.length} option={option} />;
}
