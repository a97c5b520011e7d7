// A metric over its last feeds as a control chart; a click on a point opens its run.

import { Suspense, useCallback } from "react";
import type { Series } from "../host";
import { useWords } from "../words";
import { control, useMetric } from "./control";
import { useFormat } from "./format";
import { LazyChart } from "./LazyChart";
import { go } from "./route";
import { Waiting } from "./small";

export function MetricChart({ shop, series, height }: { shop: string; series: Series; height: number }) {
  const { t } = useWords();
  const format = useFormat();
  const metric = useMetric();
  const option = useCallback((colours: Parameters<typeof control>[1]) => control(series, colours, (value) => metric.value(series, value), format.moment), [series, metric, format]);
  const open = (index: number) => {
    const moment = series.moments[index];
    if (moment) go("shop", shop, "runs", String(moment.run));
  };
  return (
    <Suspense fallback={<Waiting />}>
      <LazyChart label={t("monitor.chart", { metric: metric.name(series), count: series.moments.length })} height={height} option={option} click={open} />
    </Suspense>
  );
}
