import { expect, it } from "vitest";
import { pasted, put } from "./sheet";
import { filled, kindOf, leanCases, offered, operand, placeholder, start } from "./values";

it("a placeholder is completed between its braces and nowhere else", () => {
  expect(placeholder("Buy {br", 7)).toEqual({ from: 4, typed: "br" });
  expect(placeholder("Buy {brand} now", 15)).toBeNull();
  expect(placeholder("{brand} {", 9)).toEqual({ from: 8, typed: "" });
  expect(placeholder("{{br", 4), "two braces are one that is written").toBeNull();
  expect(placeholder("{{{br", 5)).toEqual({ from: 2, typed: "br" });
});

it("a name is completed in a calculation, in brackets or bare", () => {
  expect(operand("price - co", 10)).toEqual({ from: 8, typed: "co" });
  expect(operand("price * [label/m", 16)).toEqual({ from: 8, typed: "label/m" });
  expect(operand("price - 12", 10)).toBeNull();
  expect(offered(["title", "label/title", "brand"], "ti", (field, typed) => field.includes(typed))).toEqual(["title", "label/title"]);
  expect(offered(["lowest_price", "price_old", "price"], "price", (field, typed) => field.includes(typed)), "the one of that name first").toEqual(["price", "price_old", "lowest_price"]);
});

it("a value that becomes another kind keeps what it said", () => {
  expect(start("cases", { field: "title" }).else).toEqual({ field: "title" });
  expect(start("text", { field: "title" })).toEqual({ text: "{title}" });
  expect(start("table", { field: "brand" })).toEqual({ table: { name: "", key: { field: "brand" } } });
  expect(kindOf({ value: "" })).toBe("value");
});

it("a value is tried once every part of it says something", () => {
  expect([filled({ text: "Buy {br" }), filled({ text: "Buy {brand}" }), filled({ text: "{{br" })]).toEqual([false, true, true]);
  const price = { field: "price", is: "less_than", value: 10 };
  expect(filled({ cases: [{ if: { all: [price] }, then: { text: "cheap" } }] })).toBe(true);
  expect(filled({ cases: [{ if: { all: [price] }, then: { field: "" } }] })).toBe(false);
  expect(filled({ cases: [{ if: { all: [{ field: "", is: "equals" }] }, then: { text: "x" } }] })).toBe(false);
  expect(filled({ table: { name: "colours", key: { field: "" } } })).toBe(false);
  expect(filled({ survey: { of: "sum", value: { field: "stock" }, by: [] } })).toBe(true);
  expect(filled({ group: [["country", { value: "NL" }], ["", { field: "price" }]] })).toBe(false);
  expect(leanCases({ cases: [{ if: { all: [price] }, then: { field: "a" } }] })).toEqual({ cases: [{ if: price, then: { field: "a" } }] });
});

it("cells are written and pasted in, and rows grow", () => {
  expect(put([["a", "b"]], 1, 1, "c", 2)).toEqual([["a", "b"], ["", "c"]]);
  expect(pasted([["a", "b"]], 0, 1, "x\ty\nz\n", 2)).toEqual([["a", "x"], ["", "z"]]);
});

it("a test is not tried before it has what it cannot do without", () => {
  const library = [{ name: "equals", aliases: [], arguments: { required: ["value"] }, examples: [] }];
  const when = (test: object) => filled({ cases: [{ if: { all: [{ field: "a", is: "equals", ...test }] }, then: { field: "b" } }] }, library);
  expect([when({}), when({ value: "" })]).toEqual([false, true]);
});
