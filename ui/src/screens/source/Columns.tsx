// The columns of a source: what they hold, and the product field that each fills.

import { Select, Tooltip } from "@mantine/core";
import { useMemo } from "react";
import type { Column, ColumnConfig, Distribution, SourceScreen } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { FieldOption } from "../../parts/fields";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { Fill } from "../../parts/small";
import { useWords } from "../../words";
import { Spread } from "./Spread";

const TYPES = ["text", "integer", "decimal", "percent", "date", "datetime", "boolean", "gtin", "url", "image", "html", "list"] as const;

export function Columns({ shop, source, told }: { shop: string; source: string; told: SourceScreen }) {
  const { t, fieldAbout } = useWords();
  const set = useDo("set_column");
  const spread = useAsk("distributions", { shop, source });
  const fields = useMemo(() => new Map(told.fields.map(({ name, about }) => [name, fieldAbout(name, about)])), [told.fields, fieldAbout]);
  const save = (column: string, config: ColumnConfig) => set.mutate({ shop, source, column, config });
  return (
    <div className="stack">
      <Problem error={set.error ?? spread.error} />
      <table className="list">
        <thead>
          <tr>
            <th>{t("source.column")}</th>
            <th>{t("source.field")}</th>
            <th>{t("source.type")}</th>
            <th className="number">{t("source.filled")}</th>
            <th className="number">{t("source.distinct")}</th>
            <th>{t("source.spread")}</th>
            <th className="samples">{t("source.samples")}</th>
          </tr>
        </thead>
        <tbody>
          {told.inspection.columns.map((column) => (
            <Line key={column.name} column={column} spread={spread.data?.find((one) => one.column === column.name)} config={told.config.columns?.[column.name]} fields={fields} save={(config) => save(column.name, config)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LineProps {
  column: Column;
  spread: Distribution | undefined;
  config: ColumnConfig | undefined;
  /** What each product field means. */
  fields: Map<string, string>;
  save: (config: ColumnConfig) => void;
}

function Line({ column, spread, config, fields, save }: LineProps) {
  const { t, of, said, fieldName } = useWords();
  const format = useFormat();
  const named = (name: string) => [fieldName(name), name].filter(Boolean).join(" · ");
  const field = config?.field ?? null;
  const type = config?.type ?? column.type;
  // A column that is listed nowhere is kept under its own name; a match may still be suggested.
  const suggested = field === null && column.field !== null ? column.field : null;
  const current = config ?? { ...column.convention, field: null };
  const options = field && !fields.has(field) ? [field, ...fields.keys()] : [...fields.keys()];
  const why = said("match", column.said, column.why);
  return (
    <tr>
      <td>
        <div>{column.name}</div>
        {column.problems.map(({ code, count, sample, item }) => (
          <div key={code} className="held" style={{ fontSize: 12 }}>
            {t("source.problem", { problem: of("problems", code), count: format.number(count), sample, item: format.number(item) })}
          </div>
        ))}
      </td>
      <td style={{ minWidth: 215 }}>
        <div className="row" style={{ gap: 8 }}>
        <Select searchable className="grow" clearable={field !== null} aria-label={t("source.fieldOf", { column: column.name })} placeholder={t("source.ownName")} data={options.map((value) => ({ value, label: named(value) }))} renderOption={({ option: { value } }) => <FieldOption name={value} about={fields.get(value)} />} comboboxProps={{ width: 320, position: "bottom-start" }} value={field} onChange={(wanted) => save({ ...current, field: wanted })} />
          <Tooltip label={why} disabled={!column.field}>
            <span className="tag number" style={{ width: 34 }}>{field !== null && column.field === field ? t("source.sure", { percent: column.confidence }) : ""}</span>
          </Tooltip>
        </div>
        {suggested && (
          <button type="button" className="suggestion" title={why} onClick={() => save({ ...column.convention, field: suggested })}>
            {t("source.suggested", { field: named(suggested), percent: column.confidence })}
          </button>
        )}
      </td>
      <td style={{ width: 130 }}>
        <Select aria-label={t("source.typeOf", { column: column.name })} data={TYPES.map((value) => ({ value, label: of("type", value) }))} value={type === "empty" ? "text" : type} onChange={(wanted) => wanted && save({ ...current, type: wanted as ColumnConfig["type"] })} />
        <Convention config={current} />
      </td>
      <td className="number"><Fill part={column.filled} total={column.rows} /></td>
      <td className="number">{column.distinct_exact ? format.number(column.distinct) : t("source.roughly", { number: format.number(column.distinct) })}</td>
      <td><Spread told={spread} filled={column.filled} /></td>
      <td className="quiet cut samples" style={{ maxWidth: 170 }} title={column.samples.join("\n")}>{column.samples.join(" · ")}</td>
    </tr>
  );
}

/** What is said of the notation, in a few words. */
function Convention({ config }: { config: ColumnConfig }) {
  const { t } = useWords();
  const told = [
    config.decimal && t("source.decimal", { mark: config.decimal }),
    config.currency,
    config.date && t(`date.${config.date}`),
    config.list_separator && t("source.separator", { mark: config.list_separator }),
  ].filter(Boolean);
  return told.length > 0 ? <span className="tag">{told.join(" · ")}</span> : null;
}
