// What became of the products of a run, as bars: one for the catalog, one for each join, one for each partner.

import type { Report } from "../../host";
import type { Colours } from "../../parts/Chart";

export interface Stage {
  name: string;
  /** Without anything wrong. */
  sent: number;
  /** Written with an error. */
  faulty: number;
  /** Left out, or without a row in the join. */
  out: number;
  /** Why they are out: reason and count, the most frequent first. */
  why: Array<[string, number]>;
}

/** Products with at least one error: the most that a single check found, as a product may have several. */
function faulty(issues: Report["partners"][number]["issues"]): number {
  return Math.max(0, ...issues.filter(({ severity }) => severity === "error").map(({ count }) => count));
}

type Excluded = Report["partners"][number]["excluded"][number];

/** `read` is what the bar of all that was read is called, `words` says a reason. */
export function stages({ snapshot, partners }: Report, read: string, words: (excluded: Excluded) => string): Stage[] {
  const joins = snapshot.joins.map(({ source, matched, unmatched_products }) => ({ name: source, sent: matched, faulty: 0, out: unmatched_products, why: [] }));
  const feeds = partners.map(({ partner, out, excluded, issues }) => {
    const wrong = Math.min(out, faulty(issues));
    const why = excluded.map((one): [string, number] => [words(one), one.count]).toSorted((a, b) => b[1] - a[1]);
    return { name: partner, sent: out - wrong, faulty: wrong, out: why.reduce((sum, [, count]) => sum + count, 0), why };
  });
  return [{ name: read, sent: snapshot.rows, faulty: 0, out: 0, why: [] }, ...joins, ...feeds];
}

export function funnel(told: Stage[], colours: Colours, number: (value: number) => string, words: { sent: string; faulty: string; out: string }) {
  const bar = (name: string, color: string, value: (stage: Stage) => number) => ({ type: "bar", name, stack: "all", barWidth: 14, itemStyle: { color }, data: told.map(value) });
  return {
    grid: { left: 8, right: 12, top: 26, bottom: 0, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 10, itemHeight: 10, textStyle: { color: colours.quiet, fontSize: 12 } },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "none" },
      backgroundColor: colours.paper,
      borderColor: colours.line,
      textStyle: { color: colours.ink, fontSize: 12 },
      renderMode: "richText",
      formatter: (points: Array<{ dataIndex: number }>) => {
        const stage = told[points[0]?.dataIndex ?? 0];
        if (!stage) return "";
        return [stage.name, `${words.sent}: ${number(stage.sent)}`, ...(stage.faulty ? [`${words.faulty}: ${number(stage.faulty)}`] : []), ...stage.why.slice(0, 8).map(([reason, count]) => `${reason}: ${number(count)}`)].join("\n");
      },
    },
    xAxis: { type: "value", splitLine: { show: false }, axisLabel: { show: false }, axisTick: { show: false } },
    yAxis: { type: "category", inverse: true, data: told.map(({ name }) => name), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { color: colours.ink } },
    series: [
      bar(words.sent, colours.good, ({ sent }) => sent),
      bar(words.faulty, colours.wrong, ({ faulty: wrong }) => wrong),
      bar(words.out, colours.line, ({ out }) => out),
    ],
  };
}
