// What a person reads who chose Dutch, from outside: the built command, a real browser, the example shop.

import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { barriers, picture } from "./app.mjs";
import { begin, example, pictures } from "./walk.mjs";

const { journey, home, folder, file, run, ask, discard } = begin({ locale: "nl-NL" });

journey("transforms, their arguments and the words they take are told in Dutch, and found by Dutch words", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("button", { name: "title", exact: true }).click();
  const form = page.locator("form.editor");
  await form.getByRole("button", { name: "Inkorten 150" }).waitFor();
  await form.locator("input[aria-label='Bewerking toevoegen']").fill("decimalen afrond");
  await page.getByRole("option", { name: /^Afronden Rondt een getal af op decimalen/ }).click();
  const opened = page.getByRole("dialog");
  await opened.getByText("Naar welke kant.", { exact: true }).waitFor();
  await opened.getByRole("combobox", { name: "Richting" }).click();
  await page.getByRole("option", { name: "halven naar even" }).click();
  // Examples are written as in files.
  assert.doesNotMatch((await opened.locator("label, p, h2").allInnerTexts()).join("\n"), /decimals|round|half|which way/i);
});

journey("product fields are told and found by what they are called", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "producten", exact: true }).click();
  await page.getByLabel("Productveld van voorraad", { exact: true }).first().fill("voorr");
  await page.getByRole("option", { name: "Voorraad stock Stuks die nu te koop zijn." }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /^Producten/ }).click();
  await page.getByRole("columnheader", { name: "Merk", exact: true }).waitFor();
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("Veld of label").first().fill("inkoopp");
  await page.getByRole("option", { name: "Inkoopprijs cost", exact: true }).click();
  assert.equal(await page.getByLabel("Veld of label").first().inputValue(), "cost");
});

journey("how a feed is read, why a column fills a field and what is wrong with records is told in Dutch", async (page) => {
  const place = join(home(), "krom.csv");
  writeFileSync(place, "artikelnummer;titel;ean-nl\n1;Stoel;8719000001017\n2;Tafel\n3;Lamp;8719000001031\n");
  await page.getByRole("textbox", { name: "Adres van de feed, of pad van een bestand" }).fill(place);
  await page.getByRole("button", { name: "Bekijken" }).click();
  await page.getByRole("cell", { name: "het is tekst, en geen XML of JSON" }).waitFor();
  await page.getByRole("cell", { name: /^in 2 kolommen is de eerste rij anders dan de waarden eronder$/ }).waitFor();
  // So few words tell neither country nor language.
  for (const [name, value] of [["Land", "Nederland"], ["Taal van de teksten", "Nederlands"]]) {
    await page.getByRole("combobox", { name }).fill(value);
    await page.getByRole("option", { name: new RegExp(`^${value}\\b`) }).first().click();
  }
  await page.getByRole("button", { name: "Winkel aanmaken" }).click();
  await page.getByText("regel 3, rij 2: een ander aantal cellen dan de kop: wat ontbreekt is leeg, wat te veel is valt weg").waitFor();
  await page.getByRole("row").filter({ hasText: "ean-nl" }).locator(".tag.number").hover();
  await page.getByText("de naam zonder taal of valuta, “ean”, betekent gtin").waitFor();
});

