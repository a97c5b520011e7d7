import { describe, expect, it } from "vitest";
import { messages as english } from "../host/contract";
import { members } from "../parts/SchemaForm";
import { files } from "./files";
import { inDutch } from "./library";
import { onScreen } from "./onScreen";
import { said } from "./said";

const all: Array<[string, readonly [string, string]]> = Object.values(files).flatMap((file) => Object.entries(file));

describe("the words", () => {
  it("have one place each", () => {
    expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
  });
  it("fill the same blanks in both languages", () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
    for (const [key, both] of all) expect(blanks(both[1]), key).toEqual(blanks(both[0]));
  });
  it("of the program fill the same blanks in both languages, and in no other's place", () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
    expect(Object.keys(said).toSorted()).toEqual(Object.keys(english).toSorted());
    const own = new Set(all.map(([key]) => key));
    for (const [key, text] of Object.entries(english)) {
      const id = key as keyof typeof english;
      expect(blanks(said[id]), key).toEqual(blanks(onScreen[id] ?? text));
      expect(own.has(key), key).toBe(false);
    }
    for (const [key, text] of Object.entries(onScreen)) {
      expect(blanks(english[key as keyof typeof english]), key).toEqual(expect.arrayContaining(blanks(text)));
      expect(text, key).not.toMatch(/\.toml|`|feedmill/);
    }
  });
  it("of the library reach a form: what an item is called and does, its arguments, and the words they take", () => {
    const given = { properties: { mode: { description: "Which way.", enum: ["up", "down"] }, newer: { description: "Not known here." } } };
    const round = inDutch("transforms", { name: "round", aliases: [], examples: [], arguments: given });
    expect([round.called, round.about]).toEqual(["Afronden", "Rondt een getal af op decimalen, of op een veelvoud van een stap zoals 0.05."]);
    const [mode, newer] = members(round.arguments as Record<string, unknown>);
    expect(mode).toMatchObject({ title: "Richting", about: "Naar welke kant.", choices: [{ value: "up", label: "omhoog" }, { value: "down", label: "omlaag" }] });
    expect(newer).toMatchObject({ title: null, about: "Not known here." });
  });
  it("do not shout or apologise", () => {
    for (const [key, both] of all) {
      for (const text of both) expect(text, key).not.toMatch(/!|\b(please|oops|sorry|helaas|alstublieft)\b/i);
    }
  });
});
