// What journeys have in common: a browser of its own for each, in which nothing goes wrong unseen, and the example shop.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { call, hearing, open, picture, start } from "./app.mjs";

/** A journey in front of the command that `app` gives. */
export function journeys(app) {
  return (name, walk, options) =>
    test(name, { timeout: 240_000 }, async () => {
      const { page, troubles, close } = await open(app(), options);
      try {
        await walk(page, troubles);
        assert.deepEqual(troubles, []);
      } catch (error) {
        // What the person would have seen then.
        await page.screenshot({ path: join(app().home, "..", "feedmill-ui-failed.png") });
        throw error;
      } finally {
        await close();
      }
    });
}

/** What the tests of a file begin with: the command, from before them until after, and the example shop in it. */
export function begin(browser) {
  let app;
  before(async () => {
    app = await start();
  });
  after(() => app.stop());
  const walks = journeys(() => app);
  const folder = () => join(app.home, "Feedmill/example");
  const ask = (name, request = {}) => call(app, name, { shop: folder(), ...request });
  return {
    journey: (name, walk, options) => walks(name, walk, { ...browser, ...options }),
    folder,
    ask,
    discard: () => ask("discard_draft"),
    file: (path) => shopFile(app, "example", path),
    /** Where the shops and what is beside them are. */
    home: () => app.home,
    /** Runs the shop by itself, as a schedule does, or some of its partners. */
    run: async (...partners) => {
      // What a screen began before goes on when nobody looks at it any more, and a shop does one thing at a time.
      while ((await call(app, "tasks", {})).length > 0) await pause(20);
      const { told } = await hearing(app, ({ kind }) => kind === "done" || kind === "failed");
      await ask("run", { partners });
      assert.equal((await told).kind, "done");
    },
    /** Cuts the command off as a power cut does, and opens its screens again. */
    again: async (page) => {
      await page.goto("about:blank");
      app.cut();
      app = await start(app.home);
      await page.goto(app.url);
    },
  };
}

/** Opens the example shop and runs it, so that there is a catalog. */
export async function example(page) {
  await page.getByRole("button", { name: /Open the example|Voorbeeld openen/ }).click();
  await page.getByRole("heading", { name: /Today|Vandaag/ }).waitFor();
  const unread = page.getByText(/have not been read yet|nog niet gelezen/);
  const sent = page.getByRole("cell", { name: /^(2,494|2\.494)$/ });
  // One of both comes, a moment after the heading.
  await unread.or(sent).first().waitFor();
  if (await unread.isVisible()) {
    await page.getByRole("main").getByRole("button", { name: /Run now|Nu draaien/ }).click();
  }
  await sent.waitFor();
}

/** A file of one of the shops that the tests make, as it is edited: that of the draft, else the one in force. */
export function shopFile(app, shop, ...path) {
  const folder = join(app.home, "Feedmill", shop);
  const drafted = join(folder, ".feedmill/draft/now", ...path);
  return readFileSync(existsSync(drafted) ? drafted : join(folder, ...path), "utf8");
}

/** Pictures in a large light window and in a small dark one. */
export async function pictures(page, name) {
  if (!process.env.FEEDMILL_UPDATE) return;
  const before = page.viewportSize();
  for (const [colorScheme, width, height, ending] of [["light", 1280, 800, ""], ["dark", 1024, 700, "-dark"]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await picture(page, name + ending);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(before);
}
