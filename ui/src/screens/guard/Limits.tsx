// The limits that hold from the first feed on, as numbers: what each means for a feed like the last one.

import { NumberInput } from "@mantine/core";
import type { GuardConfig } from "../../host";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";

interface Props {
  guard: GuardConfig;
  usual: GuardConfig;
  /** Products in the last good feed. */
  last: number | null;
  change: (part: Partial<GuardConfig>) => void;
}

const NAMES = ["least_percent", "least_products", "most_faulty_percent", "most_repriced_percent"] as const;

export function Limits({ guard, usual, last, change }: Props) {
  const { t } = useWords();
  const format = useFormat();
  /** Without a feed yet, what a shop of this size would see. */
  const feed = last || 1000;
  const example = (name: (typeof NAMES)[number]) => {
    const limit = guard[name];
    if (name === "least_products") return t("limits.least_productsMeans", { least: format.number(limit) });
    const part = Math.floor((feed * limit) / 100);
    const blanks = { last: format.number(feed), part: format.number(name === "least_percent" ? Math.ceil((feed * limit) / 100) : part), gone: 100 - limit, limit };
    return t(`limits.${name}Means`, blanks);
  };
  return (
    <section>
      <h2>{t("limits.title")}</h2>
      {NAMES.map((name) => {
        const suffix = name === "least_products" ? "" : " %";
        return (
          <NumberInput
            key={name}
            maw={620}
            label={t(`limits.${name}`)}
            description={`${example(name)} ${t("limits.usual", { usual: `${format.number(usual[name])}${suffix}` })}`}
            inputWrapperOrder={["label", "input", "description", "error"]}
            styles={{ wrapper: { width: 130 } }}
            min={0}
            {...(suffix ? { max: 100 } : {})}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            suffix={suffix}
            value={guard[name]}
            onChange={(value) => typeof value === "number" && change({ [name]: value })}
          />
        );
      })}
    </section>
  );
}
