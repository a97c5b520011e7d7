// What a person does, from outside: the built command, a real browser, files on disk.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { barriers, exported, picture, start } from "./app.mjs";
import { example, journeys, shopFile as fileOf } from "./walk.mjs";

let app;
before(async () => {
  app = await start();
});
after(() => app.stop());

const journey = journeys(() => app);
const shopFile = (...path) => fileOf(app, ...path);

journey("a file that is dropped moves in with the shop", async (page) => {
  await page.locator("input[type=file]").setInputFiles(exported(app.home));
  await page.getByRole("heading", { name: "60 rows, 9 columns" }).waitFor();
  await page.getByRole("textbox", { name: "Folder of the shop" }).fill(join(app.home, "dropped"));
  await page.getByRole("button", { name: "Make the shop" }).click();
  await page.getByRole("heading", { name: "products", exact: true }).waitFor();
  assert.ok(existsSync(join(app.home, "dropped/source/export.csv")));
  assert.match(readFileSync(join(app.home, "dropped/feeds/products.toml"), "utf8"), /place = "source\/export\.csv"/);
});

journey("products are found, sorted and opened by keys alone", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Products/ }).click();
  await page.getByRole("gridcell", { name: "01001-ROE-XS" }).waitFor();
  await picture(page, "products");
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("/");
  await page.keyboard.type("zermatt zand");
  await page.getByText(/^23 of 3,907$/).waitFor();
  await page.getByRole("button", { name: "Stock", exact: true }).click();
  await page.getByRole("button", { name: "Stock ↑" }).click();
  await page.getByRole("columnheader", { name: "Stock ↓" }).waitFor();
  await page.waitForFunction(() => {
    const numbers = [...document.querySelectorAll(".grid-row .cell:nth-child(5)")].map(({ textContent }) => Number(textContent));
    return numbers.length === 23 && numbers[0] === 41 && numbers.every((number, index) => index === 0 || number <= numbers[index - 1]);
  });
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Zermatt/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("grid").waitFor();
});

journey("the last row of the catalog is reached without blank rows", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Products/ }).click();
  await page.getByRole("gridcell", { name: "01001-ROE-XS" }).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("End");
  await page.locator("#row-3906 .cell").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".grid .ghost"));
  assert.notEqual(await page.locator("#row-3906 .cell").first().innerText(), "");
});

journey("a value that cannot be is refused with what is wrong, and nothing is saved", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("button", { name: "brand", exact: true }).click();
  await page.locator(".editor input[aria-label=Field]").fill("brnad");
  await page.getByRole("alert").getByText(/brnad/).waitFor();
  assert.ok(await page.getByRole("button", { name: "Save" }).isDisabled());
  await page.keyboard.press("Escape");
});

journey("a rule is switched off and moved, its counts follow", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Rules/ }).click();
  const rule = page.getByRole("article").filter({ hasText: "Broken size runs" });
  await rule.getByText("327").first().waitFor();
  await picture(page, "rules");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("switch", { name: "Broken size runs on" }).click({ force: true });
  await rule.getByText("off", { exact: true }).waitFor();
  assert.match(shopFile("example", "rules.toml"), /name = "Broken size runs"[\s\S]*on = false/);
  await page.keyboard.press("Control+z");
  await rule.getByText("327").first().waitFor();
});

journey("a band's edge is moved, its products are counted at once, and the label goes out", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Labels/ }).click();
  const margin = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "margin" }) });
  const edge = margin.getByRole("slider", { name: "End of fair" });
  await edge.focus();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press("ArrowRight");
  await margin.getByText("below 45").waitFor();
  await margin.getByText(/^\+\d+$/).waitFor();
  await picture(page, "labels-edge");
  await margin.getByRole("button", { name: "Save" }).click();
  await margin.getByRole("button", { name: "Save" }).waitFor({ state: "detached" });
  assert.match(shopFile("example", "labels.toml"), /name = "fair", below = 45/);
  const thin = margin.getByRole("slider", { name: "End of thin" });
  // Once what was saved stands where it will stay.
  await thin.hover({ position: { x: 6, y: 30 } });
  const handle = await thin.boundingBox();
  await page.mouse.down();
  await page.mouse.move(handle.x + 40, handle.y + 30, { steps: 4 });
  await page.mouse.up();
  await margin.getByRole("button", { name: "Cancel" }).click();
  await page.keyboard.press("Control+z");
  await margin.getByText("below 40").waitFor();
});

journey("a ready rule is tried, added and undone", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  // Of the partner, not of the shop.
  await page.getByRole("heading", { name: "Google Shopping" }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Rules" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("button", { name: "Past season stays out" }).click();
  await page.getByRole("table", { name: "The first products" }).getByText("stays out").first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.getByRole("article").filter({ hasText: "Past season stays out" }).getByText("left out").first().waitFor();
  assert.match(shopFile("example", "mappings/google-shopping.toml"), /exclude = "past season"/);
  await page.keyboard.press("Control+z");
  await page.getByRole("article").filter({ hasText: "Past season stays out" }).waitFor({ state: "detached" });
});

journey("labels, checks and runs tell their numbers", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Labels/ }).click();
  await page.getByRole("article").filter({ hasText: "margin" }).getByText("2,837").waitFor();
  await picture(page, "labels");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("link", { name: "Check" }).click();
  await page.getByText("its check digit is wrong").waitFor();
  await picture(page, "check");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("button", { name: /^1 / }).click();
  await page.getByText(/3,549 products found their row/).waitFor();
});

journey("a partner is added with a click and its feed is filled at once", async (page) => {
  await page.getByRole("row").filter({ hasText: join(app.home, "dropped") }).getByRole("link").click();
  await page.getByRole("link", { name: "Add a partner" }).click();
  await page.getByRole("combobox", { name: "Any kind" }).click();
  await page.getByRole("option", { name: "marketplace" }).click();
  await page.getByRole("button", { name: "Add bol", exact: true }).waitFor();
  await picture(page, "partners");
  await page.getByRole("button", { name: "Add bol", exact: true }).click();
  await page.getByRole("heading", { name: "bol" }).waitFor();
  await page.getByRole("cell", { name: /^871900000\d{4}$/ }).waitFor();
  assert.ok(existsSync(join(app.home, "dropped/mappings/bol-com.toml")));
});
