// Categories in use that the partner's list has no more, with what took their place or might: set for all own categories
// that have them.

import { Button } from "@mantine/core";
import type { OwnCategory, Retired } from "../../host";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import { ending } from "./tree";

interface Props {
  retired: Retired[];
  own: OwnCategory[];
  give: (categories: string[], target: string) => void;
}

export function Lapsed({ retired, own, give }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const told = retired.map((one) => ({ ...one, of: own.filter(({ how, target }) => how === "own" && target?.category === one.category).map(({ category }) => category) }));
  if (told.length === 0) return null;
  return (
    <section className="lapsed" aria-label={t("categories.retired")}>
      <h2>{t("categories.retired")}</h2>
      {told.map(({ category, was, now, products, suggestions, of }) => (
        <div key={category} className="row wrap">
          <span className="wrong">{was && was !== category ? `${category} · ${ending(was)}` : category}</span>
          <span className="quiet">{now ? t("categories.renamed", { path: ending(now) }) : was ? t("categories.goneThere") : t("categories.unknown")}</span>
          <span className="tag">{t("categories.products", { count: products, number: format.number(products) })}</span>
          {of.length > 0 && suggestions.map((path) => <Button key={path} size="compact-xs" variant="default" title={path} onClick={() => give(of, path)}>{t("categories.instead", { path: ending(path) })}</Button>)}
        </div>
      ))}
    </section>
  );
}
