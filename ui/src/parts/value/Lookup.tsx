// A value from a table of the shop: which table, what is looked up, which column answers, and what counts where no row fits.

import { ActionIcon, Button, Select, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { TableConfig } from "../../host";
import { useWords } from "../../words";
import { useAsk } from "../ask";
import { useFormat } from "../format";
import { Icon } from "../icons";
import { Rows } from "./Rows";
import { type Around, type Form, kindOf } from "./values";

interface Props {
  table: TableConfig;
  change: (table: TableConfig) => void;
  around: Around;
  form: Form;
}

export function Lookup({ table, change, around, form: Inner }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const tables = useAsk("tables", { shop: around.shop });
  const [open, setOpen] = useState(false);
  const [making, setMaking] = useState("");
  const known = tables.data?.find(({ name }) => name === table.name);
  const columns = [...new Set([...(known?.columns ?? []), ...[table.key_column, table.column].filter((one) => one != null)])];
  const set = (key: "key_column" | "column", next: string | null) => {
    const { [key]: _, ...rest } = table;
    change((next ? { ...rest, [key]: next } : rest) as TableConfig);
  };
  const { default: otherwise, ...rest } = table;
  const name = making.trim();
  return (
    <div className="grow stack" style={{ gap: 10 }}>
      <div className="row wrap">
        <Select w={220} searchable aria-label={t("lookup.table")} placeholder={t("lookup.table")} data={[...new Set([...(tables.data ?? []).map((one) => one.name), ...(table.name ? [table.name] : [])])]} value={table.name || null} onChange={(next) => { if (next) change({ name: next, key: table.key, ...("default" in table ? { default: otherwise } : {}) }); setOpen(false); }} />
        {known && <Button variant="subtle" size="compact-xs" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? t("lookup.close") : t("lookup.rows", { count: known.size, number: format.number(known.size) })}</Button>}
        {!known && <TextInput w={180} aria-label={t("lookup.new")} placeholder={t("lookup.new")} value={making} onChange={(event) => setMaking(event.currentTarget.value)} onKeyDown={(event) => { if (event.key === "Enter") { event.preventDefault(); setOpen(name !== ""); } }} />}
        {!known && name && <Button variant="subtle" size="compact-xs" onClick={() => setOpen(true)}>{t("lookup.make")}</Button>}
      </div>
      {open && (known || name) && <Rows key={known?.name ?? name} shop={around.shop} table={known?.name ?? name} isNew={!known} saved={() => !known && change({ ...table, name })} fresh={[kindOf(table.key) === "field" && table.key.field ? table.key.field : t("lookup.key"), t("lookup.gives")]} close={() => setOpen(false)} />}
      <div className="labelled"><h3>{t("lookup.key")}</h3><Inner value={table.key} change={(key) => change({ ...table, key })} around={around} label={t("lookup.key")} /></div>
      {columns.length > 2 && (
        <div className="row wrap">
          <Select w={200} clearable label={t("lookup.keyColumn")} placeholder={columns[0]} data={columns} value={table.key_column ?? null} onChange={(next) => set("key_column", next)} />
          <Select w={200} clearable label={t("lookup.column")} placeholder={columns[1]} data={columns} value={table.column ?? null} onChange={(next) => set("column", next)} />
        </div>
      )}
      <div className="row wrap">
        <TextInput w={260} aria-label={t("lookup.default")} placeholder={t("lookup.default")} value={otherwise == null ? "" : String(otherwise)} onChange={(event) => change(event.currentTarget.value ? { ...table, default: event.currentTarget.value } : (rest as TableConfig))} />
        {otherwise != null && <ActionIcon size="sm" aria-label={t("lookup.noDefault")} title={t("lookup.noDefault")} onClick={() => change(rest as TableConfig)}><Icon name="close" /></ActionIcon>}
        <Switch label={t("lookup.case")} checked={table.case_sensitive === true} onChange={(event) => { const { case_sensitive: _, ...others } = table; change(event.currentTarget.checked ? { ...table, case_sensitive: true } : others); }} />
      </div>
      <p className="tag">{t("lookup.wildcard")}</p>
    </div>
  );
}
