// Says what was applied a moment ago, how it is taken back, and what comes next.

import { Button } from "@mantine/core";
import { setApplied, useApplied } from "../parts/applied";
import { to } from "../parts/route";
import { useNote } from "../parts/told";
import type { ShopTold } from "../host";
import { useWords } from "../words";

export function Applied({ shop, told, run }: { shop: string; told: ShopTold; run: () => void }) {
  const { t } = useWords();
  const note = useNote();
  const applied = useApplied();
  // A run since then has sent it; a draft takes it back, or goes on.
  if (applied?.shop !== shop || applied.run !== told.last_run?.run || told.draft.files.length > 0) return null;
  const { notes } = applied;
  const close = () => setApplied(null);
  return (
    <section className="draft applied" role="status">
      <span className="light good" aria-hidden="true" />
      <strong>{t("applied.title", { count: Math.max(1, notes.length) })}</strong>
      <span className="quiet cut grow">{notes.map(note).join(" · ")}</span>
      <a href={to("shop", shop, "history")} onClick={close}>{t("applied.back")}</a>
      <span className="quiet">{t("applied.next")}</span>
      <Button size="compact-xs" variant="default" onClick={() => { close(); run(); }}>{t("run.now")}</Button>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={close}>{t("task.close")}</Button>
    </section>
  );
}
