// When a feed is held, and who hears of it, set on the screens: limits that hold the next run, and alerts that arrive.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, file, folder, run, discard } = begin();

/** The palette, and the first thing it finds. */
const find = async (page, words, name) => {
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("textbox").fill(words);
  await page.getByRole("option", { name }).first().click();
};

journey("a limit is found by what it does, set, applied, and holds the next feed, which leads back to it", async (page) => {
  await example(page);
  const mapping = "mappings/google-shopping.toml";
  const before = file(mapping);
  await find(page, "hold google", "Google Shopping Guard");
  await page.getByText("Held when more than 50 % go: with fewer than 1,247 of 2,494 products. Default: 50 %.").waitFor();
  const left = page.getByRole("textbox", { name: "Part of the last feed that must be left" });
  await left.fill("98");
  await page.getByText(/^Held when more than 2 % go: with fewer than 2,445 of 2,494 products/).waitFor();
  await pictures(page, "guard");
  await page.getByText("What is unusual for this partner").click();
  assert.deepEqual(await barriers(page), []);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Draft: 1 change").waitFor();
  // The file says what was decided, after all that it said before.
  assert.equal(file(mapping), `${before}\n[guard]\nleast_percent = 98\n`);
  await ask("apply_draft");

  const rules = join(folder(), "rules.toml");
  const text = readFileSync(rules, "utf8");
  writeFileSync(rules, `${text}\n[[rules]]\nname = "Away"\nif = { field = "id", is = "starts_with", value = ["0101", "0102", "0103", "0104", "0105"] }\nthen = [{ exclude = "away" }]\n`);
  await run("google-shopping");
  await page.getByRole("link", { name: "Monitor" }).click();
  await page.getByRole("link", { name: "See why, and decide" }).click();
  await page.getByText(/less than 98 % of the 2,494 of the last feed/).first().waitFor();
  await page.getByText("Changed since the last good feed:").waitFor();
  await page.getByRole("listitem").filter({ hasText: "applied: google-shopping: other limits of the guard" }).waitFor();
  await pictures(page, "held");
  await page.getByRole("link", { name: "The limits of this feed" }).click();
  await page.getByRole("link", { name: "Preview", exact: true }).click();
  await page.getByText(/^The feed of run \d+ is held/).waitFor();
  await page.getByRole("link", { name: "Guard", exact: true }).click();
  assert.equal(await left.inputValue(), "98 %");

  // For all partners in one edit, which is one step back.
  await left.fill("40");
  await page.getByRole("button", { name: /^Save for all 4 partners/ }).click();
  await page.getByText("Draft: 1 change").waitFor();
  assert.equal((await ask("guard", { mapping: "bol-com" })).guard.least_percent, 40);
  await page.getByRole("heading", { name: "Google Shopping" }).click();
  await page.keyboard.press("Control+z");
  await page.getByText(/^Draft:/).waitFor({ state: "hidden" });
  assert.equal((await ask("guard", { mapping: "bol-com" })).guard.least_percent, 50);
  writeFileSync(rules, text);
  const [{ run: held }] = await ask("runs");
  await ask("release", { run: held, mapping: "google-shopping", decision: "reject" });
});

journey("trouble is told at a web address and in a file, which a test reaches first", async (page) => {
  await example(page);
  const posts = [];
  const site = createServer((asked, answer) => {
    let body = "";
    asked.on("data", (data) => (body += data));
    asked.on("end", () => {
      posts.push(JSON.parse(body));
      answer.writeHead(204).end();
    });
  });
  await new Promise((done) => site.listen(0, "127.0.0.1", done));
  // A journey that fails half-way leaves it open: the tests end all the same.
  site.unref();
  await find(page, "alerts", "Who is told of trouble");
  await page.getByRole("button", { name: "Tell by e-mail" }).click();
  await page.getByRole("button", { name: "Tell in a chat or at a web address" }).click();
  await pictures(page, "alerts");
  assert.deepEqual(await barriers(page), []);
  assert.ok(await page.getByRole("button", { name: "Save" }).isDisabled());
  await page.getByRole("button", { name: "No e-mail any more" }).click();
  await page.getByRole("combobox", { name: "Kind" }).click();
  await page.getByRole("option", { name: "A program of your own" }).click();
  await page.getByRole("textbox", { name: "Address", exact: true }).fill(`http://127.0.0.1:${site.address().port}/hook`);
  await page.getByRole("textbox", { name: "Also as lines in the file" }).fill("alerts.jsonl");
  await page.getByRole("checkbox", { name: "A partner did not fetch its feed at its usual time" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await page.getByRole("status").getByText("Arrived").nth(1).waitFor();
  assert.match(posts[0].subject, /a test/);
  assert.match(readFileSync(join(folder(), "alerts.jsonl"), "utf8"), /"new":\[\]/);
  assert.match(file("shop.toml"), /off = \["not_fetched"\]/);
  site.close();
  await discard();
});

// Words that stand in no Dutch sentence of the screens.
const ENGLISH = /\b(the|held|holds|hold|limit|limits|feed of|products|told|left|last|default|save|server is|which|with|when|mail server|address)\b/i;

journey("limits and alerts are told in Dutch, and so is what is wrong with an address", async (page) => {
  await example(page);
  await find(page, "vasthouden google", /^Google Shopping Bewaking/);
  await page.getByText(/Standaard: 50 %/).first().waitFor();
  await page.getByText("Wat ongewoon is voor deze partner").click();
  assert.doesNotMatch(await page.getByRole("main").innerText(), ENGLISH);
  await find(page, "meldingen", /^Wie het hoort/);
  await page.getByRole("button", { name: "Melden per e-mail" }).click();
  await page.getByRole("combobox", { name: "Aan" }).fill("an@winkel.example");
  await page.getByRole("textbox", { name: /^Van/ }).fill("feeds");
  await page.getByRole("textbox", { name: "Mailserver" }).fill("127.0.0.1");
  assert.doesNotMatch(await page.getByRole("region", { name: "Wie het hoort als er iets misgaat" }).innerText(), ENGLISH);
  await page.getByRole("button", { name: "Opslaan" }).click();
  await page.getByRole("button", { name: "Testbericht versturen" }).click();
  await page.getByRole("status").getByText("“feeds” is geen e-mailadres; zoals an@winkel.example").waitFor();
  await discard();
}, { locale: "nl-NL" });
