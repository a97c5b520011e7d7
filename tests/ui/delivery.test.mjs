// How a feed gets to its partner, all by the screens: times, a place that is tried and then served, a secret address; and the
// settings of the shop.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, file, folder, home } = begin();

journey("a feed gets times and a place, is tried, applied and arrives with a receipt", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "beslist.nl" }).first().click();
  await page.getByRole("link", { name: "Delivery" }).click();

  const times = page.getByRole("textbox", { name: "Times of this feed, a line for each" });
  await times.fill("every day at 25:00");
  await page.getByText(/not understood at "25:00" – write “every day at 06:00 and 14:00”/).waitFor();
  assert.ok(await page.getByRole("button", { name: "Save" }).isDisabled());
  await page.getByRole("button", { name: "every day at 06:00 and 14:00" }).click();
  await page.getByText("Next: 22 Nov, 14:00 · 23 Nov, 06:00 · 23 Nov, 14:00").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Draft: 1 change").waitFor();
  await page.getByRole("button", { name: "Save" }).waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "Add a place" }).click();
  await page.getByText("Folder", { exact: true }).click();
  await page.getByRole("textbox", { name: "Folder" }).fill("../brought/");
  await page.getByRole("combobox", { name: "Packed" }).click();
  await page.getByRole("option", { name: "gzip" }).click();
  await pictures(page, "delivery");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "../brought/", exact: true }).waitFor();
  await page.getByRole("button", { name: "Test the connection" }).click();
  await page.getByText("A small file arrived and was removed again").waitFor();

  const text = file("mappings/beslist-nl.toml");
  assert.match(text, /schedule = "every day at 06:00 and 14:00"/);
  assert.match(text, /to = "\.\.\/brought\/"\npack = "gzip"/);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("button", { name: /^Apply/ }).click();
  await page.getByText("Draft: 2 changes").waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "beslist.nl" }).first().click();
  await page.getByRole("button", { name: "Run this feed" }).click();
  await page.getByRole("link", { name: "Delivery" }).click();
  await page.getByRole("cell", { name: "Arrived" }).waitFor();
  assert.ok(existsSync(join(home(), "Feedmill/brought/beslist-nl.xml.gz")));
  assert.deepEqual(await barriers(page), []);
});

journey("a partner that fetches gets a secret address, which can be replaced and taken away", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("link", { name: "Delivery" }).click();
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = page.locator("code.address");
  const first = await address.textContent();
  assert.match(first, /google-shopping\.xml$/);
  await page.getByText("Nobody has come yet.").waitFor();
  await page.getByRole("button", { name: /^Replace it/ }).click();
  await page.getByText(/^The address before works until/).waitFor();
  assert.notEqual(await address.textContent(), first);
  await page.getByRole("button", { name: "Take it away" }).click();
  await page.getByRole("button", { name: "Make an address" }).waitFor();
});

journey("the settings of the shop are changed, told when they cannot be, and undone", async (page) => {
  await example(page);
  const before = readFileSync(join(folder(), "shop.toml"), "utf8");
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  const reached = page.getByRole("textbox", { name: "Address under which the world reaches this machine" });
  await reached.fill("feeds.winkel.example");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/“?"?feeds\.winkel\.example"?”? is no web address/).waitFor();
  await reached.fill("");
  await page.getByRole("combobox", { name: "Country" }).fill("belg");
  await page.getByRole("option", { name: "Belgium · BE" }).click();
  await page.getByRole("textbox", { name: "Usual VAT, percent" }).fill("6");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Draft: 1 change").waitFor();
  await page.getByRole("button", { name: "Save" }).waitFor({ state: "hidden" });
  const text = file("shop.toml");
  assert.match(text, /country = "BE"/);
  assert.match(text, /vat_rate = 6\n/);
  // The comments of the file stay.
  assert.match(text, /# In percent, for products that have no rate of their own\./);
  await page.getByRole("spinbutton", { name: "Days of history" }).or(page.getByRole("textbox", { name: "Days of history" })).fill("30");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Draft: 2 changes").waitFor();
  assert.match(file("shop.toml"), /\[retention\]\ndays = 30/);
  await page.getByRole("heading", { name: "Settings" }).click();
  await page.keyboard.press("Control+z");
  await page.getByText("Draft: 1 change").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText(/^Draft:/).waitFor({ state: "hidden" });
  assert.equal(readFileSync(join(folder(), "shop.toml"), "utf8"), before);
  assert.equal((await ask("shop")).config.country, "NL");
});
