// Bands with edges while they are edited: as the file says them, moved, added, taken away, called otherwise.

import type { BandEdge } from "../../host";

/** A band, and the name it had when the edit began. */
export interface Row {
  name: string;
  below: number | null;
  was: string | null;
}

export const rows = (scale: BandEdge[]): Row[] => scale.map(({ name, below }) => ({ name, below: below ?? null, was: name }));

/** What is written of them. */
export const written = (bands: Row[]) => bands.map(({ name, below }) => (below === null ? { name } : { name, below }));

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
