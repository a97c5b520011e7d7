// How a value came about, step by step: what was taken, and what it became.

import type { Step } from "../host";
import { useWords } from "../words";

export function Way({ steps }: { steps: Step[] }) {
  const { t } = useWords();
  return (
    <div style={{ padding: "4px 0 2px 14px" }}>
      {steps.map(({ step, result, depth }, index) => (
        // Steps have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="mono quiet" style={{ paddingLeft: 12 * depth }}>{`${step}: ${result ?? t("product.nothing")}`}</div>
      ))}
    </div>
  );
}
