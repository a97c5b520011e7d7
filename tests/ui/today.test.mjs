// Today: how every partner fares, what waits for a decision and what is worth most to fix. And the palette, which goes to
// anything that has a name.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, folder, run } = begin();

journey("a run of one partner leaves what is known of the others, and today tells what to fix first", async (page) => {
  await example(page);
  await run("google-shopping");
  const line = (name) => page.getByRole("table").first().getByRole("row").filter({ hasText: name });
  await line("Google Shopping").getByRole("img", { name: "Last 2 feeds: from 2,494 to 2,494 products" }).waitFor();
  await line("beslist.nl").getByRole("cell", { name: "2,484", exact: true }).waitFor();
  // The planned time of the shop's schedule.
  writeFileSync(join(folder(), "shop.toml"), `schedule = "every day at 06:00"\n${readFileSync(join(folder(), "shop.toml"), "utf8")}`);
  await line("beslist.nl").getByRole("cell", { name: /06:00$/ }).waitFor();

  await page.getByRole("heading", { name: "Worth most to fix" }).waitFor();
  await pictures(page, "today");
  assert.deepEqual(await barriers(page), []);
  const [first] = (await ask("today")).fixes;
  assert.equal(first.issue.severity, "error");
  await page.getByRole("table").last().getByRole("link", { name: first.issue.attribute }).first().click();
  await page.getByRole("heading", { name: first.name }).waitFor();
});

journey("the palette goes to an attribute, a rule and what can be done", async (page) => {
  await example(page);
  const find = async (letters, option) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("textbox").fill(letters);
    await page.getByRole("option", { name: option }).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  };
  await find("google custom_label_1", /^custom_label_1 Google Shopping/);
  await page.getByRole("button", { name: "Save" }).waitFor();
  await find("comes back too", /Comes back too often/);
  await page.getByRole("heading", { name: /^Rules/ }).waitFor();
});

journey("a feed that is held is told on top, with the way to decide", async (page) => {
  await example(page);
  const rules = join(folder(), "rules.toml");
  const text = readFileSync(rules, "utf8");
  writeFileSync(rules, `${text}\n[[rules]]\nname = "Nothing any more"\nthen = [{ exclude = "closed" }]\n`);
  await run("bol-com");
  writeFileSync(rules, text);
  await page.getByText("1 feed is held").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "See why, and decide" }).click();
  await page.getByRole("button", { name: "Throw it away" }).click();
  // What was live is told again, everywhere.
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("table").first().getByRole("row").filter({ hasText: "bol" }).getByRole("cell", { name: "Written" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: /^Written bol 2,464/ }).waitFor();
});

journey("the settings tell what is kept of the past, and clear what is older", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("row", { name: /^History/ }).waitFor();
  await page.getByRole("button", { name: "Clear what is older" }).click();
  await page.getByRole("button", { name: "Clear what is older" }).and(page.locator(":not([data-loading])")).waitFor();
  await page.getByRole("row", { name: /^Catalog/ }).waitFor();
  assert.deepEqual(await barriers(page), []);
});
