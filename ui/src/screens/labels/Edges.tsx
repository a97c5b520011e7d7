// The histogram of a label with the edges of its bands as handles: dragged, or moved by arrow keys.

import { type KeyboardEvent, type PointerEvent, Suspense, useMemo, useRef } from "react";
import type { LabelReport } from "../../host";
import type { Colours } from "../../parts/Chart";
import { useFormat } from "../../parts/format";
import { LazyChart } from "../../parts/LazyChart";
import { useWords } from "../../words";
import { far, moved, placed, type Row, step, valued, width } from "./bands";

const HEIGHT = 84;

interface Props {
  report: LabelReport;
  edges: Row[];
  change: (edges: Row[]) => void;
}

export function Edges({ report: { label, histogram }, edges, change }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const option = useMemo(
    () => (colours: Colours) => ({
      grid: { left: 0, right: 0, top: 4, bottom: 1 },
      xAxis: { type: "category", data: histogram.map(({ from }) => from), axisTick: { show: false }, axisLabel: { show: false }, axisLine: { lineStyle: { color: colours.line } } },
      yAxis: { type: "value", show: false },
      tooltip: {
        backgroundColor: colours.paper,
        borderColor: colours.line,
        textStyle: { color: colours.ink, fontSize: 12 },
        formatter: ({ dataIndex }: { dataIndex: number }) => {
          const bar = histogram[dataIndex];
          return bar ? `${format.decimal(bar.from)} – ${format.decimal(bar.to)}: ${format.number(bar.count)}` : "";
        },
      },
      series: [{ type: "bar", barCategoryGap: "10%", barMinHeight: 1, data: histogram.map((bin) => ({ value: bin.count, itemStyle: { color: far(histogram, bin) ? colours.quiet : colours.accent } })), itemStyle: { borderRadius: [2, 2, 0, 0] } }],
    }),
    [histogram, format],
  );
  const first = histogram[0];
  const last = histogram.at(-1);
  const low = Number(first?.from ?? 0);
  const high = Number(last?.to ?? 1);
  // Where the column of the few begins is no number of a person.
  const short = (text: string) => format.decimal(String(Number(Number(text).toPrecision(3))));
  const by = step(0, width(histogram) * histogram.length);
  const drag = (index: number) => (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    if (!frame || event.buttons !== 1) return;
    change(moved(edges, index, valued(histogram, (event.clientX - frame.left) / frame.width), by));
  };
  const press = (index: number, below: number) => (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
    const count = steps[event.key];
    if (count === undefined) return;
    event.preventDefault();
    change(moved(edges, index, below + count * by, by));
  };
  return (
    <div>
      <div className="edges" ref={box}>
        <Suspense fallback={<div style={{ height: HEIGHT }} />}>
          <LazyChart height={HEIGHT} label={t("labels.histogram", { name: label, from: format.decimal(histogram[0]?.from ?? ""), to: format.decimal(histogram.at(-1)?.to ?? "") })} option={option} />
        </Suspense>
        {edges.map(({ name, below }, index) => below != null && (
          <div key={name} className="edge" role="slider" tabIndex={0} style={{ left: `${100 * placed(histogram, below)}%` }} aria-label={t("labels.edge", { band: name })} aria-valuemin={low} aria-valuemax={high} aria-valuenow={below} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag(index)} onKeyDown={press(index, below)} title={t("labels.edgeAt", { band: name, edge: format.decimal(String(below)) })} />
        ))}
      </div>
      <div className="row tag number">
        <span>{first && (far(histogram, first) ? t("labels.under", { edge: short(first.to), low: format.decimal(first.from) }) : format.decimal(first.from))}</span>
        <span className="grow" />
        <span>{last && (far(histogram, last) ? t("labels.over", { edge: short(last.from), high: format.decimal(last.to) }) : format.decimal(last.to))}</span>
      </div>
    </div>
  );
}
