// The words of the screens from their own catalogue, for what is walked through in both languages.

import assert from "node:assert/strict";
import { join } from "node:path";
import { need, root } from "./app.mjs";

const { runnerImport } = await import(need.resolve("vite"));
const { module: catalogue } = await runnerImport(join(root, "ui/src/words/catalogue.ts"), { configFile: false, logLevel: "error" });

/** What is said in a language: texts by their key with the blanks filled in, and numbers as written there. */
export function words(language) {
  const texts = catalogue.messages(language);
  const say = (key, values = {}) => {
    assert.ok(texts[key], `there is no text ${key}`);
    return texts[key].replaceAll(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? assert.fail(`${key} says ${name} too`));
  };
  return { say, number: (value) => value.toLocaleString(language === "nl" ? "nl-NL" : "en-GB") };
}

// Words that stand in no Dutch sentence.
const ENGLISH = /\b(the|and|with|which|your|from|this|that|not|have|has|are|been|will|below|without|since|checks?|changed|filled|left|low|mid|high|current|coming|broken|season|stock|returns)\b/i;

/** No English is read on the screen, but what is written in code. */
export async function inDutch(page) {
  const told = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const lines = [];
    while (texts.nextNode()) {
      const { parentElement: place, data } = texts.currentNode;
      if (place.checkVisibility() && !place.closest("script, style, pre, code, .mono, .cm-editor")) lines.push(data);
    }
    return lines;
  });
  assert.deepEqual(told.filter((line) => ENGLISH.test(line)), []);
}