journey("the way of a product to a partner is told in Dutch: fields by what they are called, tests as sentences, numbers as written", async (page) => {
  await example(page);
  await page.goto(`${new URL(page.url()).origin}/#/shop/${encodeURIComponent(folder())}/product/01001-ZAN-XS/beslist-nl`);
  await page.locator(".story").waitFor();
  await page.getByRole("switch", { name: "Ook regels die niet gelden" }).click({ force: true });
  for (const closed of await page.locator(".story details").all()) await closed.evaluate((one) => (one.open = true));
  await page.getByText(/^Oude prijs is hoger dan Prijs: nee$/).waitFor();
  await page.getByText("aandeel 71,56, gebroken nee").first().waitFor();
  await page.getByText("gemeten 71,56").waitFor();
  const steps = await page.locator(".way-step > .quiet, .story a + .tag + *, .story .quiet:has(.word)").allInnerTexts();
  // What a shop calls its labels, and what stands in addresses, is its own.
  assert.deepEqual(steps.filter((step) => /_|\{"/.test(step.replaceAll(/label \S+|utm_\w+/g, ""))), []);
});

journey("what the program says of absences, values and edits is said in Dutch", async (page) => {
  await example(page);
  await page.getByRole("link", { name: "Kieskeurig.nl" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Controle", exact: true }).click();
  await page.getByText("een andere variant van de groep gaat mee", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Google Shopping" }).first().click();
  await page.getByRole("main").getByRole("link", { name: "Controle", exact: true }).click();
  await page.getByText(/: het controlecijfer klopt niet$/).waitFor();
  await pictures(page, "check-nl");
  await ask("set_rule", { index: 0, on: false });
  await page.getByRole("region", { name: "Concept", exact: true }).getByRole("link", { name: /Effect bekijken/ }).click();
  await page.getByText("regel “Een doorgestreepte prijs betekent een actie”: uit").waitFor();
  await discard();
}, { colorScheme: "dark" });

const small = { colorScheme: "dark", width: 1024, height: 700 };
journey("a product is found and explained in the dark, in a small window", async (page) => {
  await example(page);
  await page.getByRole("link", { name: /^Producten/ }).click();
  await page.getByRole("textbox", { name: "Zoek op id, titel, merk, EAN, categorie" }).fill("01001-ROE-S");
  await page.getByRole("gridcell", { name: "189,95" }).first().waitFor();
  await page.getByRole("link", { name: "01001-ROE-S", exact: true }).click();
  await page.getByRole("link", { name: "Velden", exact: true }).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Google Shopping" }).click();
  await page.getByRole("heading", { name: "Gaat naar de partner" }).waitFor();
  await picture(page, "explain-nl-dark");
  assert.deepEqual(await barriers(page), []);
}, small);

// Words that stand in no Dutch sentence of the screens.
const ENGLISH = /\b(the|is not there|feed of|products|product|is held|less than|fewer|edited|since|last|source|changed|check|that|with|which|run again)\b|\.toml|`/i;
/** What is read on the screen, without paths. */
const read = async (page, place) => (await page.locator(place).allInnerTexts()).join("\n").replaceAll(/\S*\/\S+/g, "");

journey("why a feed is held, and what probably led to it, is told in Dutch and without names of files", async (page) => {
  await example(page);
  const rules = join(folder(), "rules.toml");
  const text = file("rules.toml");
  writeFileSync(rules, `${text}\n[[rules]]\nname = "Weg ermee"\nif = { field = "id", is = "starts_with", value = ["010", "011", "012", "013", "014", "015", "016"] }\nthen = [{ exclude = "dicht" }]\n`);
  await run("bol-com");
  const why = /producten in de feed: [\d.]+, minder dan de helft van de [\d.]+ in de vorige feed; gewijzigd sinds de laatste goede feed: Regels$/;
  const held = page.locator(".problem").getByText(why).first();
  await held.waitFor();
  await page.getByRole("link", { name: "Bekijk waarom, en beslis" }).click();
  await page.getByText("Waarschijnlijke oorzaak: gewijzigd sinds de laatste goede feed: Regels").waitFor();
  assert.doesNotMatch(await read(page, ".problem[aria-label^='De feed voor']"), ENGLISH);
  await page.getByRole("button", { name: "Weggooien" }).click();
  writeFileSync(rules, text);
});

journey("what fails is told in Dutch: a source that is not there, and what the shop's files say wrong", async (page) => {
  await example(page);
  const away = join(home(), "weg.csv");
  renameSync(join(folder(), "source/producten.csv"), away);
  await page.getByRole("button", { name: "Bronnen lezen" }).click();
  await page.locator("footer").getByText(/producten\.csv · het is er niet · controleer het pad/).waitFor();
  assert.doesNotMatch(await read(page, "footer"), ENGLISH);
  renameSync(away, join(folder(), "source/producten.csv"));
  const text = file("rules.toml");
  writeFileSync(join(folder(), "rules.toml"), text.replace('field = "old_price"', 'field = "oude_prijs"'));
  await page.getByRole("navigation").getByRole("link", { name: /Google Shopping/ }).first().click();
  await page.getByRole("alert").getByText("er is geen veld “oude_prijs”").first().waitFor();
  await page.getByRole("alert").getByText("Regels, regel 23").waitFor();
  assert.doesNotMatch(await read(page, "[role=alert]"), ENGLISH);
  writeFileSync(join(folder(), "rules.toml"), text);
});

journey("what came of bringing a feed to its places, tried or run, is told in Dutch with the server's own words", async (page) => {
  await example(page);
  const site = createServer((asked, answer) => {
    asked.resume();
    asked.on("end", () => answer.writeHead(403, { "content-type": "text/plain" }).end("Quota bereikt"));
  });
  await new Promise((done) => site.listen(0, "127.0.0.1", done));
  // A journey that fails half-way leaves it open: the tests end all the same.
  site.unref();
  const mapping = join(folder(), "mappings/bol-com.toml");
  const text = file("mappings/bol-com.toml");
  writeFileSync(mapping, `${text}\n[[delivery]]\nto = "../gebracht/"\n\n[[delivery]]\nto = "http://127.0.0.1:${site.address().port}/in/"\n\n[[delivery]]\nto = "ftp://127.0.0.1/in/feed.csv"\n`);
  await page.getByRole("navigation").getByRole("link", { name: /bol/ }).first().click();
  await page.getByRole("link", { name: "Bezorging" }).click();
  await page.getByRole("button", { name: "Verbinding testen" }).click();
  const refused = "de server antwoordde 403 Forbidden: Quota bereikt; de server weigert dit account of deze computer; vraag het de beheerder";
  await page.getByRole("status").getByText("gekopieerd; de grootte klopt").waitFor();
  await page.getByRole("status").getByText(refused).waitFor();
  await page.getByRole("status").getByText("er is geen gebruiker voor ingevuld; schrijf ftp://host/folder/feed.xml").waitFor();
  assert.doesNotMatch(await read(page, "[role=status]"), ENGLISH);
  await run("bol-com");
  await page.getByRole("cell", { name: refused }).waitFor();
  await page.getByRole("cell", { name: "gekopieerd; de grootte klopt" }).waitFor();
  await run("bol-com");
  await page.getByRole("cell", { name: /^dezelfde bytes kwamen al aan met run \d+$/ }).waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "Vandaag" }).click();
  await page.getByText(/de feed is niet aangekomen op http:.*; de server antwoordde 403 Forbidden: Quota bereikt/).first().waitFor();
  site.close();
  writeFileSync(mapping, text);
});

journey("a product is told without a partner too: its fields by what they are called, and its labels", async (page) => {
  await example(page);
  for (const { mapping } of (await ask("shop")).partners) await ask("remove_partner", { mapping });
  await page.goto(`${new URL(page.url()).origin}/#/shop/${encodeURIComponent(folder())}/product/01001-ZAN-XS`);
  await page.getByRole("cell", { name: /^Inkoopprijs\s*vertrouwelijk$/ }).waitFor();
  assert.equal(await page.getByRole("cell", { name: /^(changed|Sinds de vorige catalogus)$/ }).count(), 0);
  await page.getByRole("heading", { name: "Labels" }).waitFor();
  await page.getByText("gemeten 71,56").waitFor();
});
