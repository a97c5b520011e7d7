// How a value came about, step by step: what was taken, and what it became.

import type { Step } from "../host";
import { useWords } from "../words";

/** What lies deeper is not set in further. */
const DEEPEST = 4;

export function Way({ steps }: { steps: Step[] }) {
  const { t } = useWords();
  return (
    <div style={{ padding: "4px 0 2px 14px" }}>
      {steps.map(({ step, result, depth }, index) => (
        // Steps have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="way-step" style={{ marginLeft: 10 * Math.min(depth, DEEPEST) }}>
          <span className="quiet">{step}</span>
          <span>{result ?? t("product.nothing")}</span>
        </div>
      ))}
    </div>
  );
}
