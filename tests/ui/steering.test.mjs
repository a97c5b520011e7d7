// Issues with a fix that shows its effect, mappings as text, rules with groups, and the monitor.

import assert from "node:assert/strict";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, discard, file, run } = begin();

/** A tab of the Google feed, without any draft. */
async function google(page, tab) {
  await example(page);
  await discard();
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("heading", { name: "Google Shopping" }).waitFor();
  if (tab) await page.getByRole("main").getByRole("link", { name: tab, exact: true }).click();
}

journey("the tools of a mapping stand beside its tabs, also in a small window", async (page) => {
  await google(page, null);
  for (const width of [1280, 1024]) {
    await page.setViewportSize({ width, height: 700 });
    const { height } = await page.locator(".place-tools").boundingBox();
    assert.ok(height < 50, `${height} at ${width}`);
  }
  await page.getByRole("button", { name: "Shown" }).click();
  await page.getByRole("menuitemradio", { name: "campaigns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Also empty ones" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "custom_label_4", exact: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: "title", exact: true }).count(), 0);
  await page.getByRole("button", { name: "campaigns" }).waitFor();
});

journey("an issue tells where its value comes from, and its fix shows its effect before it is taken", async (page) => {
  await google(page, "Check");
  const issue = page.getByRole("row").filter({ hasText: "is in capitals" });
  await issue.getByRole("button", { name: "title" }).click();
  await page.locator(".editor").getByText("Filled by").waitFor();
  await page.locator(".editor").getByRole("button", { name: "Add: Capital For Each Word" }).click();
  await page.getByText(/^Issues on title: 11 now, 9 then\. On all attributes: [\d,]+ now, [\d,]+ then\.$/).waitFor();
  await pictures(page, "check-fix");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Take into the draft" }).click();
  await issue.waitFor({ state: "detached" });
  assert.match(file("mappings/google-shopping.toml"), /title = \{ cases[\s\S]*"title_case"/);
  await discard();
});

journey("a mapping is edited as text beside its table; what is wrong is told with its line and never saved", async (page) => {
  await google(page, null);
  await page.getByRole("button", { name: "Shown" }).click();
  await page.getByRole("menuitemcheckbox", { name: "As text" }).click();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("[role=menu]"));
  const text = page.getByRole("textbox", { name: "The mapping as text" });
  await text.waitFor();
  const before = file("mappings/google-shopping.toml");
  await text.click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("nonsense = 1\n");
  await page.getByText(/unknown key `nonsense`/).first().waitFor();
  const save = page.getByRole("region", { name: "The mapping as text" }).getByRole("button", { name: "Save" });
  assert.ok(await save.isDisabled());
  for (let step = 0; step < 13; step += 1) await page.keyboard.press("Backspace");
  await page.getByText(/unknown key/).waitFor({ state: "detached" });
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# ours\n");
  await page.waitForFunction(() => !document.querySelector(".beside button:last-child").disabled);
  await pictures(page, "mapping-text");
  assert.deepEqual(await barriers(page), []);
  await save.click();
  await page.getByRole("region", { name: "Draft", exact: true }).waitFor();
  assert.equal(file("mappings/google-shopping.toml"), `# ours\n${before}`);
  // And the other way: what the table sets is seen in the text.
  await ask("set_value", { mapping: "google-shopping", attribute: "brand", value: { text: "{brand} by hand" } });
  await text.getByText("{brand} by hand").waitFor();
  await discard();
});

