import { expect, it } from "vitest";
import type { LastRun } from "../../host";
import { lookedAt } from "./looked";

it("sources that a later run found unchanged were looked at then", () => {
  const catalog = { taken: "2026-11-26T12:58:00Z" };
  const run: LastRun = { run: 2, started: "2026-11-26T13:18:00Z", finished: "2026-11-26T13:18:02Z", status: "done", held_products: null, changes: [0, 0, 0], fields: {} };
  expect(lookedAt(run, catalog)).toBe(run.started);
  expect(lookedAt({ ...run, started: catalog.taken }, catalog)).toBeNull();
  expect(lookedAt({ ...run, changes: [1, 0, 0] }, catalog)).toBeNull();
  // A run that failed may not have reached them.
  expect(lookedAt({ ...run, changes: null, status: "failed" }, catalog)).toBeNull();
  expect(lookedAt(null, catalog)).toBeNull();
});
