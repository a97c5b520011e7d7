import { describe, expect, it } from "vitest";
import { behindOf, toBehind } from "./behind";
import { decimal, localeOf, share } from "./format";
import { steps, to } from "./route";
import { members, typed } from "./SchemaForm";
import { pieces } from "./Value";

describe("numbers", () => {
  it("keep every digit of an exact decimal in another notation", () => {
    expect(decimal("1234567.10", "nl-NL")).toBe("1.234.567,10");
    expect(decimal("-0.000001", "en-GB")).toBe("-0.000001");
    expect(decimal("12345678901234567890.12", "en-GB")).toBe("12,345,678,901,234,567,890.12");
  });
  it("leave what is no number as it is", () => {
    expect(decimal("129,95", "nl-NL")).toBe("129,95");
  });
  it("say 100 % and 0 % only of all and nothing", () => {
    expect(share(9999, 10000)).toBe(99);
    expect(share(1, 10000)).toBe(1);
    expect(share(0, 0)).toBe(0);
  });
  it("are in the notation of the system where it speaks the language of the screens", () => {
    expect(localeOf("en", ["nl-BE", "en-US", "en-GB"])).toBe("en-US");
    expect(localeOf("nl", ["en-US"])).toBe("nl-NL");
  });
});

describe("places", () => {
  it("keep folders and ids with any signs", () => {
    const path = ["shop", "/shops/mijn winkel", "product", "A/1 #2"];
    expect(steps(to(...path).slice(2))).toEqual(path);
  });
  it("keep the number that products are behind", () => {
    for (const behind of [{ kind: "issue", mapping: "bol", severity: "error", check: "price", attribute: "a/b" }, { kind: "rule", did: "excluded", rule: "50 % off", mapping: null }] as const) {
      expect(behindOf(steps(toBehind("/shop", behind).slice(2)).slice(3))).toEqual(behind);
    }
  });
});

describe("texts with fields", () => {
  it("tell fields from words, and doubled braces are braces", () => {
    expect(pieces("{brand} {{x}} {label/margin}")).toEqual([
      { field: true, text: "brand" },
      { field: false, text: " " },
      { field: false, text: "{" },
      { field: false, text: "x" },
      { field: false, text: "}" },
      { field: false, text: " " },
      { field: true, text: "label/margin" },
    ]);
  });
});

describe("forms from schemas", () => {
  it("find the right control for each argument", () => {
    const schema = {
      properties: {
        max: { type: "integer" },
        ellipsis: { type: ["string", "null"] },
        words: { type: "array", items: { type: "string" } },
        mode: { $ref: "#/$defs/Mode" },
        keep: { type: "boolean" },
        of: { anyOf: [{ type: "object" }, { type: "string" }] },
        than: { anyOf: [{ type: "number" }, { $ref: "#/$defs/Value" }] },
      },
      required: ["max"],
      $defs: { Mode: { oneOf: [{ const: "up" }, { const: "down" }] } },
    };
    const kinds = members(schema).map(({ name, kind, needed }) => [name, kind, needed]);
    expect(kinds).toEqual([
      ["max", "number", true],
      ["ellipsis", "text", false],
      ["words", "texts", false],
      ["mode", "choice", false],
      ["keep", "boolean", false],
      ["of", "json", false],
      ["than", "operand", false],
    ]);
  });
  it("take what was typed as a number only where it is one", () => {
    expect(["12.5", "-3", "012a", "1e5", "", '{"field":"cost"}', "{"].map(typed)).toEqual([12.5, -3, "012a", "1e5", "", { field: "cost" }, "{"]);
  });
});
