// Measures the screens on a catalog of a million products, in a headless browser in front of the built command. Called by
// scripts/bench-ui.sh, which makes the data; writes a section of docs/benchmarks.md.

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { call, heard, open, root, start } from "../tests/ui/app.mjs";

const data = join(root, "data");
const home = join(data, "screens");
const shop = join(home, "shop");
const ROUNDS = 9;

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
const highest = (numbers) => Math.max(...numbers);

const lines = [];
function told(what, numbers, aim) {
  lines.push({ what, median: median(numbers), highest: highest(numbers), aim });
  console.log(`${what}: ${median(numbers).toFixed(1)} ms, at most ${highest(numbers).toFixed(1)} (aim ${aim})`);
}

/**
 * Milliseconds from going to an address until a frame is drawn that has `there` and has not `notYet`, or another heading
 * than before: told by the page itself.
 */
async function shows(page, hash, there, notYet) {
  return page.evaluate(
    async (asked) => {
      const heading = () => document.querySelector("h1")?.textContent;
      const before = heading();
      const begun = performance.now();
      location.hash = asked.hash;
      return new Promise((resolve) => {
        const look = () => {
          const shown = asked.there ? document.querySelector(asked.there) && !document.querySelector(asked.notYet) : heading() !== before;
          requestAnimationFrame(shown ? () => resolve(performance.now() - begun) : look);
        };
        look();
      });
    },
    { hash, there, notYet },
  );
}

const address = (...path) => `#/shop/${[shop, ...path].map(encodeURIComponent).join("/")}`;
const ROWS = [".grid-row .cell", ".grid .ghost"];

async function firstPage(page) {
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate((hash) => { location.hash = hash; }, address("settings"));
    await page.waitForFunction(() => !document.querySelector(".grid"));
    // A page that was never asked for: the answers of before are forgotten.
    await page.reload();
    await page.getByRole("link", { name: /^Products/ }).waitFor();
    took.push(await shows(page, address("products"), ...ROWS));
  }
  told("first page of Products", took, "under 200");
}

/** Scrolls a second at a time and counts the frames in which a row in sight had no values yet. */
async function scrolling(page) {
  const { blank, frames } = await page.evaluate(async () => {
    const grid = document.querySelector(".grid");
    const ROW = 33;
    let blanks = 0;
    let seen = 0;
    const begun = performance.now();
    const from = grid.scrollTop;
    return new Promise((resolve) => {
      const step = (now) => {
        const seconds = (now - begun) / 1000;
        grid.scrollTop = from + seconds * 60 * ROW;
        const { top, bottom } = grid.getBoundingClientRect();
        const ghosts = [...grid.querySelectorAll(".ghost")].filter((ghost) => {
          const place = ghost.getBoundingClientRect();
          return place.bottom > top + ROW && place.top < bottom;
        });
        seen += 1;
        if (ghosts.length > 0) blanks += 1;
        if (seconds < 15) requestAnimationFrame(step);
        else resolve({ blank: blanks, frames: seen });
      };
      requestAnimationFrame(step);
    });
  });
  lines.push({ what: "frames with a blank row, scrolling 60 rows a second for 15 s", count: blank, of: frames, aim: "none" });
  console.log(`blank frames: ${blank} of ${frames}`);
}

async function searching(page) {
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
  told("search with its count, the pause after the last letter included", took, "under 1,000");
}

async function counting(app) {
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rule = { name: "Cheap", if: { field: "price", is: "less_than", value: 10 + round }, then: [{ exclude: "cheap" }] };
    const begun = performance.now();
    await call(app, "try_rule", { shop, rule });
    took.push(performance.now() - begun);
  }
  told("counts of a new rule over all products", took, "under 1,000");
}

async function labelling(app) {
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const config = { kind: "margin", vat: "excluded", sale: false, bands: [{ name: "low", below: 10 + round }, { name: "high" }] };
    const begun = performance.now();
    await call(app, "try_label", { shop, label: "tried", config });
    took.push(performance.now() - begun);
  }
  told("spread of a new label over all products", took, "under 1,000");
}

async function sampling(app) {
  const { rows } = await call(app, "products", { shop, limit: 1, fields: [] });
  const took = [];
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    const value = { text: `{brand} {title} ${round}`, use: ["collapse_whitespace"] };
    const begun = performance.now();
    await call(app, "try_value", { shop, mapping: "google", attribute: "title", value, product: rows[0].id });
    took.push(performance.now() - begun);
  }
  // The first one surveys the catalog: it is told by itself.
  told("live sample, the first after the shop was opened", took.slice(0, 1), "");
  told("live sample after an edit", took.slice(1), "under 100");
}

/** Goes from screen to screen while the products are imported, over and over. */
async function answering(app, page) {
  const took = [];
  while (took.length < 4 * ROUNDS) {
    const begins = heard(app, ({ kind, rows }) => kind === "progress" && rows > 0);
    let reading = true;
    const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed").then(({ kind }) => { reading = false; return kind; });
    // What did not change is not read again: the source is newer now.
    utimesSync(join(data, "products.csv"), new Date(), new Date());
    await call(app, "read_sources", { shop });
    await begins;
    while (reading) {
      const place = ["labels", "rules", "runs", "settings"][took.length % 4];
      took.push(await shows(page, address(place)));
      await page.waitForTimeout(50);
    }
    if ((await ended) !== "done") throw new Error("the import failed");
  }
  told("a click while the products are imported", took, "under 100");
}

function write(products) {
  const number = (value, digits = 1) => value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const rows = lines.map(({ what, median: middle, highest: most, count, of, aim }) =>
    count === undefined ? `| ${what} | ${number(middle)} | ${number(most)} | ${aim} |` : `| ${what} | ${count} of ${number(of, 0)} | | ${aim} |`,
  );
  const section = [
    "## Screens",
    "",
    "Written by `make bench-ui`: the screens on the same catalog, in a headless Chromium in front of the built command.",
    "",
    `- ${number(products, 0)} products; ${cpus()[0].model}, ${cpus().length} processors, shared by browser and command. Load average at the end ${loadavg()[0].toFixed(1)}.`,
    `- Milliseconds, the median and the highest of ${ROUNDS} or more. What shows is measured in the page, until the frame is drawn.`,
    "",
    "| | median | highest | aim |",
    "|---|--:|--:|--:|",
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
try {
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "open_shop", { shop });
  await call(app, "read_sources", { shop });
  const { kind, error } = await ended;
  if (kind !== "done") throw new Error(error.message);
  const { total } = await call(app, "products", { shop, limit: 1, fields: [] });
  await sampling(app);
  await counting(app);
  await labelling(app);
  const { page, close } = await open(app);
  await shows(page, address("products"), ...ROWS);
  await firstPage(page);
  await scrolling(page);
  await searching(page);
  await answering(app, page);
  await close();
  write(total);
} finally {
  await app.stop();
}