journey("a rule with a group and an otherwise is built, counted, changed, copied and moved", async (page) => {
  await google(page, "Rules");
  await page.getByRole("button", { name: "Add a rule" }).click();
  const form = page.getByRole("form", { name: "Add a rule" });
  await form.getByRole("textbox", { name: "Name" }).fill("Cheap or plenty");
  const fields = form.locator("input[aria-label='Field or label']");
  const tests = form.locator("input[aria-label='Test']");
  const choose = async (at, name) => {
    await tests.nth(at).click();
    await tests.nth(at).fill(name);
    await page.getByRole("option", { name, exact: true }).click();
  };
  await fields.nth(0).fill("price");
  await choose(0, "is below");
  await form.locator("input[aria-label='Value']").nth(0).fill("40");
  await form.getByRole("button", { name: "Add a group" }).click();
  await fields.nth(1).fill("stock");
  await choose(1, "is above");
  await form.locator("input[aria-label='Value']").nth(1).fill("2");
  await form.getByRole("textbox", { name: "Reason, shown wherever the product is missed" }).fill("cheap and plenty");
  const otherwise = form.getByRole("region", { name: "Otherwise" });
  await otherwise.getByRole("button", { name: "Add an action" }).click();
  await otherwise.locator("input[aria-label='What is done']").click();
  await page.getByRole("option", { name: "Only count" }).click();
  const first = form.getByRole("table", { name: "The first products" }).getByRole("row").nth(1);
  await first.getByText("stays out").waitFor();
  await first.getByText("“cheap and plenty”").waitFor();
  await pictures(page, "rule-builder");
  assert.deepEqual(await barriers(page), []);
  await form.getByRole("button", { name: "Add the rule" }).click();
  const rule = page.getByRole("article").filter({ hasText: "Cheap or plenty" });
  await rule.waitFor();
  assert.match(file("mappings/google-shopping.toml"), /if = \{ all = \[\{ field = "price", is = "less_than", value = 40 \}, \{ field = "stock", is = "greater_than", value = 2 \}\] \}/);

  await rule.getByRole("button", { name: "More for Cheap or plenty" }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
  await page.getByRole("form").getByRole("textbox", { name: "Name" }).fill("Cheap and plenty");
  await page.getByRole("form").getByRole("button", { name: "Save" }).click();
  const changed = page.getByRole("article").filter({ hasText: "Cheap and plenty" });
  await changed.waitFor();

  await changed.getByRole("button", { name: "More for" }).click();
  await page.getByRole("menuitem", { name: "bol", exact: true }).click();
  await page.waitForFunction(() => !document.querySelector("[role=menu]"));
  await page.getByRole("region", { name: "Draft", exact: true }).getByText("Draft: 3 changes").waitFor();
  assert.match(file("mappings/bol-com.toml"), /name = "Cheap and plenty"/);

  const order = () => page.getByRole("article").locator("h2").allInnerTexts();
  assert.deepEqual(await order(), ["Too cheap for a click", "Cheap and plenty"]);
  await changed.getByRole("button", { name: "Move Cheap and plenty" }).dragTo(page.getByRole("article").first());
  await page.waitForFunction(() => document.querySelector("article h2").textContent === "Cheap and plenty");
  await changed.getByRole("button", { name: "Move Cheap and plenty" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.querySelector("article h2").textContent === "Too cheap for a click");
  await discard();
});

journey("the preview tells what changed since the live feed", async (page) => {
  await google(page, "Preview");
  await page.getByText("Since the live feed").click();
  await page.getByText("Nothing changed: the next run would write the same products with the same values.").waitFor();
  await ask("set_value", { mapping: "google-shopping", attribute: "brand", value: { text: "{brand} new" } });
  await page.getByText("products get other values").waitFor();
  await page.getByText("Waterkant 1908 new", { exact: true }).first().waitFor();
  await pictures(page, "preview-since");
  assert.deepEqual(await barriers(page), []);
  await discard();
});

journey("a value of the preview tells where it comes from, beside what the source says, and a missing product why", async (page) => {
  await google(page, "Preview");
  await page.getByLabel("With the source").click();
  const title = page.getByRole("button", { name: "Waterkant 1908 Zermatt regenjas dames - Roestbruin, maat S" });
  await page.getByRole("row").filter({ has: title }).getByText("Waterkant 1908 Zermatt regenjas dames", { exact: true }).waitFor();
  await title.click();
  const way = page.getByRole("complementary", { name: "Where g:title comes from" });
  await way.getByText(/^Shorten/).waitFor();
  await pictures(page, "preview-way");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("row").filter({ hasText: "01001-ROE-M" }).first().getByRole("button", { name: /EUR$/ }).first().click();
  await page.getByRole("complementary", { name: "Where g:price comes from" }).getByText(/old_price|price/).first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("complementary").waitFor({ state: "hidden" });
  await page.getByRole("textbox", { name: "Find a product's id" }).fill("01004-ZWA-M");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Left out: out of stock" }).waitFor();
});

journey("the monitor shows every metric of a partner with its chart", async (page) => {
  await google(page, null);
  for (let done = 0; done < 3; done += 1) {
    await run();
  }
  await page.getByRole("main").getByRole("link", { name: "Monitor", exact: true }).click();
  await page.getByRole("img", { name: /^Products in the feed in the last [4-9]\d* feeds$/ }).locator("svg").waitFor();
  await page.getByText(/^2,494 in the last feed/).waitFor();
  await pictures(page, "monitor");
  assert.deepEqual(await barriers(page), []);
});

journey("products are filtered by the conditions of a rule, labels among them", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Products/ }).click();
  await page.getByRole("gridcell", { name: "01001-ROE-XS" }).waitFor();
  await page.getByRole("button", { name: "Filter" }).click();
  // Half written it is not asked, nor refused.
  await page.locator("input[aria-label='Field or label']").fill("label/size");
  await page.getByText("Say which field, and with what: then the products are counted.").waitFor();
  await page.waitForTimeout(600);
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.locator("input[aria-label='Field or label']").fill("label/size_run");
  await page.locator("input[aria-label='Value']").fill("broken");
  const { report } = (await ask("labels")).find((label) => label.report.label === "size_run");
  const { count } = report.bands.find(({ band }) => band === "broken");
  assert.ok(count > 100);
  await page.getByText(`${count} of 3,907`, { exact: true }).waitFor();
  await pictures(page, "products-filter");
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Show all" }).click();
  await page.getByText("3,907", { exact: true }).first().waitFor();
});

journey("a join is drawn with what did not fit", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "returns", exact: true }).click();
  await page.getByRole("img", { name: /^returns: [\d,]+ products found their row/ }).waitFor();
  await page.getByText(/almost fits? a row/).waitFor();
  await pictures(page, "joins");
  assert.deepEqual(await barriers(page), []);
});
