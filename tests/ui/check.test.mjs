// What Check says of a feed: what helps against its faults, and that the next feed will be held before it is.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers, picture } from "./app.mjs";
import { begin, example } from "./walk.mjs";

const { journey, folder, discard } = begin();

journey("wrong GTINs are left out with a click, and a product with one says that it may be refused", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("link", { name: "Check" }).click();
  const faulty = page.getByRole("row").filter({ hasText: "its check digit is wrong" });
  await faulty.getByRole("button", { name: "gtin", exact: true }).click();
  const product = page.locator(".editor a[href*='/product/']").first();
  const address = await product.getAttribute("href");
  await page.locator(".editor").getByRole("link", { name: "show all 31" }).click();
  await page.getByText("31 of 3,907").waitFor();
  await page.getByText("Google Shopping · gtin is not valid").waitFor();
  await page.goBack();
  await page.getByText(/^2,494 of 3,907 products go out · \d+ with an error · score \d+$/).waitFor();
  // What helps leads to its effect at once.
  await faulty.getByRole("button", { name: "Add: Only valid GTINs" }).click();
  await page.getByRole("button", { name: "Take into the draft" }).and(page.locator(":not([disabled])")).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.goto(`${page.url().split("#")[0]}${address}`);
  await page.getByRole("heading", { name: /^Goes to the partner with \d errors?, for which it may be refused/ }).waitFor();
  await picture(page, "product-faulty");
  await discard();
});

journey("a feed that would be held is foretold on top", async (page) => {
  await example(page);
  const rules = join(folder(), "rules.toml");
  const text = readFileSync(rules, "utf8");
  writeFileSync(rules, `${text}\n[[rules]]\nname = "Nothing any more"\nthen = [{ exclude = "closed" }]\n`);
  await page.getByRole("navigation").getByRole("link", { name: /bol/ }).click();
  await page.getByRole("link", { name: "Check" }).click();
  await page.getByRole("heading", { name: "The next feed will be held" }).waitFor();
  await picture(page, "check-foretold");
  assert.deepEqual(await barriers(page), []);
  writeFileSync(rules, text);
  await page.getByRole("heading", { name: "The next feed will be held" }).waitFor({ state: "detached" });
});
