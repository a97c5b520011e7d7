// A control chart of a metric: its values, what was usual and believed, where a phase begins, and which values break a rule.

import type { Moment, Series } from "../host";
import type { Colours } from "./Chart";
import { useFormat } from "./format";
import { useWords } from "../words";

export const broken = (moment: Moment): boolean => moment.broken.length > 0;

/** Metrics that are worth a look without being asked for: of the whole feed, or unusual now. */
export function shown({ metric, of, moments }: Series): boolean {
  const last = moments.at(-1);
  return (of === "" && !metric.endsWith(":")) || (last !== undefined && broken(last));
}

/** Names and values of metrics in the person's language. */
export function useMetric() {
  const { of } = useWords();
  const format = useFormat();
  const known = (group: string, value: string, otherwise: string) => {
    const told = of(group, value);
    return told === value ? otherwise : told;
  };
  return {
    name: ({ metric, words, of: slice }: Pick<Series, "metric" | "words" | "of">) => {
      const [family = "", part = ""] = metric.split(":");
      if (metric.endsWith(":")) return known("metric.without", family, words);
      const name = known("metric", family, words);
      const more = part && (family === "price" || family === "weight") ? known("quantile", part, part) : slice;
      return more ? `${name}: ${more}` : name;
    },
    value: ({ share }: Series, value: number) => (share ? format.share(value) : value.toLocaleString(format.locale, { maximumFractionDigits: 2 })),
    rule: (rule: string) => of("nelson", rule),
  };
}

export function control({ moments }: Series, colours: Colours, told: (value: number) => string, day: (at: string) => string) {
  const line = (name: "low" | "high" | "usual", type: "dashed" | "dotted") => ({
    type: "line",
    silent: true,
    showSymbol: false,
    step: "middle",
    lineStyle: { color: colours.quiet, width: 1, type },
    data: moments.map((moment) => moment[name] ?? null),
  });
  const phases = moments.flatMap(({ phase }, index) => (phase && index > 0 ? [{ xAxis: index }] : []));
  const colour = (moment: Moment) => (moment.fate === "held" || moment.fate === "rejected" ? colours.wrong : broken(moment) ? colours.held : colours.accent);
  return {
    grid: { left: 8, right: 12, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      backgroundColor: colours.paper,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: (points: Array<{ dataIndex: number }>) => {
        const moment = moments[points[0]?.dataIndex ?? 0];
        return moment ? `${moment.run} · ${day(moment.at)}<br>${told(moment.value)}` : "";
      },
    },
    xAxis: { type: "category", data: moments.map(({ run }) => String(run)), axisLine: { lineStyle: { color: colours.line } }, axisTick: { show: false }, axisLabel: { color: colours.quiet } },
    yAxis: { type: "value", scale: true, splitLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.quiet, formatter: told } },
    series: [
      line("low", "dashed"),
      line("high", "dashed"),
      line("usual", "dotted"),
      {
        type: "line",
        lineStyle: { color: colours.accent, width: 1.5 },
        data: moments.map((moment) => ({
          value: moment.value,
          symbol: broken(moment) ? "diamond" : "circle",
          symbolSize: broken(moment) ? 11 : 6,
          itemStyle: { color: colour(moment) },
        })),
        markLine: { symbol: "none", silent: true, label: { show: false }, lineStyle: { color: colours.ink, type: "solid", width: 1, opacity: 0.35 }, data: phases },
      },
    ],
  };
}
