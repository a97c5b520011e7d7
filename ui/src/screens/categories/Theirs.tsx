// The partner's side: what fits the category at hand, best first, or what a search in the partner's list finds.

import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useState } from "react";
import type { CategoriesTold } from "../../host";
import { useAsk } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useWords } from "../../words";
import type { Row } from "./tree";

interface Props {
  shop: string;
  mapping: string;
  told: CategoriesTold;
  row: Row;
  several: Row[];
  give: (target: string | null) => void;
  /** Asks for the partner's list once more. */
  again: () => void;
  asking: boolean;
}

export function Theirs({ shop, mapping, told, row, several, give, again, asking }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), 150);
  const found = useAsk("find_categories", { shop, mapping, category: row.category, search }, { when: told.size > 0, smooth: true });
  const list = found.data ?? [];
  const first = told.size > 0 ? list[0]?.category : text.trim();
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && first && text.trim() === search) {
      event.preventDefault();
      give(first);
    }
  };
  const products = several.reduce((sum, one) => sum + one.products, 0);
  const single = several.length === 1 ? several[0] : undefined;
  const target = single?.own?.target;
  return (
    <section className="theirs" aria-label={t("categories.theirs")}>
      <div className="stack" style={{ gap: 4 }}>
        <h2>{single ? single.category || t("check.noCategory") : t("categories.several", { count: several.length })}</h2>
        <span className="quiet">{t("categories.products", { count: products, number: format.number(products) })}</span>
        {target && <span>{t("categories.now", { path: target.path })}{target.path !== target.category && <span className="quiet">{` ${target.category}`}</span>}</span>}
      </div>
      <TextInput aria-label={t("categories.find")} placeholder={told.size > 0 ? t("categories.findIn", { name: told.name, number: format.number(told.size) }) : t("categories.write")} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={pressed} />
      {told.size === 0 && <p className={told.missing ? "held" : "quiet"} title={told.missing}>{told.missing ? t("categories.missing") : t("categories.noList")}</p>}
      {told.missing && <div><Button variant="default" loading={asking} onClick={again}>{t("categories.again")}</Button></div>}
      {told.size === 0 && <div><Button disabled={!text.trim()} onClick={() => give(text.trim())}>{t("categories.set")}</Button></div>}
      <Problem error={found.error} />
      {told.size > 0 && found.data && list.length === 0 && <p className="quiet">{t("categories.nothingFound")}</p>}
      <ol className="targets">
        {list.map(({ category, path, score }, index) => (
          <li key={category}>
            <button type="button" className="target" onClick={() => give(category)} aria-current={target?.category === category}>
              <span className="grow">{path.split(" > ").map((level, depth, all) => <span key={all.slice(0, depth + 1).join(">")} className={depth < all.length - 1 ? "quiet" : ""}>{level}{depth < all.length - 1 && " › "}</span>)}</span>
              {score > 0 && <span className="tag number">{format.percent(Math.round(score * 100), 100)}</span>}
              {index === 0 && <span className="tag">{t("categories.enter")}</span>}
            </button>
          </li>
        ))}
      </ol>
      {several.some(({ own }) => own?.how === "own") && <div><Button variant="subtle" color="gray" onClick={() => give(null)}>{t("categories.take")}</Button></div>}
      <p className="quiet" style={{ fontSize: 12 }}>{t("categories.file", { file: told.file })}</p>
    </section>
  );
}
