// Starts the built command with the screens, and a headless browser in front of it. All state in a folder of its own.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const need = createRequire(join(root, "ui/package.json"));
const { chromium } = need("playwright-core");
const axe = readFileSync(need.resolve("axe-core/axe.min.js"), "utf8");

const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const command = process.env.FEEDMILL ?? join(target, "debug/feedmill");
const browserPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** One moment for all tests: the example's season is then the current one. */
const NOW = "2026-11-22T09:00[Europe/Amsterdam]";

/** The command, listening; `url` opens its screens. A `home` of before is used again. */
export async function start(home = mkdtempSync(join(tmpdir(), "feedmill-ui-"))) {
  const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, "config"), XDG_DOCUMENTS_DIR: home };
  const child = spawn(command, ["serve", "--ui", "--listen", "127.0.0.1:0", "--now", NOW], { env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
      const found = /http:\S+/.exec(text);
      if (found) resolve(found[0]);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`feedmill serve ended with ${code}: build it with cargo build, and the screens with make ui`)));
  });
  const stop = async () => {
    child.removeAllListeners("exit");
    const ended = once(child, "exit");
    child.kill();
    // What still works in the background writes until then.
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  /** Ends it as a power cut does; its files stay. */
  const cut = () => {
    child.removeAllListeners("exit");
    child.kill("SIGKILL");
  };
  return { home, url, stop, cut };
}

/** Asks an operation directly. */
export async function call(app, name, request) {
  const { origin, hash } = new URL(app.url);
  const headers = { authorization: `Bearer ${hash.slice("#token=".length)}` };
  const answer = await fetch(`${origin}/api/call/${name}`, { method: "POST", headers, body: JSON.stringify(request) });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.message), { told });
  return told;
}

/** Hears events until `wanted` says that one is the last; answers with that one. */
export async function heard(app, wanted) {
  return (await hearing(app, wanted)).told;
}

/** Begins to hear; when it answers, nothing is missed any more. `told` is the event that is wanted. */
export async function hearing(app, wanted) {
  const { origin, hash } = new URL(app.url);
  const stop = new AbortController();
  const answer = await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${hash.slice("#token=".length)}` }, signal: stop.signal });
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  return { told: until(reader, wanted, stop) };
}

async function until(reader, wanted, stop) {
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) throw new Error("the events ended");
    const blocks = (text + value).split("\n\n");
    text = blocks.pop();
    const found = blocks.filter((block) => block.startsWith("data: ")).map((block) => JSON.parse(block.slice(6))).find(wanted);
    if (found) {
      stop.abort();
      return found;
    }
  }
}

/** A browser page on the screens. Whatever goes wrong in it is in `troubles`. */
export async function open(app, { locale = "en-GB", colorScheme = "light", width = 1360, height = 820 } = {}) {
  const browser = await chromium.launch({ executablePath: browserPath, headless: true });
  const page = await browser.newPage({ viewport: { width, height }, locale, colorScheme, timezoneId: "Europe/Amsterdam" });
  page.setDefaultTimeout(30_000);
  const troubles = [];
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    // An operation that fails as a test expects is told by the browser too.
    if (message.type() === "error" && !message.text().includes("status of 422")) troubles.push(message.text());
  });
  await page.goto(app.url);
  return { page, troubles, close: () => browser.close() };
}

/** Findings of axe that keep people out: serious and critical ones. */
export async function barriers(page) {
  await page.evaluate(axe);
  // What fades in has its own colours once it is there.
  await page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((drawn) => requestAnimationFrame(drawn));
    const moving = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.all(moving.map(({ finished }) => finished.catch(() => {})));
  });
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target: where }) => where.join(" ")).join(", ")}`);
}

/** Keeps a picture in docs/screens when FEEDMILL_UPDATE is set. */
export async function picture(page, name) {
  if (!process.env.FEEDMILL_UPDATE) return;
  const folder = join(root, "docs/screens");
  mkdirSync(folder, { recursive: true });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A Dutch export as a shop's program writes it: semicolons, Windows-1252, decimal commas. */
export function exported(folder) {
  const rows = [["artikelnummer", "titel", "omschrijving", "prijs", "voorraad", "url", "afbeelding", "merk", "ean"]];
  const names = ["Café-tafel", "Crème stoel", "Één lamp", "Gordijn", "Kussen"];
  for (let number = 1; number <= 60; number += 1) {
    const name = names[number % names.length];
    const ean = `871900000${String(number).padStart(3, "0")}`;
    const sum = [...ean].reduce((total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1), 0);
    const link = `https://www.winkel.example/p/${number}`;
    rows.push([`T-${number}`, `${name} ${number}`, `Een ${name.toLowerCase()} voor binnen en buiten`, `${10 + number},95`, String(number % 7), link, `${link}.jpg`, "Huis", `${ean}${(10 - (sum % 10)) % 10}`]);
  }
  const place = join(folder, "export.csv");
  writeFileSync(place, Buffer.from(rows.map((row) => row.join(";")).join("\r\n"), "latin1"));
  return place;
}
