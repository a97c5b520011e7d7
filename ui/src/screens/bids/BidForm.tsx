// A bid as a form: the base, the reasons to bid more or less, the limits; what it gives for some products is shown live.

import { Autocomplete, Button, NumberInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { BidConfig, BidRuleConfig, BidsTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { useLibrary } from "../../parts/library";
import { Problem } from "../../parts/Problem";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";
import { AmountForm } from "./AmountForm";
import { BidRule } from "./BidRule";
import { complete, finished, type Ready, ready, rule as made } from "./built";
import { Sampled } from "./Sampled";

interface Props {
  shop: string;
  mapping: string;
  told: BidsTold;
  /** The bid that is changed, by name; a new one when left out. */
  bid?: [string, BidConfig];
  fields: string[];
  /** Ready reasons that it begins with. */
  reasons: Ready[];
  close: () => void;
}

const NEW: BidConfig = { base: 0.2, floor: 0.1, ceiling: 0.6 };

export function BidForm({ shop, mapping, told, bid, fields, reasons, close }: Props) {
  const { t, of } = useWords();
  const format = useFormat();
  const called = ({ kind, times }: Ready) => of("bids.ready", `${kind}.${times === 0 ? "none" : times > 1 ? "more" : "less"}`);
  const labels = useAsk("labels", { shop });
  const library = useLibrary("conditions");
  const taken = new Set(told.bids.map(([one]) => one));
  const [name, setName] = useState(bid?.[0] ?? told.takes.attributes?.find((one) => told.takes.by === "attribute" && !taken.has(one)) ?? "cpc");
  const [built, setBuilt] = useState<BidConfig>(() => {
    const before = bid?.[1] ?? NEW;
    const has = (before.rules ?? []).map((one) => JSON.stringify(one.if));
    const more = reasons.map((one) => made(one, called(one))).filter((one) => !has.includes(JSON.stringify(one.if)));
    return { ...before, rules: [...(before.rules ?? []), ...more] };
  });
  const said = useMemo(() => finished(built), [built]);
  const [tried] = useDebouncedValue(said, 200);
  const save = useDo("set_bid", close);
  const around = { shop, fields, choices: [] };
  const rules = built.rules ?? [];
  const set = (next: Partial<BidConfig>) => setBuilt({ ...built, ...next });
  const limit = (key: "floor" | "ceiling" | "step", value: BidConfig[typeof key] | undefined) => {
    const { [key]: _, ...rest } = built;
    setBuilt((value == null ? rest : { ...rest, [key]: value }) as BidConfig);
  };
  const putRule = (index: number, next: BidRuleConfig) => set({ rules: rules.map((old, other) => (other === index ? next : old)) });
  const move = (index: number, by: number) => {
    const moved = rules[index];
    if (!moved) return;
    const rest = rules.filter((_, other) => other !== index);
    set({ rules: [...rest.slice(0, index + by), moved, ...rest.slice(index + by)] });
  };
  const can = complete(built) && name.trim() !== "";
  const keep = () => can && save.mutate({ shop, mapping, bid: name.trim(), config: said });
  return (
    <form
      className="editor"
      aria-label={bid ? t("builder.change", { name }) : t("bids.add")}
      {...useForm(keep, close)}
    >
      <div className="row wrap" style={{ alignItems: "flex-end", gap: 16 }}>
        <label className="bid-part"><span>{t("bids.name")}</span><Autocomplete w={170} size="xs" aria-label={t("bids.name")} disabled={bid !== undefined} data={told.takes.by === "attribute" ? told.takes.attributes ?? [] : []} value={name} onChange={setName} /></label>
        <div className="bid-part"><span>{t("bids.base", { currency: told.currency })}</span><AmountForm label={t("bids.base", { currency: told.currency })} amount={built.base} change={(base) => set({ base: base ?? 0 })} around={around} /></div>
        <div className="bid-part"><span>{t("bids.floor")}</span><AmountForm label={t("bids.floor")} amount={built.floor} change={(next) => limit("floor", next)} around={around} /></div>
        <div className="bid-part"><span>{t("bids.ceiling")}</span><AmountForm label={t("bids.ceiling")} amount={built.ceiling} change={(next) => limit("ceiling", next)} around={around} /></div>
        <label className="bid-part"><span>{t("bids.step")}</span><NumberInput w={90} aria-label={t("bids.step")} min={0} step={0.01} placeholder={format.decimal("0.01")} value={built.step ?? ""} onChange={(next) => limit("step", typeof next === "number" && next > 0 ? next : undefined)} /></label>
      </div>
      <h3>{t("bids.reasons")}</h3>
      {rules.map((rule, index) => (
        // Reasons have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <BidRule key={index} rule={rule} number={index + 1} last={index === rules.length - 1} around={around} library={library.data ?? []} change={(next) => putRule(index, next)} move={(by) => move(index, by)} remove={() => set({ rules: rules.filter((_, other) => other !== index) })} />
      ))}
      <div className="row wrap" style={{ gap: 6 }}>
        <span className="quiet">{t("bids.ready")}</span>
        {ready(labels.data ?? []).map((one) => (
          <button key={`${one.label} ${one.bands.join(" ")}`} type="button" className="token chip plain-chip" onClick={() => set({ rules: [...rules, made(one, called(one))] })}>{called(one)} <span className="chip-value">{one.times === 0 ? t("bids.none") : `× ${format.decimal(String(one.times))}`}</span></button>
        ))}
        <Button variant="subtle" size="compact-xs" onClick={() => set({ rules: [...rules, { name: "", if: { all: [{ field: "", is: "equals" }] }, times: 1 }] })}>{t("bids.addReason")}</Button>
      </div>
      {can && <Sampled shop={shop} mapping={mapping} bid={name.trim()} config={tried} />}
      <Problem error={save.error} />
      <div className="row">
        <Button type="submit" disabled={!can} loading={save.isPending}>{t("mapping.save")}</Button>
        <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
        <span className="grow" />
        {bid && <Button variant="subtle" color="red" onClick={() => save.mutate({ shop, mapping, bid: bid[0], config: null })}>{t("bids.take")}</Button>}
      </div>
    </form>
  );
}
