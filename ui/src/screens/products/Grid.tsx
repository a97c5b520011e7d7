// The grid of products: virtual rows and columns, pages asked for as they come in sight, moved through by keys.

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type { Behind, ConditionConfig, FieldInfo } from "../../host";
import { useFormat } from "../../parts/format";
import { useKept } from "../../parts/kept";
import { isMoney } from "../../parts/money";
import { Picture } from "../../parts/Picture";
import { Problem } from "../../parts/Problem";
import { usePages } from "../../parts/usePages";
import { useRows } from "../../parts/useRows";
import { useWords } from "../../words";

/** Height of a row, without and with pictures. */
const ROW = 33;
const PICTURED = 43;
/** Width of the pictures. */
const ASIDE = 66;
/** Products of a page. */
export const PAGE = 100;

export interface Sort {
  field: string | null;
  descending: boolean;
}

interface Shown {
  field: FieldInfo;
  asked: number;
}

interface Props {
  shop: string;
  /** Where the person was in these products is kept under it. */
  place: string;
  search: string;
  only: ConditionConfig | null;
  behind: Behind | null;
  sort: Sort;
  setSort: (sort: Sort) => void;
  found: number;
  /** The columns to ask for, and those of them that the catalog has, each with its place among them. */
  columns: string[];
  shown: Shown[];
  /** The currency of the shop. */
  currency: string;
  /** Each row begins with a picture. */
  pictures: boolean;
  open: (id: string) => void;
}

const WIDTHS: Record<string, number> = { id: 150, title: 340, description: 340, category: 240, link: 260, image_link: 260 };
const numeric = ({ kind }: FieldInfo) => kind === "decimal" || kind === "integer";
const width = (field: FieldInfo) => WIDTHS[field.name] ?? (numeric(field) ? 110 : 150);

export function Grid({ shop, place, search, only, behind, sort, setSort, found, columns: names, currency, shown, pictures, open }: Props) {
  const { t, of, fieldName } = useWords();
  const format = useFormat();
  const height = pictures ? PICTURED : ROW;
  const aside = pictures ? ASIDE : 0;
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useKept(place, 0);
  const rows = useRows(scroller, found, height, 20, ROW);
  // Its key is another function each time, so that the widths are reckoned anew: the fields may be others now.
  const columns = useVirtualizer({ horizontal: true, count: shown.length, getScrollElement: () => scroller.current, estimateSize: (index) => width((shown[index] as Shown).field), getItemKey: (index) => shown[index]?.field.name ?? index, overscan: 3, paddingStart: aside });
  // Who comes back from a product goes on where they were.
  useLayoutEffect(() => {
    if (at === 0) return;
    rows.show(at);
    scroller.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // Columns are counted with the one of pictures.
  const first = pictures ? 1 : 0;
  const seen = columns.getVirtualItems().flatMap(({ index }) => (shown[index] ? [{ ...shown[index], column: index }] : []));
  const before = (columns.getVirtualItems()[0]?.start ?? aside) - aside;
  // Pictures are asked for where somebody looks, not while rows fly by.
  const looked = (index: number) => !rows.moving && index >= rows.first && index <= rows.last;
  const pages = usePages("products", PAGE, rows.rows, (skip) => ({ shop, search, only, behind, sort: sort.field, descending: sort.descending, skip, limit: PAGE, fields: names }));
  const rowAt = (index: number) => pages.of(index)?.rows[index % PAGE];

  const move = (to: number) => {
    const next = Math.max(0, Math.min(found - 1, to));
    setAt(next);
    rows.show(next);
  };
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: 20, PageUp: -20, Home: -found, End: found };
    const step = steps[event.key];
    const row = rowAt(at);
    if (event.key === "Enter" && row && event.target === event.currentTarget) open(row.id);
    if (step === undefined) return;
    event.preventDefault();
    move(at + step);
  };
  const inCurrency = names.indexOf("currency");
  const text = (field: FieldInfo, value: string | null | undefined, own: string | null | undefined) => {
    if (value == null) return "";
    if (numeric(field)) return isMoney(field.name) && own && own !== currency ? `${format.decimal(value)} ${own}` : format.decimal(value);
    if (field.kind === "time") return format.time(value);
    if (field.kind === "boolean") return of("boolean", value);
    return value;
  };
  return (
    // A grid takes keys as one control: rows are moved through within it.
    <div className="grid" ref={scroller} role="grid" tabIndex={0} aria-label={t("products.title")} aria-rowcount={found + 1} aria-colcount={shown.length + first} aria-activedescendant={`row-${at}`} onKeyDown={pressed}>
      <div className="grid-head" role="row" aria-rowindex={1} style={{ width: columns.getTotalSize() }}>
        {pictures && <div role="columnheader" aria-colindex={1} aria-label={t("products.picture")} className="cell head" style={{ width: aside }} />}
        {before > 0 && <span style={{ width: before, flex: "none" }} />}
        {seen.map(({ field, column }) => {
          const here = sort.field === field.name;
          const arrow = here ? (sort.descending ? " ↓" : " ↑") : "";
          return (
            <div key={field.name} role="columnheader" aria-colindex={column + 1 + first} aria-sort={here ? (sort.descending ? "descending" : "ascending") : "none"} className={numeric(field) ? "cell head number" : "cell head"} style={{ width: width(field) }}>
              <button type="button" className="plain" title={field.name} onClick={() => setSort({ field: here && sort.descending ? null : field.name, descending: here && !sort.descending })}>{[fieldName(field.name) || field.name, isMoney(field.name) && currency].filter(Boolean).join(" ") + arrow}</button>
            </div>
          );
        })}
      </div>
      {pages.failed && <Problem error={pages.failed} />}
      <div style={{ height: rows.total, position: "relative" }} role="rowgroup">
        {rows.rows.map(({ index, start }) => {
          const row = rowAt(index);
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div key={index} id={`row-${index}`} role="row" tabIndex={-1} aria-rowindex={index + 2} className={index === at ? "grid-row here" : "grid-row"} style={{ height, lineHeight: `${height - 1}px`, transform: `translateY(${start}px)`, width: columns.getTotalSize() }} onClick={() => { setAt(index); scroller.current?.focus(); }} onDoubleClick={() => row && open(row.id)}>
              {pictures && (
                <div role="gridcell" aria-colindex={1} className="cell pictured" style={{ width: aside }}>
                  {row ? <Picture key={row.id} shop={shop} product={row.id} size="small" alt="" later={!looked(index)} /> : <span className="picture small none" />}
                </div>
              )}
              {before > 0 && <span style={{ width: before, flex: "none" }} />}
              {seen.map(({ field, column, asked }) => {
                const value = row?.values[asked];
                return (
                  <div key={field.name} role="gridcell" aria-colindex={column + 1 + first} className={numeric(field) ? "cell number" : "cell"} style={{ width: width(field) }} title={value ?? undefined}>
                    {!row && <span className="ghost" />}
                    {row && field.name === "id" ? <a href={`#/shop/${encodeURIComponent(shop)}/product/${encodeURIComponent(row.id)}`} tabIndex={-1}>{value}</a> : row && text(field, value, row.values[inCurrency])}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}
