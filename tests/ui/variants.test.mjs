// An export in which a product has a row for each variant: recognised, shown, explained, and read otherwise when asked.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, pictures, shopFile } from "./walk.mjs";

const { journey, home } = begin();

/** Rain coats in colours and sizes, with pictures, as Shopify exports them; and mugs without variants. */
function coats(folder) {
  const rows = ["Handle,Title,Body (HTML),Vendor,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Price,Image Src,Variant Image"];
  for (let number = 1; number <= 12; number += 1) {
    const coat = `rain-coat-${number}`;
    const picture = (name) => `https://cdn.shop.example/${number}-${name}.jpg`;
    rows.push(
      `${coat},Rain coat ${number},<p>Houdt je droog in alle regen die hier valt</p>,Luwte,Kleur,Rood,Maat,S,,89.95,${picture("voor")},`,
      `${coat},,,,,Rood,,M,,89.95,${picture("achter")},`,
      `${coat},,,,,Blauw,,M,,79.95,,${picture("blauw")}`,
      `${coat},,,,,,,,,,${picture("detail")},`,
      `mok-${number},Mok ${number},<p>Voor alle thee van de dag</p>,Luwte,Title,Default Title,,,,7.50,${picture("mok")},`,
    );
  }
  const place = join(folder, "export.csv");
  writeFileSync(place, `${rows.join("\n")}\n`);
  return place;
}

journey("variants are recognised, shown, filled in and told of each product, and can be read otherwise", async (page) => {
  await page.getByRole("textbox", { name: "Address of the feed, or path of a file" }).fill(coats(home()));
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByText("Rows with the same Handle are the variants of one product.").waitFor();
  await page.getByText("48 variants of 24 products").waitFor();
  await page.getByText("12 rows have only a picture: it goes to their product.").waitFor();
  assert.deepEqual(await barriers(page), []);
  for (const [name, value] of [["Country", "Netherlands"], ["Language of the texts", "Dutch"]]) {
    const setting = page.getByRole("combobox", { name });
    if (await setting.inputValue()) continue;
    await setting.fill(value);
    await page.getByRole("option", { name: value }).first().click();
  }
  await page.getByRole("button", { name: "Make the shop" }).click();
  await page.getByText("48 products read").waitFor();
  await page.getByText("48 variants of 24 products").waitFor();
  await page.getByRole("heading", { name: "Variants" }).evaluate((heading) => heading.scrollIntoView());
  await pictures(page, "variants");
  assert.deepEqual(await barriers(page), []);

  // Each variant has what the first row says, and says so.
  await page.getByRole("link", { name: /^Products/ }).click();
  await page.getByText("rain-coat-2_Rood_M").first().click();
  await page.getByRole("main").getByRole("link", { name: /^Google Shopping/ }).click();
  await page.getByText("From record 6, the first with the same Handle:").waitFor();
  assert.deepEqual(await barriers(page), []);

  // Otherwise, and back.
  await page.getByRole("link", { name: /^products/ }).click();
  const change = page.getByRole("button", { name: "Change how the rows are variants" });
  await change.click();
  await page.getByRole("combobox", { name: "Product", exact: true }).waitFor();
  await change.waitFor({ state: "hidden" });
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Each row is a product" }).click();
  await page.getByText("It looks as if rows with the same Handle are the variants of one product.").waitFor();
  const feed = () => shopFile({ home: home() }, "export", "feeds/products.toml");
  assert.doesNotMatch(feed(), /\[variants\]/);
  await page.getByRole("button", { name: "Read them so" }).click();
  await page.getByRole("heading", { name: "Variants" }).waitFor();
  assert.match(feed(), /\[variants\]\nof = "Handle"\nby = \["Option1 Value", "Option2 Value"\]/);
});
