// How a value came about, step by step: what was taken, and what it became.

import type { Shown, Step } from "../host";
import { useWords } from "../words";
import { Condition } from "./Condition";
import { useFormat } from "./format";
import { Chip, Read, Value } from "./Value";

/** What lies deeper is not set in further. */
const DEEPEST = 4;

/** What a step does, in words. */
export function Done({ step: { does, step } }: { step: Step }) {
  const { said } = useWords();
  return (
    <Read value>
      {"value" in does && <Value value={does.value} />}
      {"transform" in does && <Chip item={does.transform} />}
      {"test" in does && <Condition condition={does.test} />}
      {"said" in does && said("step", does.said, step)}
    </Read>
  );
}

/** What came out, in the person's notation. */
export function useShown() {
  const { t, of, fieldCalled } = useWords();
  const format = useFormat();
  return function told(shown: Shown | null | undefined): string {
    if (!shown) return t("product.nothing");
    if ("text" in shown) return shown.text;
    if ("number" in shown) return format.decimal(shown.number);
    if ("truth" in shown) return of("boolean", String(shown.truth));
    if ("list" in shown) return shown.list.map(told).join(", ");
    return shown.group.map(([name, one]) => `${of("member", fieldCalled(name))} ${told(one)}`).join(", ");
  };
}

export function Way({ steps }: { steps: Step[] }) {
  const told = useShown();
  return (
    <div style={{ padding: "4px 0 2px 14px" }}>
      {steps.map((step, index) => (
        // Steps have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="way-step" style={{ marginLeft: 10 * Math.min(step.depth, DEEPEST) }}>
          <span className="quiet"><Done step={step} /></span>
          <span>{told(step.shown)}</span>
        </div>
      ))}
    </div>
  );
}
