// A chart drawn by ECharts, in the colours of the look. Loaded only where it is used; what it shows stands beside it in words.

import { BarChart, LineChart, TreemapChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef } from "react";
import { drawn } from "./drawn";

use([BarChart, LineChart, TreemapChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export type Colours = Record<"accent" | "ink" | "quiet" | "line" | "held" | "wrong" | "good" | "paper", string>;

interface Props {
  label: string;
  height: number;
  option: (colours: Colours) => EChartsCoreOption;
  /** A point was clicked, by its place in its series and its name. */
  click?: (index: number, name: string) => void;
}

function colours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return { accent: of("accent"), ink: of("ink"), quiet: of("quiet"), line: of("line"), held: of("held"), wrong: of("wrong"), good: of("good"), paper: of("paper") };
}

/** Charts are drawn one a frame, after what stands around them: a click is heard, and its answer seen, between two of them. */
let turn = Promise.resolve();

/** Drawn anew when it gets dark or light. */
export default function Chart(props: Props) {
  return <Drawn key={useComputedColorScheme()} {...props} />;
}

function Drawn({ label, height, option, click }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const clicked = useRef(click);
  useEffect(() => {
    clicked.current = click;
  });
  useEffect(() => {
    let gone = false;
    let end = () => {};
    const draw = () => {
      if (gone || !box.current) return;
      const chart = init(box.current, null, { renderer: "svg" });
      chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...option(colours()) });
      chart.on("click", ({ dataIndex, name }) => typeof dataIndex === "number" && clicked.current?.(dataIndex, name));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(box.current);
      end = () => {
        watch.disconnect();
        chart.dispose();
      };
    };
    const wait = () => (gone ? undefined : drawn());
    turn = turn.then(wait, wait).then(draw);
    return () => {
      gone = true;
      end();
    };
  }, [option]);
  return <div ref={box} role="img" aria-label={label} style={{ height, contain: "inline-size", overflow: "hidden" }} />;
}
