// Labels on the screen: changed, named otherwise, and taken away; what one needs is said before it is made.

import assert from "node:assert/strict";
import { barriers } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, ask, discard, file } = begin();

/** The labels of the example, without any draft. */
async function labels(page) {
  await example(page);
  await discard();
  await page.getByRole("link", { name: /^Labels/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("article", { name: "margin", exact: true }).waitFor();
}

journey("a label is changed by its form: bands added, dragged, named otherwise; what is used is renamed along and not removed", async (page) => {
  await labels(page);
  const card = page.getByRole("article", { name: "margin", exact: true });
  await card.getByRole("button", { name: "More for margin" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const alert = card.getByRole("alert");
  await alert.getByText("margin is used; take it out there first:").waitFor();
  await alert.getByRole("link", { name: "Past season without a margin" }).waitFor();
  await card.getByRole("button", { name: "More for margin" }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
  const form = page.getByRole("form", { name: "Change margin" });
  const name = (number) => form.getByRole("textbox", { name: `Name of band ${number}` });
  await name(2).fill("dun");
  await form.getByRole("button", { name: "Add a band" }).click();
  await name(5).fill("great");
  const edge = form.getByRole("slider", { name: "End of good" });
  const box = await edge.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x - 12, box.y + 20, { steps: 4 });
  await page.mouse.up();
  await form.getByRole("button", { name: "Remove loss" }).click();
  await form.getByText("loss no longer exists, but is asked for by:").waitFor();
  await form.getByRole("link", { name: "Past season without a margin" }).waitFor();
  await form.getByRole("textbox", { name: "fair ends below" }).fill("10");
  await form.getByText(/"fair" ends below 10, which is not above/).waitFor();
  assert.ok(await form.getByRole("button", { name: "Save" }).isDisabled());
  await form.getByRole("textbox", { name: "fair ends below" }).fill("40");
  await form.getByRole("textbox", { name: "Name", exact: true }).fill("marge");
  await form.getByText(/^Its \d+ uses get the new name too\.$/).waitFor();
  await pictures(page, "labels-change");
  assert.deepEqual(await barriers(page), []);
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByRole("article", { name: "marge", exact: true }).waitFor();
  assert.match(file("labels.toml"), /\[marge\]\nkind = "margin"\nbands = \[\{ name = "dun", below = 15 \}, \{ name = "fair", below = 40 \}, \{ name = "good", below = \d+ \}, \{ name = "great" \}\]/);
  assert.match(file("rules.toml"), /field = "label\/marge", is = "equals_any", values = \["loss", "dun"\]/);
  await page.keyboard.press("Control+z");
  await card.waitFor();
  await discard();
});

journey("what a label needs and the shop lacks is said before it is made, in Dutch too", async (page) => {
  await example(page);
  await discard();
  await page.getByRole("link", { name: /^Labels/ }).click();
  await page.getByRole("button", { name: "Nieuw label" }).click();
  const kinds = page.getByRole("toolbar").getByRole("button");
  assert.match(await kinds.first().innerText(), /^Marge/);
  assert.match(await kinds.last().innerText(), /Bij je producten ontbreekt: clicks, ad_cost, Omzet$/);
  await kinds.last().click();
  await page.getByText(/^Bij je producten ontbreekt: clicks, ad_cost, Omzet\. Zonder dat/).waitFor();
  assert.ok(await page.getByRole("button", { name: "Opslaan" }).isDisabled());
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Escape");
  await page.getByRole("form").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Nieuw label" }).click();
  await page.getByRole("button", { name: /^Klassen van een getal/ }).click();
  await page.getByText("Vul in: Waarde").waitFor();
  await page.getByRole("combobox", { name: "Waarde: Veld" }).or(page.locator("input[aria-label='Waarde: Veld']")).first().fill("price");
  await page.getByRole("button", { name: "Een kwart van de producten per klasse" }).click();
  await page.locator(".label-live").getByText("top", { exact: true }).waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("article", { name: "bands", exact: true }).waitFor();
  await ask("discard_draft");
}, { locale: "nl-NL", colorScheme: "dark", width: 1024, height: 700 });
