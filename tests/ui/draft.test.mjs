// Edits are a draft: nothing goes out differently before its effect was seen and it was applied.

import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, folder, ask, run: runNow } = begin();
const inForce = () => readFileSync(join(folder(), "rules.toml"), "utf8");

/** Runs the shop, and tells how many products Google gets. */
async function run() {
  await runNow();
  const { partners } = await ask("shop");
  return partners.find(({ mapping }) => mapping === "google-shopping").last.out;
}

async function switchOff(page) {
  await page.getByRole("link", { name: /^Rules/ }).click();
  const rule = page.getByRole("article").filter({ hasText: "Broken size runs" });
  await rule.getByText("327").first().waitFor();
  await page.getByRole("switch", { name: "Broken size runs on" }).click({ force: true });
  await rule.getByText("off", { exact: true }).waitFor();
}

journey("a draft changes nothing until its effect was seen and it is applied; taken back, it is a draft again", async (page) => {
  await example(page);
  const before = inForce();
  await switchOff(page);
  const bar = page.getByRole("region", { name: "Draft", exact: true });
  await bar.getByText("Draft: 1 change", { exact: true }).waitFor();
  assert.equal(inForce(), before);
  assert.equal(await run(), 2494, "a run takes what is in force");

  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: "Effect of the draft" }).waitFor();
  const google = page.getByRole("region", { name: "Google Shopping" });
  await google.getByText(/^2,494 products go out now, 2,[5-9]\d\d with the draft\.$/).waitFor();
  await google.getByText("products come in").waitFor();
  await google.getByText("comes in", { exact: true }).first().waitFor();
  await pictures(page, "effect");
  assert.deepEqual(await barriers(page), []);
  const promised = Number(/(2,\d{3}) with the draft/.exec(await google.innerText())[1].replace(",", ""));

  await page.getByRole("button", { name: /^Apply/ }).click();
  await bar.waitFor({ state: "detached" });
  assert.match(inForce(), /name = "Broken size runs"[\s\S]*?on = false/);
  assert.ok(!existsSync(join(folder(), ".feedmill/draft")));
  assert.equal(await run(), promised, "the effect is what the next run does");

  // Who applied is where they were.
  await page.getByRole("heading", { name: "Rules" }).waitFor();
  await page.keyboard.press("Control+z");
  await bar.waitFor();
  assert.match(inForce(), /on = false/, "taking it back is a draft too");
  await page.keyboard.press("Control+Enter");
  await page.getByText(new RegExp(`^${promised.toLocaleString("en-GB")} products go out now, 2,494 with the draft`)).waitFor();
  await page.getByRole("button", { name: /^Apply/ }).click();
  await bar.waitFor({ state: "detached" });
  assert.equal(inForce(), before);
  assert.equal(await run(), 2494);
});

journey("a draft is thrown away and brought back; one that was overtaken on disk cannot be applied", async (page) => {
  await example(page);
  await switchOff(page);
  const bar = page.getByRole("region", { name: "Draft", exact: true });
  await bar.getByRole("link", { name: /See the effect/ }).click();
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await page.getByRole("heading", { name: "There is no draft" }).waitFor();
  await page.keyboard.press("Control+z");
  await bar.getByText("Draft: 1 change", { exact: true }).waitFor();
  appendFileSync(join(folder(), "rules.toml"), "\n# by hand\n");
  await page.reload();
  await page.getByText(/Rules changed on disk since the draft began/).waitFor();
  assert.ok(await page.getByRole("button", { name: /^Apply/ }).isDisabled());
  await page.getByRole("button", { name: "Discard the draft" }).click();
  await bar.waitFor({ state: "detached" });
  assert.match(inForce(), /# by hand/);
});

journey("what changes is told in Dutch", async (page) => {
  await example(page);
  await ask("set_rule", { index: 0, on: false });
  const bar = page.getByRole("region", { name: "Concept", exact: true });
  await bar.getByRole("link", { name: /Effect bekijken/ }).click();
  await page.getByText(/^Nu gaan er 2\.494 producten naar buiten, met het concept [\d.]+\.$/).waitFor();
  await page.getByRole("button", { name: "Concept verwerpen" }).click();
  await bar.waitFor({ state: "detached" });
}, { locale: "nl-NL", colorScheme: "dark", width: 1024, height: 700 });
