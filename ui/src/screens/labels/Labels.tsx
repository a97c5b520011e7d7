// Labels: what was measured, how it is spread, how many products each band has, where the label is used; made from a gallery
// of kinds and changed by the same form.

import { Button } from "@mantine/core";
import { useState } from "react";
import { useAsk } from "../../parts/ask";
import { labelled } from "../../parts/conditions";
import { useItems } from "../../parts/library";
import { Problem } from "../../parts/Problem";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";
import { Gallery } from "./Gallery";
import { Label } from "./Label";
import { LabelForm } from "./LabelForm";

/** What is open: the gallery, the form of a new label of a kind, or that of one by its name. */
type Open = "gallery" | { kind: string } | { label: string } | null;

/** `first`: the kind of which a label is made. */
export function Labels({ shop, first }: { shop: string; first: string | null }) {
  const { t } = useWords();
  const asked = useAsk("labels", { shop }, { smooth: true });
  const told = useAsk("label_kinds", { shop });
  const kinds = useItems("labels", told.data);
  const page = useAsk("products", { shop, limit: 1, fields: [] });
  const [open, setOpen] = useState<Open>(first ? { kind: first } : null);
  const [fresh, setFresh] = useState<string | null>(null);
  const labels = asked.data ?? [];
  const fields = [...(page.data?.fields.map(({ name }) => name) ?? []), ...labelled(labels).fields];
  const form = { shop, fields, close: () => setOpen(null), saved: (name: string) => { setOpen(null); setFresh(name); } };
  const kindOf = (name: string) => kinds?.find((kind) => kind.name === name);
  const making = open !== null && typeof open === "object" && "kind" in open && kindOf(open.kind);
  return (
    <Place title={t("labels.title")} about={t("labels.about")} actions={<Button disabled={open !== null || !kinds} onClick={() => setOpen("gallery")}>{t("labels.new")}</Button>}>
      <div className="stack">
        <Problem error={asked.error ?? told.error} />
        {open === "gallery" && kinds && <Gallery kinds={kinds} choose={({ name }) => setOpen({ kind: name })} close={() => setOpen(null)} />}
        {making && <LabelForm {...form} kind={making} />}
        {asked.isPending && <Waiting label={t("labels.measuring")} />}
        {asked.data?.length === 0 && open === null && <Empty title={t("labels.none")}><p className="quiet">{t("labels.noneAbout")}</p></Empty>}
        <div className="cards label-cards">
          {labels.map((label) => {
            const name = label.report.label;
            const kind = kindOf(label.config.kind);
            if (kind && open !== null && typeof open === "object" && "label" in open && open.label === name) return <LabelForm key={name} {...form} kind={kind} label={label} />;
            return <Label key={name} shop={shop} label={label} fresh={fresh === name} edit={() => setOpen({ label: name })} />;
          })}
        </div>
      </div>
    </Place>
  );
}
