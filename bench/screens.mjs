// Measures the screens on a catalog of a million products: in a headless browser in front of the built command, and in the
// desktop app's own window. Called by scripts/bench-ui.sh, which makes the data; writes a section of docs/benchmarks.md.

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { call, heard, open, root, start } from "../tests/ui/app.mjs";
import { address, answered, answering, firstPage, into, PAUSE, ROUNDS, sampling, scrolling, shows } from "./measures.mjs";
import { openWindow } from "./window.mjs";

const data = join(root, "data");
const home = join(data, "screens");
const shop = join(home, "shop");
const touch = () => utimesSync(join(data, "products.csv"), new Date(), new Date());

/** The shop of the benchmark, in a folder of its own: what the benchmark of the engine keeps stays. */
function makeShop() {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  cpSync(join(root, "bench/shop"), shop, { recursive: true });
  mkdirSync(join(shop, "tables"), { recursive: true });
  for (const table of ["categories.csv", "taxonomy.txt"]) cpSync(join(data, table), join(shop, "tables", table));
  symlinkSync(join(data, "products.csv"), join(home, "products.csv"));
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What is told, by what was measured: the aim, and in each place the numbers. */
const lines = new Map();
function told(place, what, measured, aim) {
  lines.set(what, { aim, ...lines.get(what), [place]: measured });
  console.log(`${place}, ${what}: ${Array.isArray(measured) ? `${median(measured).toFixed(1)} ms, at most ${Math.max(...measured).toFixed(1)}` : `${measured.count} of ${measured.of}`}`);
}

/** What both places are measured on. */
async function measured(place, at) {
  const [first, ...samples] = await sampling(at);
  told(place, "live sample, the first after the shop was opened", [first], "");
  told(place, "live sample after a key in the editor", samples, "under 100");
  told(place, "first page of Products", await firstPage(at), "under 200");
  told(place, "frames with a blank row, scrolling 60 rows a second for 15 s", await scrolling(at), "none");
}

async function searching({ page }) {
  const took = [];
  const box = page.getByRole("textbox", { name: "Search id, title, brand, EAN, category" });
  for (const word of ["zermatt", "jack blue", "red", "shirt m", "0001", "black xl", "green", "coat", "trail"]) {
    await box.fill("");
    await page.waitForFunction(() => !/ of /.test(document.querySelector(".place-title")?.textContent ?? ""));
    const about = await page.evaluate(() => performance.now());
    await box.fill(word);
    await page.waitForFunction(() => / of /.test(document.querySelector(".place-title")?.textContent ?? ""), null, { polling: "raf" });
    took.push((await page.evaluate(() => performance.now())) - about);
  }
  await box.fill("");
  told("browser", `search with its count, ${PAUSE}`, took, "under 1,000");
}

/** Types a number, a digit more or less each time, and looks at what is counted with it. */
async function counted(page, box, where, whole) {
  await into(page, box);
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    took.push(await answered(page, round % 2 ? "Backspace" : String(round + 1), where, whole));
    await page.waitForTimeout(300);
  }
  return took;
}

async function filtering({ page }) {
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByLabel("Field or label").fill("stock");
  await page.keyboard.press("Tab");
  await page.getByLabel("Value", { exact: true }).fill("1");
  await page.waitForFunction(() => document.querySelector(".place-title")?.textContent.includes(" of "));
  const took = await counted(page, "input[aria-label='Value']", ".place-title", " of ");
  told("browser", `count of a filter, ${PAUSE}`, took, "under 1,000");
}

async function ruling({ page }) {
  await shows(page, address(shop, "rules"), "article");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Few");
  await page.getByLabel("Field or label").fill("stock");
  await page.keyboard.press("Tab");
  await page.getByRole("textbox", { name: /^Reason/ }).fill("few");
  await page.getByLabel("Value", { exact: true }).fill("1");
  await page.locator(".editor-sample").getByText("matched").first().waitFor();
  const took = await counted(page, "form.editor input[aria-label='Value']", ".editor-sample", "matched");
  told("browser", `counts of a new rule, ${PAUSE}`, took, "under 1,000");
}

async function labelling({ page }) {
  await shows(page, address(shop, "labels"), "article");
  await page.getByRole("button", { name: "More for margin" }).click();
  await page.getByRole("menuitem", { name: "Change" }).click();
  await page.locator(".label-live").getByText("%").first().waitFor();
  // The highest edge: what is typed stays above the others.
  const edge = await page.getByLabel(/ ends below$/).last().getAttribute("id");
  const took = await counted(page, `#${edge}`, ".label-live", "%");
  told("browser", `spread of a changed label, ${PAUSE}`, took, "under 1,000");
}

function write(products) {
  const number = (value, digits = 1) => value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const cells = (numbers) => {
    if (!numbers) return ["", ""];
    return Array.isArray(numbers) ? [number(median(numbers)), number(Math.max(...numbers))] : [`${numbers.count} of ${number(numbers.of, 0)}`, ""];
  };
  const rows = [...lines].map(([what, { browser, window, aim }]) => `| ${[what, ...cells(browser), ...cells(window), aim].join(" | ")} |`);
  const section = [
    "## Screens",
    "",
    "Written by `make bench-ui`: the screens on the same catalog, in a headless Chromium in front of the built command, and in the",
    "desktop app's own window (WebKit, on a display without a graphics card).",
    "",
    `- ${number(products, 0)} products; ${cpus()[0].model}, ${cpus().length} processors, shared by screens and engine. Load average at the end ${loadavg()[0].toFixed(1)}.`,
    `- Milliseconds, the median and the highest of ${ROUNDS} or more. Measured in the page, from the key or the click until the frame is drawn.`,
    "",
    "| | browser: median | highest | window: median | highest | aim |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
    "",
  ].join("\n");
  const place = join(root, "docs/benchmarks.md");
  const text = readFileSync(place, "utf8");
  const before = text.split(/^## Screens$/m)[0].trimEnd();
  writeFileSync(place, `${before}\n\n${section}`);
}

makeShop();
const app = await start(home);
let total = 0;
try {
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "open_shop", { shop });
  await call(app, "read_sources", { shop });
  const { kind, error } = await ended;
  if (kind !== "done") throw new Error(error.message);
  ({ total } = await call(app, "products", { shop, limit: 1, fields: [] }));
  const { page, close } = await open(app);
  const at = { page, call: (name, request) => call(app, name, request), shop, touch };
  await measured("browser", at);
  await searching(at);
  await filtering(at);
  await ruling(at);
  await labelling(at);
  told("browser", "a click while the products are imported", await answering(at), "under 100");
  await close();
} finally {
  app.cut();
}
const window = await openWindow(process.env.FEEDMILL_DESKTOP, home);
try {
  const at = { ...window, shop, touch };
  await window.page.evaluate((hash) => { location.hash = hash; }, address(shop));
  await measured("window", at);
  told("window", "a click while the products are imported", await answering(at), "under 100");
} finally {
  await window.close();
}
write(total);
rmSync(home, { recursive: true, force: true });
