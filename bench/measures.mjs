// What is measured of the screens, in a browser or in the desktop app's window: from what a person does until the frame is
// drawn, told by the page itself. Of a page it uses no more than both can do. Not how they are opened, nor what is told.

/** Rounds of each measure. */
export const ROUNDS = 9;

/** The pause after the last key is a part of what a person waits. */
export const PAUSE = "the pause after the last key included";

export const address = (shop, ...path) => `#/shop/${[shop, ...path].map(encodeURIComponent).join("/")}`;

/** A row of products, and one that has no values yet. */
const ROWS = [".grid-row .cell", ".grid .ghost"];

/**
 * Milliseconds from going to an address until a frame is drawn that has `there` and has not `notYet`, or another heading
 * than before.
 */
export async function shows(page, hash, there, notYet) {
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

/** Puts the cursor behind what stands in a box. */
export async function into(page, box) {
  await page.waitForFunction((selector) => document.querySelector(selector), box);
  await page.evaluate((selector) => document.querySelector(selector).focus(), box);
  await page.keyboard.press("End");
}

/** Milliseconds from a key until a frame is drawn in which the text of `where` is another one and has `whole` in it. */
export async function answered(page, key, where, whole = "") {
  await page.evaluate(
    ({ where: selector, whole: wanted }) => {
      const text = () => document.querySelector(selector)?.textContent ?? "";
      const before = text();
      globalThis.drawn = new Promise((resolve) => {
        const pressed = () => {
          const begun = performance.now();
          const look = () => requestAnimationFrame(text() !== before && text().includes(wanted) ? () => resolve(performance.now() - begun) : look);
          look();
        };
        addEventListener("keydown", pressed, { capture: true, once: true });
      });
    },
    { where, whole },
  );
  await page.keyboard.press(key);
  return page.evaluate(() => globalThis.drawn);
}

export async function firstPage({ page, shop }) {
  const took = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.evaluate((hash) => { location.hash = hash; }, address(shop, "settings"));
    await page.waitForFunction(() => !document.querySelector(".grid"));
    // A page that was never asked for: the answers of before are forgotten.
    await page.reload();
    await page.waitForFunction(() => document.querySelector("nav a[href$='/products']"));
    took.push(await shows(page, address(shop, "products"), ...ROWS));
  }
  return took;
}

/** Scrolls through the products and counts the frames in which a row in sight had no values yet. */
export async function scrolling({ page, shop }) {
  await shows(page, address(shop, "products"), ...ROWS);
  return page.evaluate(async () => {
    const grid = document.querySelector(".grid");
    const ROW = 33;
    let blanks = 0;
    let frames = 0;
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
        frames += 1;
        if (ghosts.length > 0) blanks += 1;
        if (seconds < 15) requestAnimationFrame(step);
        else resolve({ count: blanks, of: frames });
      };
      requestAnimationFrame(step);
    });
  });
}

/** A person types on in the text of an attribute, and looks at what the sample product gets. The first one surveys the catalog. */
export async function sampling({ page, shop }) {
  await shows(page, address(shop, "partner", "google", "mapping", "title"), ".editor-sample");
  await into(page, ".editor input[aria-label='Text']");
  const took = [];
  for (let round = 0; round < 2 * ROUNDS; round += 1) {
    took.push(await answered(page, "abcdefgh"[round % 8], ".editor-sample"));
    await page.waitForTimeout(200);
  }
  await page.keyboard.press("Escape");
  return took;
}

/** Goes from screen to screen while the products are imported, over and over. */
export async function answering({ page, call, shop, touch }) {
  const took = [];
  const reading = async () => (await call("tasks", {})).some(({ rows }) => rows > 0);
  while (took.length < 4 * ROUNDS) {
    // What did not change is not read again: the source is newer now.
    touch();
    await call("read_sources", { shop });
    while (!(await reading())) await page.waitForTimeout(20);
    while (await reading()) {
      const place = ["runs", "settings", "labels", "rules"][took.length % 4];
      took.push(await shows(page, address(shop, place)));
      await page.waitForTimeout(50);
    }
  }
  return took;
}
