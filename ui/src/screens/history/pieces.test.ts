import { describe, expect, it } from "vitest";
import { pieces } from "./pieces";

const told = (before: string, after: string) => pieces(before, after).map(({ kind, text, lines }) => (kind === "skipped" ? `… ${lines}` : `${kind}: ${text}`));

describe("what changed", () => {
  it("is told by words", () => {
    expect(told("below = 12\n", "below = 10\n")).toEqual(["same: below = ", "removed: 12", "added: 10", "same: \n"]);
  });
  it("leaves out long stretches that are the same, and says how long", () => {
    const many = Array.from({ length: 20 }, (_, index) => `line${index}\n`).join("");
    expect(told(`${many}a = 1\n`, `${many}a = 2\n`)).toEqual(["… 18", "same: line18\nline19\na = ", "removed: 1", "added: 2", "same: \n"]);
  });
  it("loses no line", () => {
    const before = Array.from({ length: 30 }, (_, index) => `key${index} = ${index}`).join("\n");
    const after = before.replace("key3 = 3", "key3 = x").replace("key25 = 25", "key25 = y");
    const found = pieces(before, after).filter(({ kind }) => kind !== "removed");
    const lines = found.reduce((sum, { text, lines: skipped }) => sum + text.split("\n").length - 1 + skipped, 0);
    expect(lines).toBe(29);
  });
});
