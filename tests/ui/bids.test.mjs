// Bids by form: base, reasons, limits, and what is bid product by product; and the ready rules that shops steer with.

import assert from "node:assert/strict";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, discard, file } = begin();

async function partner(page, name, tab) {
  await example(page);
  await discard();
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  await page.getByRole("main").getByRole("link", { name: tab, exact: true }).click();
}

journey("a bid is changed by form, seen product by product, and told where the product is explained", async (page) => {
  await partner(page, "beslist.nl", "Bids");
  await page.getByRole("button", { name: "Change" }).click();
  const form = page.getByRole("form", { name: "Change cpc" });
  await form.getByRole("button", { name: /^Few left/ }).click();
  await form.getByRole("textbox", { name: "Base in EUR" }).fill("0.3");
  await form.getByText("→ Few left:").first().waitFor();
  await form.getByRole("textbox", { name: "At most" }).fill("0.31");
  const bid = form.locator(".editor-sample .row").filter({ hasText: "01001-ROE-S" });
  await bid.locator("strong").getByText("0.31", { exact: true }).waitFor();
  await pictures(page, "bids");
  assert.deepEqual(await barriers(page), []);
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "detached" });
  assert.match(file("mappings/beslist-nl.toml"), /base = 0\.3\n[\s\S]*name = "Few left"\n[\s\S]*value = "few"/);
  await page.getByRole("link", { name: "01001-ROE-S" }).first().click();
  await page.getByRole("heading", { name: "Bids" }).waitFor();
  await page.locator(".step").filter({ hasText: "Bids" }).getByText("→ The season is on:").waitFor();
});

journey("the steering recipes stand ready for the labels that the shop has, and say what is missing", async (page) => {
  await partner(page, "Google Shopping", "Rules");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const form = page.getByRole("form", { name: "Add a rule" });
  await form.getByText(/^More ready rules come with a label of: Performance$/).waitFor();
  assert.match(await form.getByRole("link", { name: "Performance" }).getAttribute("href"), /\/labels\/performance$/);
  const samples = form.getByRole("table", { name: "The first products" });
  // None where the shared rules have taken all of them out already.
  for (const [recipe, reason] of [
    ["Out of stock stays out", "“out of stock”"],
    ["Past season stays out", "“past season”"],
    // What a shared rule keeps in goes out, whatever is said here.
    ["Low margin stays out", "“clearance”"],
    ["High margin is kept in", "“high margin”"],
    ["Discounted is kept in", "“discounted”"],
    ["Broken size runs stay out", null],
    ["What comes back too often stays out", "“clearance”"],
  ]) {
    await form.getByRole("button", { name: recipe }).click();
    if (reason) await samples.getByText(reason).first().waitFor();
    else await samples.waitFor({ state: "detached" });
    await form.getByText("matched", { exact: true }).waitFor();
  }
  // Pushing is a bid, which comes with its reasons.
  await form.getByRole("link", { name: "Push high margin: bid more" }).click();
  await page.getByRole("form", { name: "Add a bid" }).locator("input[value='High margin']").waitFor();
  assert.deepEqual(await barriers(page), []);
});
