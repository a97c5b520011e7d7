import { expect, it } from "vitest";
import type { Moment, Series } from "../host";
import type { Colours } from "./Chart";
import { control, shown } from "./control";

const moment = (run: number, value: number, more: Partial<Moment> = {}): Moment => ({ run, value, at: "2026-11-22T09:00:00Z", fate: "live", phase: false, usual: 100, low: 90, high: 110, broken: [], findings: [], ...more });
const series = (moments: Moment[], of = ""): Series => ({ metric: "out", words: "products", of, share: false, most: "hold", moments });
const colours: Colours = { accent: "blue", ink: "black", quiet: "grey", line: "silver", held: "orange", wrong: "red", good: "green", paper: "white" };
const jump = [{ rule: "jump", words: "", level: "hold" as const }];

it("marks what breaks a rule, what was held, and where a phase begins", () => {
  const { series: drawn } = control(series([moment(1, 100), moment(2, 300, { broken: jump }), moment(3, 301, { fate: "held", phase: true, broken: jump })]), colours, String, String);
  const values = drawn[3]?.data as unknown as Array<{ symbol: string; itemStyle: { color: string } }>;
  expect(values.map(({ symbol, itemStyle }) => [symbol, itemStyle.color])).toEqual([["circle", "blue"], ["diamond", "orange"], ["diamond", "red"]]);
  expect((drawn[3] as unknown as { markLine: { data: unknown } }).markLine.data).toEqual([{ xAxis: 2 }]);
});

it("shows slices only when they are unusual now", () => {
  expect(shown(series([moment(1, 1)]))).toBe(true);
  expect(shown(series([moment(1, 1, { broken: jump }), moment(2, 1)], "Merrell"))).toBe(false);
  expect(shown(series([moment(1, 1, { broken: jump })], "Merrell"))).toBe(true);
  // Those without a brand are a slice too.
  expect(shown({ ...series([moment(1, 1)]), metric: "brand:" })).toBe(false);
});
