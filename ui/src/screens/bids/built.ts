// A bid while it is built: ready reasons to bid more or less, and when there is enough of it to be tried.

import type { Amount, BidConfig, BidRuleConfig, LabelTold } from "../../host";
import { groupOf, lean, whole } from "../../parts/conditions";
import { filled } from "../../parts/value/values";

/** For kinds of labels: bands by their usual names, English and Dutch, and by what a bid is multiplied for them; 0 for no bid. */
const READY: Array<[kind: string, bands: string[], times: number]> = [
  ["season", ["current", "lopend"], 1.25],
  ["season", ["past", "voorbij"], 0.6],
  ["margin", ["high", "good", "hoog", "goed"], 1.4],
  ["margin", ["low", "thin", "laag", "krap"], 0.7],
  ["margin", ["loss", "verlies"], 0],
  ["stock", ["none", "geen"], 0],
  ["stock", ["few", "weinig"], 0.5],
  ["discount", ["deep", "diep", "dump"], 0.7],
  ["returns", ["many", "veel"], 0.5],
  ["size_run", ["broken", "gebroken"], 0.3],
  ["performance", ["star"], 1.3],
  ["performance", ["underperformer"], 0.5],
];

export interface Ready {
  kind: string;
  label: string;
  bands: string[];
  times: number;
}

/** The ready reasons that the shop's labels have bands for. */
export function ready(labels: LabelTold[]): Ready[] {
  return READY.flatMap(([kind, wanted, times]) =>
    labels.filter(({ config }) => config.kind === kind).flatMap(({ report }) => {
      const bands = wanted.filter((band) => report.bands.some((one) => one.band === band));
      return bands.length > 0 ? [{ kind, label: report.label, bands, times }] : [];
    }),
  );
}

/** The rule of a ready reason. */
export function rule({ label, bands, times }: Ready, name: string): BidRuleConfig {
  const condition = bands.length === 1 ? { field: `label/${label}`, is: "equals", value: bands[0] } : { field: `label/${label}`, is: "equals_any", values: bands };
  return { name, if: condition, ...(times === 0 ? { none: true } : { times }) };
}

export const DOES = ["times", "set", "none"] as const;
export type Does = (typeof DOES)[number];

export const doesOf = (one: BidRuleConfig): Does => (one.none ? "none" : one.set != null ? "set" : "times");

const some = (amount: Amount | null | undefined) => (typeof amount === "object" ? filled(amount) : typeof amount === "number" && Number.isFinite(amount));

export function complete(bid: BidConfig): boolean {
  const limits = [bid.floor, bid.ceiling].every((limit) => limit == null || some(limit));
  const told = (one: BidRuleConfig) => Boolean(one.name.trim()) && (!one.if || whole(one.if)) && (one.none === true || some(one.times) || some(one.set));
  return some(bid.base) && limits && (bid.rules ?? []).every(told);
}

/** What is written for a bid. */
export function finished(bid: BidConfig): BidConfig {
  const rules = (bid.rules ?? []).map(({ if: condition, from, until, ...rest }) => {
    const when = condition ? (groupOf(condition) ? lean(condition) : condition) : null;
    return { ...rest, ...(from ? { from } : {}), ...(until ? { until } : {}), ...(when ? { if: when } : {}) };
  });
  const { rules: _, ...rest } = bid;
  return { ...rest, ...(rules.length > 0 ? { rules } : {}) };
}
