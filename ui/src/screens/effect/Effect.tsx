// What the draft does before it is applied: products in and out and values changed, partner by partner, with samples.

import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { DraftTold, PartnerEffect } from "../../host";
import { setApplied } from "../../parts/applied";
import { useAsk, useDo } from "../../parts/ask";
import { Changes } from "../../parts/Changes";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { back } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useFileName, useNote } from "../../parts/told";
import { useKeys } from "../../parts/useKeys";
import { useWords } from "../../words";

const untouched = ({ changes }: PartnerEffect) => changes.added + changes.removed + changes.changed === 0;

export function Effect({ shop }: { shop: string }) {
  const { t } = useWords();
  const said = useNote();
  const called = useFileName();
  const known = useAsk("shop", { shop });
  const effect = useAsk("effect", { shop });
  const tasks = useAsk("tasks", {});
  const weigh = useDo("weigh_draft");
  const draft = known.data?.draft;
  const applying = useRef<DraftTold["notes"]>([]);
  const apply = useDo("apply_draft", () => { setApplied({ shop, notes: applying.current, run: known.data?.last_run?.run }); back("shop", shop); });
  const discard = useDo("discard_draft");
  const some = (draft?.files.length ?? 0) > 0;
  const busy = tasks.data?.some((task) => task.shop === shop) ?? true;
  const needed = some && effect.data === null && !effect.isFetching && !tasks.isFetching && !busy;
  const { mutate, isIdle, isError, isPending, reset } = weigh;
  // Counted by itself once; after a failure a person decides.
  useEffect(() => {
    if (needed && !isError && !isPending) mutate({ shop });
  }, [needed, isError, isPending, mutate, shop]);
  const files = draft?.files.join(" ");
  useEffect(() => {
    if (!isIdle) reset();
    // Other files are another draft.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [files]);
  const ready = some && effect.data != null;
  const overtaken = draft?.overtaken ?? [];
  const now = () => {
    if (!ready || overtaken.length > 0) return;
    applying.current = draft?.notes ?? [];
    apply.mutate({ shop });
  };
  useKeys({ "mod+Enter": now });
  const partners = effect.data?.partners ?? [];
  return (
    <Place
      title={t("effect.title")}
      about={some && t("effect.about", { count: draft?.notes.length ?? 0 })}
      actions={
        some && (
          <>
            <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate({ shop })}>{t("effect.discard")}</Button>
            <Button disabled={!ready || overtaken.length > 0} loading={apply.isPending} onClick={now}>{t("effect.apply")}</Button>
          </>
        )
      }
    >
      <div className="stack" style={{ gap: 26 }}>
        <Problem error={known.error ?? effect.error ?? weigh.error ?? apply.error ?? discard.error} />
        {draft && !some && <Empty title={t("effect.none")}><p className="quiet">{t("effect.noneAbout")}</p></Empty>}
        {overtaken.length > 0 && <p className="wrong">{t("effect.overtaken", { files: overtaken.map(called).join(", ") })}</p>}
        {some && (
          <section className="stack" style={{ gap: 6 }}>
            <h2>{t("effect.done")}</h2>
            <ul className="plain-list">{draft?.notes.map((note, index) => (
              // The same can be done twice.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{said(note)}</li>
            ))}</ul>
            <span className="tag">{draft?.files.map(called).join(" · ")}</span>
          </section>
        )}
        {some && !ready && !weigh.error && <Waiting label={t("effect.counting")} />}
        {ready && partners.every(untouched) && <p>{t("effect.nothing")}</p>}
        {ready && partners.filter((partner) => !untouched(partner)).map((partner) => <Partner key={partner.mapping} shop={shop} name={effect.data?.names[partner.mapping] ?? partner.mapping} effect={partner} />)}
        {ready && partners.some(untouched) && !partners.every(untouched) && <p className="quiet">{t("effect.untouched", { partners: partners.filter(untouched).map(({ mapping }) => effect.data?.names[mapping] ?? mapping).join(", ") })}</p>}
      </div>
    </Place>
  );
}

function Partner({ shop, name, effect: { mapping, before, after, changes } }: { shop: string; name: string; effect: PartnerEffect }) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <section className="stack" style={{ gap: 10 }} aria-label={name}>
      <h2>{name}</h2>
      <p>{t("effect.products", { before: format.number(before), after: format.number(after) })}</p>
      <Changes shop={shop} mapping={mapping} changes={changes} />
    </section>
  );
}
