// Nothing goes away silently: rows that become no products, and runs that fail, are told where people look.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin } from "./walk.mjs";

const { journey, home } = begin();

/** An export as Shopify's: variants and pictures below their product, and hardly any SKU. */
function variants(folder) {
  const rows = ["Handle,Title,Variant SKU,Variant Price,Image Src"];
  for (let number = 1; number <= 30; number += 1) {
    const picture = (name) => `https://cdn.shop.example/${number}-${name}.jpg`;
    rows.push(`shirt-${number},Shirt ${number},${number > 28 ? "OLD" : ""},20.00,${picture("front")}`, `shirt-${number},,,22.00,`, `shirt-${number},,,,${picture("back")}`);
  }
  const place = join(folder, "variants.csv");
  writeFileSync(place, rows.join("\n"));
  return place;
}

journey("rows that become no products are told before and after they are read, and in the run", async (page) => {
  await page.getByRole("textbox", { name: "Address of the feed, or path of a file" }).fill(variants(home()));
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByText("The product id comes from Handle, which has 30 different values in 90 rows.").waitFor();
  // Nothing in it tells the country.
  const make = page.getByRole("button", { name: "Make the shop" });
  assert.ok(await make.isDisabled());
  const setting = (name) => page.getByRole("combobox", { name });
  for (const [name, value] of [["Country", "Australia"], ["Language of the texts", "English"]]) {
    await setting(name).fill(value);
    await page.getByRole("option", { name: value }).first().click();
  }
  assert.match(await setting("Time zone").inputValue(), /Sydney/);
  await make.click();
  // At the source, in the first steps, and today.
  await page.getByText("30 rows were left out of the catalog").waitFor();
  await page.getByText("products: 30 rows have the product id of an earlier row, the first in line 3, as in line 2: “shirt-1”").waitFor();
  const steps = page.getByRole("list", { name: "First steps" });
  await steps.getByText("30 products read").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("heading", { name: "Today" }).waitFor();
  await page.getByText("30 rows were left out of the catalog").waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("main").getByRole("button", { name: "Run now" }).click();
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByText("30 rows left out").waitFor();
  await page.getByRole("link", { name: "Choose another id at the source products" }).click();
  await page.getByRole("heading", { name: "products" }).waitFor();
});

journey("a run that fails is told on top until one succeeds, with what there was before", async (page) => {
  const place = join(home(), "feed.xml");
  const items = (count) => {
    const all = Array.from({ length: count }, (_, n) => `<item><id>A-${n}</id><title>Lamp ${n}</title><price>10.00 EUR</price><link>https://shop.example/${n}</link><image_link>https://shop.example/${n}.jpg</image_link><availability>in stock</availability><brand>Huis</brand><description>Een mooie lamp voor binnen en buiten, gemaakt van gerecycled glas</description></item>`);
    writeFileSync(place, `<?xml version="1.0"?><feed>${all.join("")}</feed>`);
  };
  items(20);
  const look = page.getByRole("textbox", { name: "Address of the feed, or path of a file" });
  await look.fill(place);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Make the shop" }).click();
  await page.getByText("20 products read").waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByRole("main").getByRole("button", { name: "Run now" }).click();
  await page.getByText(/^Last run .*: Done$/).waitFor();
  items(0);
  await page.getByRole("main").getByRole("button", { name: "Run now" }).click();
  const told = page.getByRole("main").getByRole("alert").filter({ hasText: "The last run" });
  await told.getByText(/failed: the source products holds no products now; before, the catalog had 20$/).waitFor();
  await told.getByText(/^look at the export where the feed comes from, then run again/).waitFor();
  assert.deepEqual(await barriers(page), []);
  await told.getByRole("link", { name: "To run 2" }).click();
  await page.getByRole("alert").getByText(/holds no products now/).first().waitFor();
  await page.getByRole("link", { name: "Runs" }).click();
  await page.getByRole("main").getByRole("alert").getByText(/holds no products now/).waitFor();
  await page.getByRole("link", { name: /Failed.*Google Shopping/ }).click();
  await page.getByRole("link", { name: "Monitor" }).click();
  await page.getByRole("main").getByText("Held or failed").waitFor();
  items(21);
  await page.getByRole("link", { name: "Today" }).click();
  await told.waitFor();
  await page.getByRole("main").getByRole("button", { name: "Run now" }).click();
  await page.getByText(/^Last run .*: Done$/).waitFor();
  await told.waitFor({ state: "hidden" });
});
