// A source more: the column that names the products is found, the join counts, its settings change, and it is taken away.
// And a partner that is removed comes back by undo.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, folder, home } = begin();

journey("a second file is joined by the column that names the products, and taken away again", async (page) => {
  await example(page);
  // Half of the products by their EAN, under a name that says nothing, beside a number that looks like one.
  const { rows } = await ask("products", { limit: 200, fields: ["gtin"] });
  const half = rows.filter(({ values }, index) => values[0] && index % 2 === 0);
  const file = join(home(), "Weights of May.csv");
  writeFileSync(file, ["nr;x;gewicht", ...half.map(({ values }, index) => `${index};${values[0]};${100 + index}`)].join("\n"));
  await page.getByRole("link", { name: "Add a source" }).click();
  await page.getByRole("textbox", { name: "Address of the feed, or path of a file" }).fill(file);
  await page.getByRole("button", { name: "Look at it" }).click();
  const key = page.getByRole("combobox", { name: "Column that names the product" });
  await key.waitFor();
  assert.match(await key.inputValue(), new RegExp(`^x: ${half.length} of ${half.length} rows, by gtin$`));
  assert.equal(await page.getByRole("textbox", { name: "Name" }).inputValue(), "weights-of-may");
  await pictures(page, "add-source");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Add the source" }).click();

  await page.getByRole("heading", { name: "weights-of-may" }).waitFor();
  await page.getByLabel("Product field of gewicht", { exact: true }).first().waitFor();
  const toml = readFileSync(join(folder(), "feeds/weights-of-may.toml"), "utf8");
  assert.match(toml, /role = "join"\nkey = "x"\nto = "gtin"/);
  // What the products' own source fills stays its.
  assert.doesNotMatch(toml, /field = "(id|gtin)"/);

  await page.getByRole("button", { name: "Change where it is and what it is for" }).click();
  await page.getByRole("combobox", { name: "Where both have a value" }).click();
  await page.getByRole("option", { name: "the joined one counts" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Save" }).waitFor({ state: "hidden" });
  assert.match(readFileSync(join(folder(), "feeds/weights-of-may.toml"), "utf8"), /precedence = "overwrite"/);
  await page.getByRole("button", { name: "Change where it is and what it is for" }).click();
  await page.getByRole("textbox", { name: "Address of the feed, or path of a file" }).fill("nowhere.csv");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("alert").getByText(/nowhere\.csv/).first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Take this source away" }).click();
  await page.getByRole("heading", { name: "Today" }).waitFor();
  assert.ok(!existsSync(join(folder(), "feeds/weights-of-may.toml")));
  assert.ok(existsSync(file));
});

journey("a removed partner comes back by undo", async (page) => {
  await example(page);
  const mapping = join(folder(), "mappings/bol-com.toml");
  const before = readFileSync(mapping, "utf8");
  await page.getByRole("link", { name: "bol", exact: true }).first().click();
  await page.getByRole("link", { name: "Delivery" }).click();
  await page.getByRole("button", { name: "Remove this partner" }).click();
  await page.getByRole("heading", { name: "Today" }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "bol", exact: true }).waitFor({ state: "hidden" });
  assert.ok(!existsSync(mapping));
  await page.keyboard.press("Control+z");
  await page.getByRole("navigation").getByRole("link", { name: /^Written bol/ }).waitFor();
  assert.equal(readFileSync(mapping, "utf8"), before);
});
