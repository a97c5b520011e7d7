// What happens to settings: another program changes them and the screens show it, saves are looked at word by word, and a
// file is brought back. And the program's own settings.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { barriers, call, hearing, open, picture, start } from "./app.mjs";

let app;
let shop;
before(async () => {
  app = await start();
  ({ folder: shop } = await call(app, "create_example", {}));
});
after(() => app.stop());

test("what another program changes shows by itself and is told word by word; bringing it back is one press", { timeout: 240_000 }, async () => {
  const { page, troubles, close } = await open(app);
  try {
    await page.goto(`${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/rules`);
    await page.getByText("Comes back too often").first().waitFor();
    const file = join(shop, "rules.toml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("Comes back too often", "Returned too often"));
    await page.getByText("Changed by another program: Rules").waitFor();
    await page.getByText("Returned too often").first().waitFor();

    await page.getByRole("link", { name: "See what" }).click();
    await page.getByRole("heading", { name: "History" }).waitFor();
    await page.getByRole("row", { name: /changed by another program/ }).getByRole("button").click();
    await page.getByText("The file is like this now").waitFor();
    assert.deepEqual(await barriers(page), []);

    // A draft that was applied is a save too; the one before can be brought back, as a draft.
    await call(app, "set_rule", { shop, index: 0, on: false });
    await call(app, "apply_draft", { shop });
    await page.getByRole("row", { name: /applied:/ }).first().getByRole("button").click();
    await page.locator(".told-diff ins").first().waitFor();
    await picture(page, "history");
    await page.getByRole("row", { name: /changed by another program/ }).getByRole("button").click();
    await page.getByRole("button", { name: "Bring back" }).click();
    await page.getByRole("button", { name: "Bring back" }).and(page.locator(":not([data-loading])")).waitFor();
    assert.deepEqual((await call(app, "shop", { shop })).draft.files, ["rules.toml"]);
    await call(app, "apply_draft", { shop });
    assert.equal(readFileSync(file, "utf8"), text.replace("Comes back too often", "Returned too often"));
    assert.deepEqual(troubles, []);
  } finally {
    await close();
  }
});

test("one apply is one change with all its files, and is taken back as a whole", { timeout: 240_000 }, async () => {
  const texts = () => ["google-shopping", "bol-com"].map((name) => readFileSync(join(shop, `mappings/${name}.toml`), "utf8"));
  const before = texts();
  const { guard } = await call(app, "guard", { shop, mapping: "bol-com" });
  await call(app, "set_guard", { shop, mappings: ["google-shopping", "bol-com"], guard: { ...guard, least_percent: 70 } });
  await call(app, "apply_draft", { shop });
  assert.notDeepEqual(texts(), before);
  const { page, troubles, close } = await open(app);
  try {
    await page.goto(`${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/history`);
    const change = page.getByRole("row", { name: /applied: google-shopping, bol-com: other limits of the guard/ });
    await change.getByRole("button").click();
    await page.getByRole("heading", { name: "mappings/bol-com.toml" }).waitFor();
    await page.getByRole("heading", { name: "mappings/google-shopping.toml" }).waitFor();
    await picture(page, "history-change");
    assert.deepEqual(await barriers(page), []);
    await page.getByRole("button", { name: "Take this change back" }).click();
    await page.getByText("Draft: 1 change").waitFor();
    await call(app, "apply_draft", { shop });
    assert.deepEqual(texts(), before);
    assert.deepEqual(troubles, []);
  } finally {
    await close();
  }
});

test("what the screens save themselves is not told as another program's", async () => {
  const { told } = await hearing(app, ({ kind }) => kind === "disk");
  await call(app, "set_rule", { shop, index: 0, on: false });
  await call(app, "apply_draft", { shop });
  // A change that is another program's, to have something to wait for.
  const file = join(shop, "labels.toml");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n# looked at\n`);
  assert.deepEqual((await told).files, ["labels.toml"]);
});

test("a broken file is told with its place, and its history brings it back", { timeout: 240_000 }, async () => {
  const file = join(shop, "shop.toml");
  const text = readFileSync(file, "utf8");
  // The history has what was there before it broke.
  for (const next of [`${text}# sound\n`, `${text}nonsense = \n`]) {
    // One change after the other.
    // oxlint-disable-next-line no-await-in-loop
    const { told } = await hearing(app, ({ kind }) => kind === "disk");
    writeFileSync(file, next);
    // oxlint-disable-next-line no-await-in-loop
    await told;
  }
  const { page, close } = await open(app);
  await page.goto(`${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/history`);
  await page.getByRole("alert").getByText(/^Settings, line \d+/).first().waitFor();
  await page.getByRole("heading", { name: "History" }).waitFor();
  await close();
  await assert.rejects(call(app, "shop", { shop }), ({ told: { code, at } }) => code === "config" && /shop\.toml/.test(at));
  const saves = await call(app, "revisions", { shop, file: "shop.toml" });
  await call(app, "restore", { shop, revision: saves[1].revision });
  assert.equal(readFileSync(file, "utf8"), `${text}# sound\n`);
  assert.ok((await call(app, "shop", { shop })).config.name);
});

test("language and appearance are chosen in the settings, which say what leaves the computer", { timeout: 240_000 }, async () => {
  const { page, troubles, close } = await open(app);
  try {
    await page.goto(`${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/settings`);
    await page.getByRole("heading", { name: "What leaves this computer" }).waitFor();
    await page.getByText(/^Version \d/).waitFor();
    assert.deepEqual(await barriers(page), []);
    await page.getByText("Nederlands", { exact: true }).click();
    await page.getByRole("heading", { name: "Wat deze computer verlaat" }).waitFor();
    await page.getByText("Donker", { exact: true }).click();
    await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === "dark");
    assert.deepEqual(await barriers(page), []);
    assert.deepEqual(troubles, []);
  } finally {
    await close();
  }
});
