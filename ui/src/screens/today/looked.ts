// When the sources were looked at after the catalog was taken from them, and nothing in them had changed.

import type { CatalogTold, LastRun } from "../../host";

export function lookedAt(run: LastRun | null | undefined, { taken }: Pick<CatalogTold, "taken">): string | null {
  const same = run?.finished != null && run.changes?.every((count) => count === 0);
  return same && new Date(run.started) > new Date(taken) ? run.started : null;
}
