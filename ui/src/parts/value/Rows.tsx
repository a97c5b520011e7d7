// The rows of a table, edited cell by cell like a small sheet: Enter and the arrows go up and down, the last row is new.

import { Button } from "@mantine/core";
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from "react";
import { useWords } from "../../words";
import { useAsk, useDo } from "../ask";
import { useFormat } from "../format";
import { Problem } from "../Problem";
import { Waiting } from "../small";
import { pasted, put } from "./sheet";

interface Props {
  shop: string;
  table: string;
  /** It is made by the first save. */
  isNew: boolean;
  /** Names for the columns of a new one. */
  fresh: string[];
  saved: () => void;
  close: () => void;
}

export function Rows({ shop, table, isNew, fresh, saved, close }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const asked = useAsk("table", { shop, table }, { when: !isNew });
  const [own, setOwn] = useState<string[][] | null>(null);
  const save = useDo("set_table", () => { setOwn(null); saved(); });
  const grid = useRef<HTMLTableElement>(null);
  if (asked.isPending && !isNew) return <Waiting />;
  const columns = asked.data?.columns ?? fresh;
  const rows = own ?? asked.data?.rows ?? [];
  const long = (asked.data?.size ?? 0) > (asked.data?.rows.length ?? 0);
  const width = columns.length;
  const shown = [...rows, Array.from({ length: width }, () => "")];
  const keep = () => own && save.mutate({ shop, table, columns, rows: own });
  const moved = (row: number, column: number) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      keep();
      return;
    }
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" || event.key === "Enter" ? 1 : 0;
    if (by === 0) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${row + by} ${column}"]`)?.focus();
  };
  const paste = (row: number, column: number) => (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    setOwn(pasted(rows, row, column, text, width));
  };
  return (
    <div className="stack" style={{ gap: 8 }}>
      <Problem error={asked.error ?? save.error} />
      {long && <p className="held">{t("lookup.long", { number: format.number(asked.data?.size ?? 0) })}</p>}
      <div className="sheet">
        <table ref={grid} aria-label={t("lookup.sheet", { table })}>
          <thead><tr>{columns.map((name) => <th key={name}>{name}</th>)}</tr></thead>
          <tbody>
            {shown.map((cells, row) => (
              // Rows have no other name than their place.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={row}>
                {columns.map((name, column) => (
                  <td key={name}>
                    <input data-cell={`${row} ${column}`} readOnly={long} aria-label={t("lookup.cell", { column: name, row: row + 1 })} value={cells[column] ?? ""} onChange={(event) => setOwn(put(rows, row, column, event.currentTarget.value, width))} onKeyDown={moved(row, column)} onPaste={paste(row, column)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row">
        <Button size="compact-xs" disabled={own === null} loading={save.isPending} onClick={keep}>{t("lookup.save")}</Button>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => { setOwn(null); close(); }}>{t("mapping.cancel")}</Button>
      </div>
    </div>
  );
}
