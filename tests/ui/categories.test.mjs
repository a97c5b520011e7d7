// Categories of a partner are set by keys and in bulk; the shop's table keeps its order and its other rows.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { barriers, start } from "./app.mjs";
import { example, journeys, pictures, shopFile } from "./walk.mjs";

/** A piece of Google's list, so that no network is needed. */
const LIST = `# Google_Product_Taxonomy_Version: 2021-09-21
1 - Animals & Pet Supplies
166 - Apparel & Accessories
1604 - Apparel & Accessories > Clothing
5598 - Apparel & Accessories > Clothing > Outerwear > Coats & Jackets
1831 - Apparel & Accessories > Clothing > Outerwear > Vests
2271 - Apparel & Accessories > Clothing > Dresses
204 - Apparel & Accessories > Clothing > Pants
212 - Apparel & Accessories > Clothing > Shirts & Tops
211 - Apparel & Accessories > Clothing > Swimwear
213 - Apparel & Accessories > Clothing > Underwear & Socks
187 - Apparel & Accessories > Shoes
173 - Apparel & Accessories > Clothing Accessories > Hats
1013 - Sporting Goods > Outdoor Recreation > Camping & Hiking
1019 - Sporting Goods > Outdoor Recreation > Camping & Hiking > Tents
100 - Luggage & Bags > Backpacks
`;

let app;
before(async () => {
  app = await start();
});
after(() => app.stop());

const journey = journeys(() => app);

let original;
/** The example with its Google feed's list beside it, on the screen of its categories; open: those of men have no row. */
async function categories(page, { open }) {
  await example(page);
  const folder = join(app.home, "Feedmill/example");
  writeFileSync(join(folder, "google.txt"), LIST);
  const place = join(folder, "mappings/google-shopping.toml");
  const text = readFileSync(place, "utf8");
  if (!text.includes("google.txt")) writeFileSync(place, text.replace('map = "google-categories"', 'map = "google-categories"\ntaxonomy = "google.txt"'));
  const rows = join(folder, "tables/google-categories.csv");
  if (original) writeFileSync(rows, original);
  else original = readFileSync(rows, "utf8");
  if (open) writeFileSync(rows, original.split("\n").filter((line) => !line.startsWith("Heren")).join("\n"));
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Categories" }).click();
  await page.getByRole("option").first().waitFor();
}

const table = () => shopFile(app, "example", "tables/google-categories.csv");

journey("an open category takes the first suggestion by Enter, and undo takes it back", async (page) => {
  await categories(page, { open: true });
  const before = table();
  const list = page.getByRole("listbox", { name: "Own categories" });
  await list.getByText(/^fits: /).first().waitFor();
  await pictures(page, "categories");
  assert.deepEqual(await barriers(page), []);
  const first = await list.getByRole("option").first().locator("span").first().innerText();
  const path = await list.getByText(/^fits: /).first().getAttribute("title");
  await list.focus();
  await page.keyboard.press("Enter");
  // It went from the open ones into the tree.
  await page.waitForFunction((name) => document.querySelector("[role=option] span").textContent !== name, first);
  const after = table();
  assert.ok(after.startsWith(before), "what was there stays as it was");
  const number = LIST.split("\n").find((line) => line.endsWith(` - ${path}`)).split(" - ")[0];
  assert.ok(after.slice(before.length).startsWith(`${first},${number},${path}`), after.slice(before.length));
  await page.keyboard.press("Control+z");
  await page.waitForFunction((name) => document.querySelector("[role=option] span").textContent === name, first);
  assert.equal(table(), before);
});

journey("several categories are marked and set at once to what a search finds", async (page) => {
  await categories(page, { open: false });
  const before = table();
  await page.getByRole("textbox", { name: "Search both sides (/)" }).fill("schoenen");
  const list = page.getByRole("listbox", { name: "Own categories" });
  // Gloves are a row of their own above the tree: the piece of the list does not have their category.
  await list.getByRole("option").nth(8).waitFor();
  await list.getByRole("option").nth(9).waitFor({ state: "detached" });
  await list.focus();
  await page.keyboard.press("Home");
  for (let row = 0; row < 10; row += 1) {
    if (/^Schoenen/.test(await list.locator(".here").innerText())) await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
  }
  const theirs = page.getByRole("region", { name: "Categories of the partner" });
  await theirs.getByRole("heading", { name: "2 categories" }).waitFor();
  await theirs.getByRole("textbox", { name: "Search the partner's categories" }).fill("camping");
  await theirs.getByRole("button", { name: /Camping & Hiking Enter$/ }).waitFor();
  await theirs.getByRole("textbox").press("Enter");
  await list.getByText("… › Outdoor Recreation › Camping & Hiking").first().waitFor();
  const [dames, heren] = ["Dames > Schoenen", "Heren > Schoenen"];
  const changed = table().split("\n").filter((line, index) => line !== before.split("\n")[index]);
  assert.deepEqual(changed, [dames, heren].map((own) => `${own},1013,Sporting Goods > Outdoor Recreation > Camping & Hiking`));
  await list.focus();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector(".own-list").textContent.includes("Camping"));
  assert.equal(table(), before);
});

journey("a category that the partner has no more is named first, and its successor taken for all that had it", async (page) => {
  await categories(page, { open: false });
  writeFileSync(join(app.home, "Feedmill/example/google.txt"), LIST.replace(/5598 .*\n/, ""));
  await page.reload();
  const gone = page.getByRole("region", { name: "In use, but not in the partner's list any more" });
  await gone.getByText("5598").waitFor();
  await page.getByRole("option").nth(1).getByText(/not in the partner's list/).waitFor();
  await pictures(page, "categories-retired");
  assert.deepEqual(await barriers(page), []);
  await page.getByText("Picture", { exact: true }).click();
  await page.getByRole("img", { name: /^\d+ categories, as large as they have products$/ }).locator("svg").waitFor();
  await pictures(page, "categories-picture");
  assert.deepEqual(await barriers(page), []);
  await page.getByText("List", { exact: true }).click();
  await gone.getByRole("button", { name: "Use … › Outerwear › Vests" }).first().click();
  await gone.getByText("5598").waitFor({ state: "detached" });
  assert.doesNotMatch(table(), /,5598,/);
  assert.match(table(), /Dames > Jassen,1831,/);
  await page.keyboard.press("Control+z");
  await gone.getByText("5598").waitFor();
});
