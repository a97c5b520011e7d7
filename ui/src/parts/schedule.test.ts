import { expect, it } from "vitest";
import { linesOf, scheduleOf, spoken } from "./schedule";

it("is written as short as it can be, and a table keeps what else it says", () => {
  expect(scheduleOf(spoken("every day at 06:00\n\n"), null)).toBe("every day at 06:00");
  expect(scheduleOf(spoken("0 6 * * *\n0 14 * * *"), "0 6 * * *")).toEqual(["0 6 * * *", "0 14 * * *"]);
  expect(scheduleOf(spoken("0 7 * * *"), { at: ["0 6 * * *"], jitter: 10 })).toEqual({ at: ["0 7 * * *"], jitter: 10 });
  expect(scheduleOf(spoken(" "), "0 6 * * *")).toEqual([]);
  expect([undefined, "a", ["a", "b"], { at: ["c"], jitter: 1 }].map(linesOf)).toEqual([[], ["a"], ["a", "b"], ["c"]]);
});
