// What a person reads who chose Dutch, from outside: the built command, a real browser, the example shop.

import assert from "node:assert/strict";
import { begin, example } from "./walk.mjs";

const { journey: walk } = begin();
const journey = (name, go) => walk(name, go, { locale: "nl-NL" });

journey("transforms, their arguments and the words they take are told in Dutch, and found by Dutch words", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("button", { name: "title", exact: true }).click();
  const form = page.locator("form.editor");
  await form.getByRole("button", { name: "Inkorten 150" }).waitFor();
  await form.locator("input[aria-label='Bewerking toevoegen']").fill("decimalen afrond");
  await page.getByRole("option", { name: /^Afronden Rondt een getal af op decimalen/ }).click();
  const opened = page.getByRole("dialog");
  await opened.getByText("Naar welke kant.", { exact: true }).waitFor();
  await opened.getByRole("combobox", { name: "Richting" }).click();
  await page.getByRole("option", { name: "halven naar even" }).click();
  // Examples are written as in files.
  assert.doesNotMatch((await opened.locator("label, p, h2").allInnerTexts()).join("\n"), /decimals|round|half|which way/i);
});

journey("product fields are told by what they mean", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "products", exact: true }).click();
  await page.getByLabel("Productveld van voorraad", { exact: true }).first().fill("stock");
  await page.getByRole("option", { name: "stock Stuks die nu te koop zijn." }).waitFor();
});
