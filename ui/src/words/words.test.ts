import { describe, expect, it } from "vitest";
import { changing } from "./changing";
import { comingIn } from "./comingIn";
import { frame } from "./frame";
import { goingOut } from "./goingOut";
import { kept } from "./kept";
import { known } from "./known";
import { messages as english } from "../host/contract";
import { said } from "./said";
import { steering } from "./steering";
import { values } from "./values";
import { watching } from "./watching";

const files = { frame, comingIn, known, goingOut, kept, changing, values, watching, steering };
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
      expect(blanks(said[key as keyof typeof english]), key).toEqual(blanks(text));
      expect(own.has(key), key).toBe(false);
    }
  });
  it("do not shout or apologise", () => {
    for (const [key, both] of all) {
      for (const text of both) expect(text, key).not.toMatch(/!|\b(please|oops|sorry|helaas|alstublieft)\b/i);
    }
  });
});
