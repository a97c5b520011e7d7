// The shop's side: a list moved through by keys, with marks for setting many at once.

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useFormat } from "../../parts/format";
import { useWords } from "../../words";
import { ending, type Row } from "./tree";

const HEIGHT = 34;

interface Props {
  rows: Row[];
  at: number;
  move: (at: number) => void;
  marked: ReadonlySet<string>;
  mark: (marked: ReadonlySet<string>) => void;
  take: () => void;
}

export function Own({ rows, at, move, marked, mark, take }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 12 });
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: "auto" });
  }, [at, list]);
  const toggle = (index: number) => {
    const category = rows[index]?.category;
    if (category === undefined) return;
    const next = new Set(marked);
    if (!next.delete(category)) next.add(category);
    mark(next);
  };
  const span = (from: number, until: number) => {
    const next = new Set(marked);
    for (const row of rows.slice(Math.min(from, until), Math.max(from, until) + 1)) next.add(row.category);
    mark(next);
  };
  const go = (to: number, extend: boolean) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    if (extend) span(at, next);
    move(next);
  };
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => go(at + 1, event.shiftKey),
      ArrowUp: () => go(at - 1, event.shiftKey),
      j: () => go(at + 1, false),
      k: () => go(at - 1, false),
      Home: () => go(0, false),
      End: () => go(rows.length - 1, false),
      PageDown: () => go(at + 15, event.shiftKey),
      PageUp: () => go(at - 15, event.shiftKey),
      " ": () => toggle(at),
      Enter: take,
      Escape: () => mark(new Set()),
    };
    const step = steps[event.key];
    if (!step || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    step();
  };
  const clicked = (event: MouseEvent, index: number) => {
    if (event.shiftKey) span(at, index);
    else if (event.metaKey || event.ctrlKey) toggle(index);
    move(index);
  };
  return (
    <div ref={box} className="own-list" role="listbox" tabIndex={0} aria-multiselectable="true" aria-label={t("categories.own")} aria-activedescendant={rows[at] ? `own-${at}` : undefined} onKeyDown={pressed}>
      <div style={{ height: list.getTotalSize(), position: "relative" }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row && <Line key={`${row.open} ${row.category}`} index={index} top={start} row={row} here={index === at} marked={marked.has(row.category)} click={(event) => clicked(event, index)} />;
        })}
      </div>
    </div>
  );
}

interface LineProps {
  index: number;
  top: number;
  row: Row;
  here: boolean;
  marked: boolean;
  click: (event: MouseEvent) => void;
}

function Line({ index, top, row: { name, depth, products, own, open }, here, marked, click }: LineProps) {
  const { t } = useWords();
  const format = useFormat();
  const target = own?.target;
  return (
    // Keys belong to the list, which moves among its options.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={`own-${index}`} role="option" aria-selected={marked || here} className={`own-row${here ? " here" : ""}${marked ? " marked" : ""}`} style={{ transform: `translateY(${top}px)` }} onClick={click}>
      <span className="cut" style={{ paddingLeft: 20 + depth * 16 }} title={name}>{name || t("check.noCategory")}</span>
      <span className="number quiet">{format.number(products)}</span>
      <span className="cut own-target">
        {open && !target && own?.suggested && <span className="quiet" title={own.suggested.path}>{t("categories.suggests", { path: ending(own.suggested.path) })}</span>}
        {open && !target && !own?.suggested && <span className="held">{t("categories.nothingYet")}</span>}
        {target && (!open || !target.known) && (
          <span className={target.known ? (own.how === "own" ? "" : "quiet") : "wrong"} title={target.path}>
            {ending(target.path)}
            {own.how === "parent" && ` (${t("categories.byParent")})`}
            {own.how === "pattern" && ` (${t("categories.byPattern")})`}
            {!target.known && ` (${t("categories.unknown")})`}
          </span>
        )}
      </span>
    </div>
  );
}
