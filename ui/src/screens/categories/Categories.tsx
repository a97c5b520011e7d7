// The shop's categories against the partner's: what is open first; many are set at once; keys alone are enough.

import { SegmentedControl, TextInput } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { Empty, Waiting } from "../../parts/small";
import { useKeys } from "../../parts/useKeys";
import { useWords } from "../../words";
import { Lapsed } from "./Lapsed";
import { Own } from "./Own";
import { Picture } from "./Picture";
import { Theirs } from "./Theirs";
import { lacks, rows } from "./tree";

export function Categories({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("categories", { shop, mapping }, { smooth: true });
  const checked = useAsk("check", { shop, mapping }, { smooth: true });
  const set = useDo("set_categories");
  const [view, setView] = useState("list");
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const find = useRef<HTMLInputElement>(null);
  const told = asked.data;
  const shown = useMemo(() => rows(told?.own ?? [], search), [told, search]);
  useKeys({ "/": () => find.current?.focus() });
  const place = Math.min(at, shown.length - 1);
  const here = shown[place];
  const chosen = shown.filter(({ category }) => marked.has(category));
  const several = chosen.length > 0 ? chosen : here ? [here] : [];
  const give = (target: string | null) => {
    if (several.length === 0 || set.isPending) return;
    set.mutate({ shop, mapping, categories: several.map(({ category }) => category), target });
    setMarked(new Set());
  };
  const open = told?.own.filter(lacks) ?? [];
  const waiting = open.reduce((sum, { products }) => sum + products, 0);
  return (
    <PartnerPlace
      shop={shop}
      mapping={mapping}
      tab="categories"
      still
      about={told && (open.length > 0 ? t("categories.open", { count: open.length, number: format.number(open.length), products: format.number(waiting) }) : told.own.length > 0 && t("categories.allDone"))}
      tools={<>
        <SegmentedControl size="xs" aria-label={t("categories.view")} value={view} onChange={setView} data={[{ value: "list", label: t("categories.list") }, { value: "picture", label: t("categories.asPicture") }]} />
        <TextInput ref={find} w={240} aria-label={t("categories.search")} placeholder={t("categories.search")} value={search} onChange={(event) => { setSearch(event.currentTarget.value); setAt(0); }} />
      </>}
    >
      {(asked.error ?? set.error) && <div style={{ padding: "12px 20px 0" }}><Problem error={asked.error ?? set.error} /></div>}
      {asked.isPending && <Waiting label={t("categories.counting")} />}
      {told && told.own.length === 0 && <Empty title={t("categories.none")}><p className="quiet">{t("categories.noneAbout")}</p></Empty>}
      {told && !told.used && told.own.length > 0 && <p className="held" style={{ padding: "12px 20px 0" }}>{t("categories.unused")}</p>}
      {told && checked.data && <Lapsed retired={checked.data.report.retired_categories} own={told.own} give={(categories, target) => set.mutate({ shop, mapping, categories, target })} />}
      {told && told.own.length > 0 && (
        <div className="halves">
          {view === "picture" ? <Picture own={told.own} choose={(category) => { setSearch(""); setAt(Math.max(0, rows(told.own, "").findIndex((row) => row.category === category))); }} /> : <Own rows={shown} at={place} move={setAt} marked={marked} mark={setMarked} take={() => { const best = here?.own?.suggested; if (best) give(best.category); }} />}
          {here && <Theirs key={here.category} shop={shop} mapping={mapping} told={told} row={here} several={several} give={give} again={() => void asked.refetch()} asking={asked.isFetching} />}
        </div>
      )}
    </PartnerPlace>
  );
}
