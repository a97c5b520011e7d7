// All products of the catalog: searched, sorted, columns chosen. Only the pages in sight are asked for.

import { ActionIcon, Button, Menu, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useRef, useState } from "react";
import type { Behind, ConditionConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { FieldOption } from "../../parts/fields";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { useKept } from "../../parts/kept";
import { usePictures } from "../../parts/Picture";
import { Problem } from "../../parts/Problem";
import { go, to } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useKeys } from "../../parts/useKeys";
import { useWords } from "../../words";
import { Filter } from "./Filter";
import { Grid, PAGE, type Sort } from "./Grid";

const USUAL = ["id", "title", "brand", "price", "sale_price", "stock", "availability", "color", "size", "category", "gtin"];
const KEPT = "feedmill-columns";

function keptColumns(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    return Array.isArray(kept) ? kept.map(String) : USUAL;
  } catch {
    return USUAL;
  }
}

export function Products({ shop, behind }: { shop: string; behind: Behind | null }) {
  const { t } = useWords();
  const format = useFormat();
  const place = `products ${shop} ${JSON.stringify(behind)}`;
  const [text, setText] = useKept(`${place} text`, "");
  const [search] = useDebouncedValue(text.trim(), 200);
  const [only, setOnly] = useState<ConditionConfig | null>(null);
  const [sort, setSort] = useKept<Sort>(`${place} sort`, { field: null, descending: false });
  const [columns, setColumns] = useState(keptColumns);
  const read = useDo("read_sources");
  const box = useRef<HTMLInputElement>(null);
  // An amount in another currency than the shop's says so.
  const asking = columns.includes("currency") ? columns : [...columns, "currency"];
  const known = useAsk("shop", { shop });
  // The first page of the grid, which finds it here.
  const first = useAsk("products", { shop, search, only, behind, sort: sort.field, descending: sort.descending, skip: 0, limit: PAGE, fields: asking }, { smooth: true });
  useKeys({ "/": () => box.current?.focus() });
  const choose = (next: string[]) => {
    localStorage.setItem(KEPT, JSON.stringify(next));
    setColumns(next);
  };
  const pictures = usePictures();
  const told = first.data;
  const fields = told?.fields ?? [];
  // The catalog may lack columns that were chosen for another shop.
  const shown = columns.flatMap((name, asked) => fields.filter((field) => field.name === name).map((field) => ({ field, asked })));
  const never = first.error?.told.at === "catalog";
  const asked = `${search} ${JSON.stringify(only)} ${sort.field} ${sort.descending}`;
  return (
    <Place
      title={t("products.title")}
      about={told && (search || only || behind ? t("products.found", { found: format.number(told.found), total: format.number(told.total) }) : format.number(told.total))}
      still
      tools={
        !never && (
          <>
            <TextInput ref={box} w={320} leftSection={<Icon name="search" />} aria-label={t("products.search")} placeholder={t("products.search")} value={text} onChange={(event) => setText(event.currentTarget.value)} onKeyDown={(event) => event.key === "Escape" && (text ? setText("") : event.currentTarget.blur())} rightSection={text && <ActionIcon size="sm" aria-label={t("products.clear")} onClick={() => setText("")}><Icon name="close" /></ActionIcon>} />
            {behind && <Narrowed shop={shop} behind={behind} />}
            <Filter shop={shop} fields={fields} only={only} change={setOnly} />
            <Menu closeOnItemClick={false} position="bottom-start">
              <Menu.Target>
                <Button variant="subtle" color="gray">{t("products.columns")}</Button>
              </Menu.Target>
              <Menu.Dropdown style={{ maxHeight: 420, overflow: "auto" }}>
                {fields.map(({ name }) => (
                  <Menu.CheckboxItem key={name} value={name} checked={columns.includes(name)} onChange={(on) => choose(on ? [...columns, name] : columns.filter((other) => other !== name))}><FieldOption name={name} /></Menu.CheckboxItem>
                ))}
              </Menu.Dropdown>
            </Menu>
          </>
        )
      }
    >
      {never && (
        <Empty title={t("products.never")}>
          <p className="quiet">{t("products.neverAbout")}</p>
          <Button loading={read.isPending} onClick={() => read.mutate({ shop })}>{t("run.read")}</Button>
          <Problem error={read.error} />
        </Empty>
      )}
      {first.error && !never && <div className="place-body"><Problem error={first.error} /></div>}
      {first.isPending && <Waiting />}
      {told && told.found === 0 && <Empty title={t("products.none")}><p className="quiet">{t("products.noneAbout")}</p></Empty>}
      {told && told.found > 0 && pictures !== undefined && (
        <Grid key={asked} place={`${place} ${asked}`} shop={shop} search={search} only={only} behind={behind} sort={sort} setSort={setSort} found={told.found} columns={asking} currency={known.data?.config.currency ?? ""} shown={shown} pictures={pictures && fields.some(({ name }) => name === "image_link")} open={(id) => go("shop", shop, "product", id)} />
      )}
    </Place>
  );
}

/** Which number these products are behind, and the way back to all of them. */
function Narrowed({ shop, behind }: { shop: string; behind: Behind }) {
  const { t, of } = useWords();
  const known = useAsk("shop", { shop });
  const partner = known.data?.partners.find(({ mapping }) => mapping === behind.mapping)?.name ?? behind.mapping;
  const told = behind.kind === "issue" ? `${behind.attribute} ${of("checks", behind.check)}` : `${behind.rule}: ${of("rules", behind.did)}`;
  return (
    <span className="token">
      <span className="cut">{[partner, told].filter(Boolean).join(" · ")}</span>
      <ActionIcon component="a" size="xs" href={to("shop", shop, "products")} aria-label={t("products.filterClear")} title={t("products.filterClear")}><Icon name="close" /></ActionIcon>
    </span>
  );
}
