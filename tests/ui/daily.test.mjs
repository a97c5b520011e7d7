// What a person does every day: sees what is live and what is held, goes about by keys, applies a draft and knows what comes
// next.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example } from "./walk.mjs";

const { journey, ask, discard, folder, run } = begin();

journey("the first key goes to the content, and only keys that work here are listed", async (page) => {
  await example(page);
  await discard();
  await page.reload();
  await page.getByRole("heading", { name: "Today" }).waitFor();
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "To the content" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.activeElement?.tagName === "MAIN"));
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("These keys").waitFor();
  assert.equal(await page.getByRole("dialog").getByText("Down and up in the list").count(), 0);
  await page.keyboard.press("Escape");
  await page.getByRole("navigation").getByRole("link", { name: /^Products/ }).click();
  await page.getByRole("grid").waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByText("Down and up in the list").waitFor();
});

journey("the kinds of a value are gone through by arrows, and its sample has the issue", async (page) => {
  await example(page);
  await discard();
  const { report } = await ask("check", { mapping: "google-shopping" });
  const issue = report.issues.find(({ severity, products }) => severity === "error" && products.length > 0);
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(`${page.url().split("#")[0]}#/shop/${encodeURIComponent(folder())}/partner/google-shopping/mapping/${issue.attribute}`);
  await page.getByText(`Product ${issue.products[0]}, which has an issue here`).waitFor();
  const kinds = page.getByRole("radiogroup");
  await kinds.getByRole("radio", { checked: true }).focus();
  for (const _ of [1, 2]) await page.keyboard.press("ArrowRight");
  assert.ok(await kinds.evaluate((group) => group.contains(document.activeElement)), "arrows stay among the kinds");
  await page.keyboard.press("Enter");
  assert.ok(await kinds.evaluate((group) => !group.contains(document.activeElement)), "Enter goes into the kind");
  await page.getByRole("button", { name: "Cancel" }).click();
});

journey("the bands of a label stay in sight while its name is wrong", async (page) => {
  await example(page);
  await discard();
  await page.getByRole("navigation").getByRole("link", { name: /^Labels/ }).click();
  await page.getByRole("button", { name: "New label" }).click();
  await page.getByRole("toolbar").getByRole("button", { name: /^Margin/ }).click();
  const form = page.getByRole("form");
  await form.getByRole("slider").first().waitFor();
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("what?");
  await form.getByRole("alert").waitFor();
  await form.getByRole("textbox", { name: "Name of band 1" }).waitFor({ timeout: 2000 });
});

journey("a part of the screens that an upgrade took away is loaded again, once by itself and then when asked", async (page, troubles) => {
  await example(page);
  await discard();
  let asked = 0;
  const chart = /assets\/Chart-.*\.js/;
  await page.route(chart, (route) => {
    asked += 1;
    return route.fulfill({ status: 404, body: "" });
  });
  await page.getByRole("navigation").getByRole("link", { name: /^Labels/ }).click();
  await page.getByText("A part of the screens is not there any more").waitFor();
  const again = page.getByRole("button", { name: "Load again" });
  await again.waitFor();
  // The first failure loaded the page again by itself: what is told now is the second.
  while (asked < 2) await page.waitForTimeout(50);
  await again.waitFor();
  await page.unroute(chart);
  await again.click();
  await page.getByRole("article", { name: "margin", exact: true }).waitFor();
  assert.ok(asked === 2 && troubles.every((told) => /Chart-|404/.test(told)), troubles.join("\n"));
  troubles.length = 0;
});

journey("what is applied is said, with the way back and what comes next; shared rules are told in a partner's tab", async (page) => {
  await example(page);
  await discard();
  await page.goto(`${page.url().split("#")[0]}#/shop/${encodeURIComponent(folder())}/partner/google-shopping/rules`);
  await page.getByRole("region", { name: /shared rules? go(es)? before these/ }).waitFor();
  await page.getByRole("link", { name: "See or change them" }).click();
  await page.getByRole("button", { name: /^More for/ }).first().click();
  await page.getByRole("menuitem", { name: "Remove" }).waitFor();
  assert.deepEqual(await barriers(page), [], "an open menu");
  await page.emulateMedia({ colorScheme: "dark" });
  assert.deepEqual(await barriers(page), [], "an open menu in the dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.keyboard.press("Escape");
  await page.getByRole("switch").first().press("Space");
  await page.getByRole("link", { name: /See the effect/ }).click();
  await page.getByRole("button", { name: /^Apply/ }).click();
  const said = page.getByRole("status").filter({ hasText: "1 change applied" });
  await said.getByRole("button", { name: "Run now" }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await said.getByRole("link", { name: "Take back in History" }).click();
  await page.getByRole("heading", { name: "History" }).waitFor();
  await said.waitFor({ state: "hidden" });
});

journey("a run whose feeds are all held is told apart from what is live, and its link goes to the partner's", async (page) => {
  await example(page);
  const source = join(folder(), "source/producten.csv");
  const whole = readFileSync(source);
  // The shop's program was cut off while it wrote.
  writeFileSync(source, whole.subarray(0, whole.lastIndexOf("\n", 0.4 * whole.length) + 1));
  await run();
  writeFileSync(source, whole);
  await page.getByText(/feeds are held/).first().waitFor();
  await page.getByText("Products in force").waitFor();
  await page.getByText(/^Run \d+ read [\d,]+ products, but all its feeds are held/).waitFor();
  const line = page.getByRole("table").nth(1).getByRole("row").filter({ hasText: "Google Shopping" });
  await line.getByText("live: 2,494").waitFor();
  await line.getByText(/^held: [\d,]+$/).waitFor();
  await page.setViewportSize({ width: 1024, height: 700 });
  const next = await page.getByRole("columnheader", { name: "Next run" }).boundingBox();
  assert.ok(next.x + next.width <= 1024, `the next run is told in a small window too: ${next.x + next.width}`);
  assert.deepEqual(await barriers(page), []);
  const other = page.getByRole("row").filter({ hasText: "Google Shopping" }).getByRole("link", { name: "See why, and decide" });
  await other.click();
  await page.getByRole("region", { name: /Google Shopping/ }).and(page.locator(":focus")).waitFor();
  const told = await ask("today");
  for (const { health } of told.partners) if (health.held != null) await ask("release", { run: health.held, mapping: health.mapping, decision: "reject" });
  await page.getByRole("link", { name: "Today" }).click();
  await page.getByText("Products in force").waitFor({ state: "hidden" });
});
