import { describe, expect, it } from "vitest";
import { changing } from "./changing";
import { comingIn } from "./comingIn";
import { frame } from "./frame";
import { goingOut } from "./goingOut";
import { kept } from "./kept";
import { known } from "./known";
import { watching } from "./watching";

const files = { frame, comingIn, known, goingOut, kept, changing, watching };
const all: Array<[string, readonly [string, string]]> = Object.values(files).flatMap((file) => Object.entries(file));

describe("the words", () => {
  it("have one place each", () => {
    expect(new Set(all.map(([key]) => key)).size).toBe(all.length);
  });
  it("fill the same blanks in both languages", () => {
    const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted();
    for (const [key, [english, dutch]] of all) expect(blanks(dutch), key).toEqual(blanks(english));
  });
  it("do not shout or apologise", () => {
    for (const [key, both] of all) {
      for (const text of both) expect(text, key).not.toMatch(/!|\b(please|oops|sorry|helaas|alstublieft)\b/i);
    }
  });
});
