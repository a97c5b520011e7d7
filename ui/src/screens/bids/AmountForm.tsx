// An amount or a factor: a number, or a value that the product has.

import { ActionIcon, NumberInput } from "@mantine/core";
import type { Amount } from "../../host";
import { Icon } from "../../parts/icons";
import { ValueForm } from "../../parts/value/ValueForm";
import type { Around } from "../../parts/value/values";
import { useWords } from "../../words";

interface Props {
  label: string;
  amount: Amount | null | undefined;
  change: (amount: Amount | undefined) => void;
  around: Around;
  width?: number;
  suffix?: string;
}

export function AmountForm({ label, amount, change, around, width = 110, suffix = "" }: Props) {
  const { t } = useWords();
  if (typeof amount === "object" && amount !== null) {
    return (
      <span className="row grow" style={{ alignItems: "flex-start" }}>
        <ValueForm value={amount} change={change} around={around} label={label} />
        <ActionIcon size="sm" aria-label={t("bids.number", { name: label })} title={t("bids.number", { name: label })} onClick={() => change(undefined)}><Icon name="close" /></ActionIcon>
      </span>
    );
  }
  return (
    <span className="row" style={{ gap: 2 }}>
      <NumberInput w={width} aria-label={label} min={0} step={0.05} decimalScale={4} suffix={suffix} value={amount ?? ""} onChange={(next) => change(typeof next === "number" ? next : undefined)} />
      <ActionIcon size="sm" aria-label={t("bids.value", { name: label })} title={t("bids.value", { name: label })} onClick={() => change({ field: "" })}><Icon name="more" /></ActionIcon>
    </span>
  );
}
