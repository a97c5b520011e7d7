// What is told or held because it is unusual for this partner, once there are feeds to compare with: by rule of the chart, and
// by what is measured.

import type { GuardConfig } from "../../host";
import { useWords } from "../../words";
import type { GuardTold } from "./Guard";
import { LevelOf } from "./LevelOf";

interface Props {
  told: GuardTold;
  guard: GuardConfig;
  change: (part: Partial<GuardConfig>) => void;
}

const RULES = ["rule_1", "jump", "rule_2", "rule_3", "rule_4", "rule_5", "rule_6", "rule_7", "rule_8"] as const;

export function Charts({ told: { usual, metrics }, guard, change }: Props) {
  const { t, of } = useWords();
  const metric = (name: string, level: GuardConfig["rule_1"], most: GuardConfig["rule_1"]) => {
    const { [name]: _, ...others } = guard.metrics;
    change({ metrics: level === most ? others : { ...others, [name]: level } });
  };
  return (
    <details style={{ alignSelf: "stretch" }}>
      <summary>{t("limits.charts")}</summary>
      <p className="quiet" style={{ margin: "8px 0 12px" }}>{t("limits.chartsAbout")}</p>
      <div className="pairs">
        {RULES.map((name) => <LevelOf key={name} label={of("nelson", name)} value={guard[name]} usual={usual[name]} change={(level) => change({ [name]: level })} />)}
      </div>
      <h2 style={{ margin: "20px 0 4px" }}>{t("limits.metrics")}</h2>
      <p className="quiet" style={{ marginBottom: 12 }}>{t("limits.metricsAbout")}</p>
      <div className="pairs">
        {metrics.map(([name, most]) => <LevelOf key={name} label={of("metric", name)} value={guard.metrics[name] ?? most} usual={most} change={(level) => metric(name, level, most)} />)}
      </div>
    </details>
  );
}
