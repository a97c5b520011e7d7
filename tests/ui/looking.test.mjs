// Looking at what came in and what became of it: a source as it stands and as it is read, the spread of its columns, the
// grid, a product's history, the funnel of a run, and the links and pictures of a feed.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { barriers, call, heard, start } from "./app.mjs";
import { example, journeys, pictures } from "./walk.mjs";

let app;
before(async () => {
  app = await start();
});
after(() => app.stop());

const journey = journeys(() => app);

/** Work that ends well. */
async function done(name, request) {
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, name, request);
  const told = await ended;
  assert.equal(told.kind, "done", JSON.stringify(told));
}

journey("a source is seen as it stands beside how it is read, and how its columns are spread", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "products", exact: true }).click();
  await page.getByRole("img", { name: /^Spread of prijs: / }).waitFor();
  await page.getByRole("img", { name: /^Spread of merk: .*times/ }).waitFor();
  await pictures(page, "source");
  assert.deepEqual(await barriers(page), []);
  await page.getByText("First records").click();
  const raw = page.getByRole("region", { name: "As it stands in the file" });
  assert.match(await raw.innerText(), /;prijs;/);
  await page.getByRole("region", { name: "As it is read" }).getByRole("columnheader", { name: "prijs", exact: true }).waitFor();
  await pictures(page, "source-records");
  assert.deepEqual(await barriers(page), []);
});

journey("the grid draws only the columns in sight, and brings the others as it is moved", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Products/ }).first().click();
  const grid = page.getByRole("grid");
  await grid.waitFor();
  await page.getByRole("button", { name: "Columns" }).click();
  const choices = page.getByRole("menuitemcheckbox", { checked: false });
  await choices.first().waitFor();
  for (let left = await choices.count(); left > 0; left -= 1) await choices.first().click();
  await page.keyboard.press("Escape");
  await page.locator('[role="menu"]').waitFor({ state: "detached" });
  const all = Number(await grid.getAttribute("aria-colcount"));
  assert.ok(all > 25, `${all} columns`);
  assert.ok((await grid.getByRole("columnheader").count()) < all);
  const last = grid.locator(`[role="columnheader"][aria-colindex="${all}"]`);
  assert.equal(await last.count(), 0);
  await grid.evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await last.waitFor();
  assert.equal(await grid.locator('[role="columnheader"][aria-colindex="1"]').count(), 0);
  assert.deepEqual(await barriers(page), []);
});

journey("who comes back from a product finds the search, the row and the keys where they were", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Products/ }).first().click();
  const search = page.getByRole("textbox", { name: "Search id, title, brand, EAN, category" });
  await search.fill("wandelbroek");
  await page.locator(".place-title").getByText(" of ").waitFor();
  const grid = page.getByRole("grid");
  await grid.focus();
  for (let row = 0; row < 45; row += 1) await page.keyboard.press("ArrowDown");
  const id = await page.locator("#row-45 a").innerText();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: id }).waitFor();
  await page.goBack();
  await page.locator("#row-45.here").getByText(id).waitFor();
  assert.equal(await search.inputValue(), "wandelbroek");
  await page.keyboard.press("ArrowDown");
  await page.locator("#row-46.here").waitFor();
});

journey("a run shows what became of its products, and a point of the monitor opens its run", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("button", { name: /^1 / }).click();
  const google = page.getByRole("region", { name: "Google Shopping" });
  await google.getByText("2,494").waitFor();
  // Every reason with its number: together they are all that was read.
  const [all, ...parts] = (await google.locator(".number").allInnerTexts()).map((text) => Number(text.replace(",", "")));
  assert.equal(all, 3907);
  assert.ok(parts.indexOf(2494) > 2);
  assert.equal(parts.slice(0, parts.indexOf(2494) + 1).reduce((sum, count) => sum + count), all);
  await pictures(page, "run");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Monitor", exact: true }).click();
  const point = page.getByRole("img", { name: /in the last/ }).locator('svg path[d^="M1 0A1"]').last();
  await point.waitFor();
  await point.click({ force: true });
  await page.getByRole("heading", { name: "Runs" }).waitFor();
  assert.match(page.url(), /runs\/1$/);
  await google.waitFor();
});

test("a product tells what changed since the catalog before, and its earlier prices", { timeout: 120_000 }, async () => {
  mkdirSync(join(app.home, "small"));
  const place = join(app.home, "small/products.csv");
  const write = (price) => writeFileSync(place, `id;title;price;link\n1;Tent;${price};https://luwte.example/1\n2;Lamp;9.00;https://luwte.example/2\n`);
  write("99.00");
  const { folder: shop } = await call(app, "create_shop", { place, folder: join(app.home, "changing"), partners: [] });
  await done("read_sources", { shop });
  assert.deepEqual(await call(app, "product_history", { shop, id: "1" }).then(({ before: earlier, changes }) => [earlier, changes]), [null, []]);
  write("89.50");
  await done("read_sources", { shop });
  const told = await call(app, "product_history", { shop, id: "1" });
  assert.deepEqual(told.changes.find(({ field }) => field === "price"), { field: "price", before: "99", after: "89.5" });
  assert.deepEqual(told.prices.map(({ price }) => price), ["99"]);
  assert.deepEqual((await call(app, "product_history", { shop, id: "2" })).changes, []);
});

journey("links and pictures are looked at when a person says so", async (page) => {
  const site = createServer((asked, answer) => {
    answer.writeHead(asked.url === "/gone" ? 404 : 200, { "content-type": "text/html" });
    answer.end("<html></html>");
  });
  await new Promise((ready) => site.listen(0, "127.0.0.1", ready));
  try {
    const base = `http://127.0.0.1:${site.address().port}`;
    mkdirSync(join(app.home, "links"));
    const place = join(app.home, "links/products.csv");
    writeFileSync(place, `id;title;price;link\n1;Tent;99.00;${base}/fine\n2;Lamp;9.00;${base}/gone\n`);
    const { folder: shop } = await call(app, "create_shop", { place, folder: join(app.home, "linked"), partners: ["google-shopping"] });
    await done("read_sources", { shop });
    await page.goto(`${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/partner/google-shopping/monitor`);
    await page.getByRole("button", { name: "Look at 20 products" }).click();
    await page.getByText("2 links and pictures of 2 products; 1 to look at.").waitFor();
    const line = page.getByRole("row").filter({ hasText: "/gone" });
    await line.getByText("the server refuses it").waitFor();
    await line.getByText("404").waitFor();
    await pictures(page, "looks");
    assert.deepEqual(await barriers(page), []);
  } finally {
    site.close();
    site.closeAllConnections();
  }
});
