// What the next run would change in the live feed: products in and out, and values.

import { useAsk } from "../../parts/ask";
import { Changes } from "../../parts/Changes";
import { Problem } from "../../parts/Problem";
import { Empty, Waiting } from "../../parts/small";
import { useWords } from "../../words";

export function Since({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const asked = useAsk("since_live", { shop, mapping });
  const told = asked.data;
  const same = told && told.added + told.removed + told.changed === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="place-body" aria-label={t("preview.since")} tabIndex={0}>
      <Problem error={asked.error} />
      {asked.isPending && <Waiting label={t("preview.sinceCounting")} />}
      {told === null && <Empty title={t("preview.sinceNone")}><p className="quiet">{t("preview.sinceNoneAbout")}</p></Empty>}
      {same && <p>{t("preview.sinceSame")}</p>}
      {told && !same && <Changes shop={shop} mapping={mapping} changes={told} />}
    </section>
  );
}
