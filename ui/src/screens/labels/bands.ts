// Bands with edges while they are edited: as the file says them, placed in their histogram, moved, added, taken away, called
// otherwise.

import type { BandEdge, LabelReport } from "../../host";

/** A band, and the name it had when the edit began. */
export interface Row {
  name: string;
  below: number | null;
  was: string | null;
}

export const rows = (scale: BandEdge[]): Row[] => scale.map(({ name, below }) => ({ name, below: below ?? null, was: name }));

/** What is written of them. */
export const written = (bands: Row[]) => bands.map(({ name, below }) => (below === null ? { name } : { name, below }));

type Bins = LabelReport["histogram"];

/** How wide most columns of a histogram are: those at the ends may be wider. */
export function width(bins: Bins): number {
  const middle = bins[Math.floor(bins.length / 2)];
  return middle ? Number(middle.to) - Number(middle.from) : 0;
}

/** Whether a column holds what lies far from all others. */
export const far = (bins: Bins, bin: Bins[number] | undefined) => bin !== undefined && Number(bin.to) - Number(bin.from) > 1.5 * width(bins);

/** Where a value stands in a histogram whose columns are drawn equally wide, from 0 to 1. */
export function placed(bins: Bins, value: number): number {
  const at = bins.findIndex(({ to }) => value < Number(to));
  const bin = bins[at];
  if (!bin) return 1;
  const from = Number(bin.from);
  return Math.max(0, (at + (value - from) / (Number(bin.to) - from || 1)) / bins.length);
}

/** The value that stands there. */
export function valued(bins: Bins, place: number): number {
  const at = Math.min(Math.max(place * bins.length, 0), bins.length);
  const bin = bins[Math.min(Math.floor(at), bins.length - 1)];
  return bin ? Number(bin.from) + (at - bins.indexOf(bin)) * (Number(bin.to) - Number(bin.from)) : 0;
}

/** A step that is felt but not coarse: a hundredth of the spread, in whole numbers where that is enough. */
export function step(low: number, high: number): number {
  const hundredth = (high - low) / 100;
  return hundredth >= 0.5 ? Math.max(1, Math.round(hundredth)) : 0.1;
}

/** The bands after an edge was moved: never across its neighbours. */
export function moved(bands: Row[], index: number, wanted: number, by: number): Row[] {
  const before = bands[index - 1]?.below ?? Number.NEGATIVE_INFINITY;
  const after = bands[index + 1]?.below ?? Number.POSITIVE_INFINITY;
  const rounded = Math.round(wanted / by) * by;
  const within = Math.min(Math.max(rounded, before + by), after - by);
  return bands.map((band, other) => (other === index ? { ...band, below: Number(within.toFixed(6)) } : band));
}

/** One more band above the others; the one that took the rest ends halfway to the highest value. */
export function added(bands: Row[], high: number, name: string): Row[] {
  const last = bands.at(-1);
  if (!last) return [{ name, below: null, was: null }];
  const from = bands.at(-2)?.below ?? 0;
  const edge = last.below ?? (high > from ? Number(((from + high) / 2).toPrecision(2)) : from + 10);
  return [...bands.slice(0, -1), { ...last, below: edge > from ? edge : from + 1 }, { name, below: null, was: null }];
}

/** One band less; where the last one goes, the one before it takes the rest as that did. */
export function without(bands: Row[], index: number): Row[] {
  const gone = bands[index];
  const rest = bands.filter((_, other) => other !== index);
  return rest.map((band, other) => (index === rest.length && other === index - 1 ? { ...band, below: gone?.below ?? null } : band));
}

/** Edges at a quarter, a half and three quarters of the products. */
export function quarters(quantiles: Array<{ percent: number; value: string }>, names: string[]): Row[] | null {
  const at = [25, 50, 75].map((percent) => Number(quantiles.find((one) => one.percent === percent)?.value));
  const edges = [...new Set(at)].filter(Number.isFinite);
  if (edges.length === 0) return null;
  return [...edges, null].map((below, index) => ({ name: names[index] ?? String(index + 1), below, was: null }));
}

/** Names that changed, by the one before. */
export function renamed(bands: Row[]): Record<string, string> {
  return Object.fromEntries(bands.flatMap(({ name, was }) => (was !== null && was !== name && name ? [[was, name]] : [])));
}
