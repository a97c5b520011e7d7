// The histogram of a label with the edges of its bands as handles: dragged, or moved by arrow keys.

import { type KeyboardEvent, lazy, type PointerEvent, Suspense, useMemo, useRef } from "react";
import type { LabelReport } from "../../host";
import type { Colours } from "../../parts/Chart";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import { moved, type Row, step } from "./bands";

const Chart = lazy(() => import("../../parts/Chart"));

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
      series: [{ type: "bar", barCategoryGap: "10%", barMinHeight: 1, data: histogram.map(({ count }) => count), itemStyle: { color: colours.accent, borderRadius: [2, 2, 0, 0] } }],
    }),
    [histogram, format],
  );
  const low = Number(histogram[0]?.from ?? 0);
  const high = Number(histogram.at(-1)?.to ?? 1);
  const by = step(low, high);
  const place = (value: number) => Math.min(100, Math.max(0, (100 * (value - low)) / (high - low || 1)));
  const drag = (index: number) => (event: PointerEvent) => {
    const frame = box.current?.getBoundingClientRect();
    if (!frame || event.buttons !== 1) return;
    change(moved(edges, index, low + ((event.clientX - frame.left) / frame.width) * (high - low), by));
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
          <Chart height={HEIGHT} label={t("labels.histogram", { name: label, from: format.decimal(histogram[0]?.from ?? ""), to: format.decimal(histogram.at(-1)?.to ?? "") })} option={option} />
        </Suspense>
        {edges.map(({ name, below }, index) => below != null && (
          <div key={name} className="edge" role="slider" tabIndex={0} style={{ left: `${place(below)}%` }} aria-label={t("labels.edge", { band: name })} aria-valuemin={low} aria-valuemax={high} aria-valuenow={below} onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)} onPointerMove={drag(index)} onKeyDown={press(index, below)} title={t("labels.edgeAt", { band: name, edge: format.decimal(String(below)) })} />
        ))}
      </div>
      <div className="row tag number">
        <span>{format.decimal(histogram[0]?.from ?? "")}</span>
        <span className="grow" />
        <span>{format.decimal(histogram.at(-1)?.to ?? "")}</span>
      </div>
    </div>
  );
}
