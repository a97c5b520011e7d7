// What a person reads who chose Dutch, from outside: the built command, a real browser, the example shop.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { begin, example } from "./walk.mjs";

const { journey: walk, folder } = begin();
const home = () => join(folder(), "../..");
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

journey("how a feed is read, why a column fills a field and what is wrong with records is told in Dutch", async (page) => {
  const place = join(home(), "krom.csv");
  writeFileSync(place, "artikelnummer;titel;ean-nl\n1;Stoel;8719000001017\n2;Tafel\n3;Lamp;8719000001031\n");
  await page.getByRole("textbox", { name: "Adres van de feed, of pad van een bestand" }).fill(place);
  await page.getByRole("button", { name: "Bekijken" }).click();
  await page.getByRole("cell", { name: "het is tekst, en geen XML of JSON" }).waitFor();
  await page.getByRole("cell", { name: /^in 2 kolommen is de eerste rij anders dan de waarden eronder$/ }).waitFor();
  await page.getByRole("button", { name: "Winkel maken" }).click();
  await page.getByText("regel 3, rij 2: een ander aantal cellen dan de kop: wat ontbreekt is leeg, wat te veel is valt weg").waitFor();
  await page.getByRole("row").filter({ hasText: "ean-nl" }).locator(".tag.number").hover();
  await page.getByText("de naam zonder taal of valuta, “ean”, betekent gtin").waitFor();
});
