// Long work in the background: it tells how far it is, can be cancelled, and a power cut loses nothing that was there.

import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { call, heard, start } from "./app.mjs";

let app;
let shop;
let place;
const row = (number) => `S-${number};Stoel ${number};${10 + (number % 90)},95;${number % 5};https://winkel.example/${number}\n`;

before(async () => {
  app = await start();
  mkdirSync(join(app.home, "big"));
  place = join(app.home, "big/producten.csv");
  writeFileSync(place, "artikelnummer;titel;prijs;voorraad;url\n" + Array.from({ length: 100 }, (_, index) => row(index)).join(""));
  ({ folder: shop } = await call(app, "create_shop", { place, folder: join(app.home, "shop"), partners: ["google-shopping"] }));
  const done = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "read_sources", { shop });
  assert.equal((await done).kind, "done");
  // The next reading is a long one.
  for (let block = 0; block < 60; block += 1) {
    appendFileSync(place, Array.from({ length: 5000 }, (_, index) => row(100 + block * 5000 + index)).join(""));
  }
});
after(() => app.stop());

const products = async () => (await call(app, "products", { shop, limit: 1, fields: [] })).total;

test("reading tells how far it is, answers meanwhile, and can be cancelled", async () => {
  const progress = heard(app, ({ kind, rows }) => kind === "progress" && rows > 0);
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "read_sources", { shop });
  const { id, stage } = await progress;
  assert.equal(stage, "products");
  await assert.rejects(call(app, "run", { shop, partners: [] }), ({ told }) => told.code === "busy");
  assert.equal(await products(), 100);
  await call(app, "cancel", { task: id });
  const { kind, error } = await ended;
  assert.equal(kind, "failed");
  assert.equal(error.code, "cancelled");
  assert.equal(await products(), 100);
  assert.deepEqual(await call(app, "tasks", {}), []);
});

test("a power cut in the middle of reading loses nothing", async () => {
  const progress = heard(app, ({ kind, rows }) => kind === "progress" && rows > 0);
  await call(app, "read_sources", { shop });
  await progress;
  app.cut();
  app = await start(app.home);
  const { recent } = await call(app, "welcome", {});
  assert.equal(recent[0].folder, shop);
  assert.equal(await products(), 100);
  const ended = heard(app, ({ kind }) => kind === "done" || kind === "failed");
  await call(app, "read_sources", { shop });
  assert.equal((await ended).kind, "done");
  assert.equal(await products(), 300_100);
});

test("a partner of the shop's own stands in the library and is added like any other", async () => {
  const spec = `name = "Acme"
kind = "comparison"
about = "A price site of our town."

[source]
address = "https://acme.example/feeds"
checked = "2026-11-22"
confidence = "second_hand"

[[format]]
name = "csv"
ending = "csv"
file = { format = "csv" }

[[attribute]]
name = "nummer"
about = "Key."
requirement = "required"
from = "id"

[[example]]
given = { id = "A1" }
gives = { nummer = "A1" }
`;
  mkdirSync(join(shop, "partners"), { recursive: true });
  writeFileSync(join(shop, "partners/acme.toml"), spec);
  const [first, ...others] = await call(app, "partner_specs", { shop });
  assert.deepEqual([first.id, first.own, first.attributes], ["acme", true, [1, 1]]);
  assert.equal(others.some(({ own }) => own), false);
  assert.equal((await call(app, "partner_specs", {})).length, others.length);
  assert.deepEqual(await call(app, "add_partner", { shop, partner: "acme" }), { mapping: "acme" });
});
