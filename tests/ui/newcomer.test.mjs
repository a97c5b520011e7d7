// The first hour of somebody new: a wrong address is left at once, where a feed lies is told, and partners are found by any spelling.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { once } from "node:events";
import { basename } from "node:path";
import { barriers, exported } from "./app.mjs";
import { begin, example } from "./walk.mjs";

const { journey, file, home } = begin();
const address = (page) => page.getByRole("textbox", { name: "Address of the feed, or path of a file" });

journey("an address that does not answer is left at once for another feed, of which is told where the next one goes", async (page) => {
  const silent = createServer(() => undefined).listen(0, "127.0.0.1");
  await once(silent, "listening");
  await address(page).fill(`http://127.0.0.1:${silent.address().port}/feed.csv`);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Fetching and reading the whole feed").waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByText("Fetching and reading the whole feed").waitFor({ state: "hidden" });
  // Without a cancel in between, too, the last that was asked for counts.
  await page.getByRole("button", { name: "Look at it" }).click();
  const place = exported(home());
  await address(page).fill(place);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("heading", { name: "60 rows, 9 columns" }).waitFor();
  await page.getByText("Read from where it lies at each run.").waitFor();
  await page.getByRole("button", { name: "Another feed" }).click();
  await page.locator("input[type=file]").setInputFiles(place);
  await page.getByText(new RegExp(`A copy goes into the shop's folder: export the feed again to \\S+/source/${basename(place)}\\.$`)).waitFor();
  assert.deepEqual(await barriers(page), []);
  silent.closeAllConnections();
  silent.close();
});

journey("where a source lies, and that another place applies at once, is told at the source", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "products", exact: true }).click();
  await page.getByText(/A file in the shop's folder: export the feed again to \S+\/example\/source\/producten\.csv\.$/).waitFor();
  await page.getByRole("button", { name: "Change where it is and what it is for" }).click();
  await page.getByText("This applies at once, without the draft; Ctrl Z takes it back.").waitFor();
});

journey("a partner is found however its name is written", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Add a partner" }).first().click();
  for (const typed of ["bol.com", "bolcom", "bol com"]) {
    await page.getByRole("textbox", { name: /Search/ }).fill(typed);
    await page.getByRole("heading", { name: "bol", exact: true }).waitFor();
    assert.equal(await page.locator("article.card").count(), 1);
  }
});

journey("what is wrong with a setting is told at its field", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Settings" }).first().click();
  const field = page.getByRole("textbox", { name: /^Address at which/ }).or(page.getByPlaceholder("https://feeds.example.com")).first();
  await field.fill("feeds.example.com");
  await page.getByRole("button", { name: "Save" }).first().click();
  await page.locator(".mantine-InputWrapper-error").getByText(/feeds\.example\.com.* is no web address/).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.doesNotMatch(file("shop.toml"), /hosted_at/);
});
