// Pictures of products: nothing is asked before they are switched on; then they are in the list, on the product's page and
// in the preview, as data that the program made.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before } from "node:test";
import { deflateSync, crc32 } from "node:zlib";
import { barriers, call, heard, start } from "./app.mjs";
import { journeys, pictures } from "./walk.mjs";

/** A PNG of a shape in one colour on white. */
function png(number) {
  const side = 600;
  const [red, green, blue] = [[47, 93, 155], [196, 49, 75], [33, 122, 68], [219, 161, 67], [90, 60, 140]][number % 5];
  const rows = [];
  for (let y = 0; y < side; y += 1) {
    const row = Buffer.alloc(1 + 3 * side, 255);
    row[0] = 0;
    for (let x = 0; x < side; x += 1) {
      const inside = number % 2 ? Math.hypot(x - 300, y - 300) < 220 : Math.abs(x - 300) < 200 - (number % 3) * 40 && Math.abs(y - 300) < 220;
      if (inside) row.set([red, green, blue], 1 + 3 * x);
    }
    rows.push(row);
  }
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk("IHDR", head), chunk("IDAT", deflateSync(Buffer.concat(rows))), chunk("IEND", Buffer.alloc(0))]);
}

let app;
let site;
let shop;
const asked = [];
before(async () => {
  app = await start();
  const drawn = Array.from({ length: 10 }, (_, number) => png(number));
  let base;
  const table = () => {
    const lines = ["id;title;price;link;image_link;additional_image_link;brand;stock"];
    for (let number = 1; number <= 300; number += 1) {
      const more = number === 1 ? `${base}/more-1.png|${base}/more-2.png` : "";
      const picture = number % 9 === 5 ? `${base}/gone.png` : `${base}/p${number % 10}.png?v=${number}`;
      lines.push(`A-${number};Tent Luwte ${number};${99 + number}.00;https://luwte.example/${number};${picture};${more};Luwte;${number % 7}`);
    }
    return lines.join("\n");
  };
  site = createServer((request, answer) => {
    if (request.url === "/feed.csv") {
      answer.writeHead(200, { "content-type": "text/csv" });
      return answer.end(table());
    }
    asked.push(request.url);
    const number = /(\d)\.png/.exec(request.url)?.[1];
    answer.writeHead(number ? 200 : 404, { "content-type": "image/png" });
    return answer.end(number ? drawn[number] : undefined);
  });
  await new Promise((ready) => site.listen(0, "127.0.0.1", ready));
  base = `http://127.0.0.1:${site.address().port}`;
  mkdirSync(join(app.home, "pictured"));
  const made = await call(app, "create_shop", { place: `${base}/feed.csv`, folder: join(app.home, "pictured/shop"), partners: ["google-shopping"] });
  shop = made.folder;
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "read_sources", { shop });
  assert.equal((await ended).kind, "done");
});
after(async () => {
  site.close();
  site.closeAllConnections();
  await app.stop();
});

const journey = journeys(() => app);
const at = (...path) => `${app.url.split("#")[0]}#/shop/${encodeURIComponent(shop)}/${path.join("/")}`;

journey("pictures are fetched only once they are switched on, by the program alone", async (page) => {
  const foreign = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(app.url).origin) && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  await page.goto(at("products"));
  await page.getByRole("gridcell", { name: "A-1", exact: true }).waitFor();
  assert.equal(await page.locator(".picture").count(), 0);
  await page.goto(at("product", "A-1"));
  await page.getByText("Its pictures are not fetched.").waitFor();
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(asked, []);

  await page.getByRole("link", { name: "Show pictures" }).click();
  await page.getByText("Nothing leaves this computer but the feeds").waitFor();
  await page.getByRole("switch", { name: "Show pictures" }).click();
  await page.getByText("Only the feeds and requests for pictures leave this computer").waitFor();
  assert.deepEqual(await barriers(page), []);

  await page.goto(at("product", "A-1"));
  const large = page.getByRole("img", { name: "Tent Luwte 1, picture 1 of 3" });
  await large.waitFor();
  assert.match(await large.getAttribute("src"), /^data:image\/jpeg;base64,/);
  assert.equal(await large.evaluate((image) => image.naturalWidth), 480);
  await page.getByRole("button", { name: "Picture 2" }).click();
  await page.getByRole("img", { name: "Tent Luwte 1, picture 2 of 3" }).waitFor();
  await pictures(page, "product-pictures");
  assert.deepEqual(await barriers(page), []);

  await page.goto(at("products"));
  const row = (id) => page.getByRole("row").filter({ has: page.getByText(id, { exact: true }) });
  await row("A-1").locator("img.picture").waitFor();
  await row("A-5").getByTitle("There is nothing at its address").waitFor();
  await row("A-12").locator("img.picture").waitFor();
  assert.equal(await row("A-1").locator("img").evaluate((image) => image.naturalWidth), 96);
  await pictures(page, "products-pictures");
  assert.deepEqual(await barriers(page), []);
  const grid = page.getByRole("grid");
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
  await row("A-300").locator("img.picture").waitFor();
  // Rows that flew by were not asked for, nor those that nobody saw.
  assert.ok(!asked.some((path) => /[?]v=(150|40)$/.test(path)), asked.join(" "));
  const before = asked.length;
  await page.reload();
  await row("A-1").locator("img.picture").waitFor();
  assert.equal(asked.length, before, "what is kept is not asked again");

  await page.goto(at("partner", "google-shopping", "preview"));
  await row("A-1").locator("img.picture").waitFor();
  await page.goto(at("product", "A-1", "google-shopping"));
  await page.locator(".place-head img.picture").waitFor();
  assert.deepEqual(await barriers(page), []);
  assert.deepEqual(foreign, [], "the page asked only the program");
});
