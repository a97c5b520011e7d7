// The door keeps strangers out: other pages of the same browser, other names of this machine, questions without token.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";
import { open, start } from "./app.mjs";

let app;
let port;
let token;
before(async () => {
  app = await start();
  port = new URL(app.url).port;
  token = app.url.split("token=")[1];
});
after(() => app.stop());

/** Asks over plain HTTP, so that every header is ours. */
function ask(path, headers = {}, body = undefined) {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path, method: body === undefined ? "GET" : "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (data) => (text += data));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
const bearer = () => ({ authorization: `Bearer ${token}` });

test("with the token, operations answer; without, they do not", async () => {
  assert.equal((await ask("/api/call/welcome", bearer(), "{}")).status, 200);
  for (const headers of [{}, { authorization: "Bearer " }, { authorization: `Bearer ${"0".repeat(64)}` }]) {
    const { status, text } = await ask("/api/call/welcome", headers, "{}");
    assert.equal(status, 401);
    assert.equal(JSON.parse(text).code, "token");
  }
  assert.equal((await ask("/api/events")).status, 401);
  assert.equal((await ask("/api/upload?name=a.csv", {}, "x")).status, 401);
});

test("a page without the token says so once, and what to do", async () => {
  const { page, close } = await open({ ...app, url: `http://127.0.0.1:${port}/` });
  await page.getByRole("heading", { name: "This page has no key to Feedmill" }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await close();
});

test("another host name or origin is refused, even with the token", async () => {
  assert.equal((await ask("/api/call/welcome", { ...bearer(), host: "rebound.example" }, "{}")).status, 403);
  assert.equal((await ask("/", { host: `rebound.example:${port}` })).status, 403);
  assert.equal((await ask("/api/call/welcome", { ...bearer(), origin: "https://elsewhere.example" }, "{}")).status, 403);
  assert.equal((await ask("/api/call/welcome", { ...bearer(), origin: "null" }, "{}")).status, 403);
  assert.equal((await ask("/api/call/welcome", { ...bearer(), origin: `http://localhost:${port}`, host: `localhost:${port}` }, "{}")).status, 200);
});

test("pages carry a policy without anything from elsewhere", async () => {
  const { status, headers } = await ask("/");
  assert.equal(status, 200);
  const policy = headers["content-security-policy"];
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.doesNotMatch(policy, /https?:|script-src|unsafe-eval/);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("wrong questions are told what is wrong with them", async () => {
  const unknown = await ask("/api/call/nothing", bearer(), "{}");
  assert.equal(unknown.status, 422);
  assert.match(JSON.parse(unknown.text).message, /no operation/);
  const member = await ask("/api/call/products", bearer(), '{"shop":"/nowhere"}');
  assert.match(JSON.parse(member.text).message, /missing field/);
  assert.equal((await ask("/api/call/welcome", bearer(), "no json")).status, 400);
});

test("a dropped file cannot leave the inbox, and a page cannot leave the screens", async () => {
  for (const name of ["../evil.csv", "a/b.csv", "..", "%2e%2e%2fevil.csv", ""]) {
    assert.equal((await ask(`/api/upload?name=${encodeURIComponent(name)}`, bearer(), "x")).status, name === "%2e%2e%2fevil.csv" ? 200 : 400, name);
  }
  assert.equal((await ask("/../Cargo.toml")).status, 404);
  assert.equal((await ask("/%2e%2e/Cargo.toml")).status, 404);
});
