// Says that there is a draft: what is shown is how it would be, what goes out is how it was.

import { Button } from "@mantine/core";
import type { DraftTold } from "../host";
import { to } from "../parts/route";
import { useWords } from "../words";

export function DraftBar({ shop, draft, here }: { shop: string; draft: DraftTold; here: boolean }) {
  const { t } = useWords();
  if (draft.files.length === 0) return null;
  return (
    <section className="draft" aria-label={t("draft.label")}>
      <span className="light held" aria-hidden="true" />
      <strong>{t("draft.title", { count: Math.max(1, draft.notes.length) })}</strong>
      <span className="quiet cut grow">{t("draft.about")}</span>
      {!here && <Button component="a" size="compact-xs" variant="default" href={to("shop", shop, "effect")}>{t("draft.effect")}</Button>}
    </section>
  );
}
