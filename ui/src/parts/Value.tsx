// What fills an attribute, in one line: a field, a text with its fields, a calculation, and the transforms after it.

import { createContext, type ReactNode, useContext } from "react";
import type { ItemConfig, ValueConfig } from "../host";
import { useWords } from "../words";

/** Fields are told by what they are called, not by the names they have in files: where nothing is edited. */
export const Read = createContext(false);

export function Field({ name }: { name: string }) {
  const { fieldName, fieldCalled } = useWords();
  const read = useContext(Read);
  return <span className="token field" title={read ? name : fieldName(name) || undefined}>{read ? fieldCalled(name) : name}</span>;
}

/** A text in pieces: plain ones, and the fields in braces. */
export function pieces(text: string): Array<{ field: boolean; text: string }> {
  const found = text.match(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/g) ?? [];
  return found.map((piece) => {
    const field = piece.length > 2 && piece.startsWith("{") && piece.endsWith("}");
    return { field, text: field ? piece.slice(1, -1) : piece.replace("{{", "{").replace("}}", "}") };
  });
}

/** An argument in one line: members and elements after each other, a field by its name. */
function inLine(value: unknown): string {
  if (Array.isArray(value)) return value.map(inLine).join(", ");
  if (typeof value !== "object" || value === null) return String(value);
  return "field" in value ? inLine(value.field) : Object.entries(value).map(([name, member]) => `${name}: ${inLine(member)}`).join(", ");
}

export function Chip({ item }: { item: ItemConfig }) {
  const { transform } = useWords();
  const values = Object.entries(item).filter(([name]) => name !== "do");
  const told = inLine(values.map(([, value]) => value));
  return (
    <span className="token chip" title={told ? `${item.do}: ${told}` : item.do}>
      {transform(item.do)}
      {told && <span className="chip-value">{told}</span>}
    </span>
  );
}

function useSource(): (value: ValueConfig) => ReactNode {
  const { t, of } = useWords();
  return function told(value): ReactNode {
    if (value.field) return <Field name={value.field} />;
    if (value.text != null) {
      return pieces(value.text).map((piece, index) =>
        // The pieces of a text have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        piece.field ? <Field key={index} name={piece.text} /> : <span key={index} className="written">{piece.text}</span>,
      );
    }
    if (value.value != null) return <span className="written">{typeof value.value === "string" ? `“${value.value}”` : JSON.stringify(value.value)}</span>;
    if (value.calc) return <span className="mono">{value.calc}</span>;
    if (value.category) return <span>{t("value.category")}</span>;
    if (value.table) return <span>{t("value.table", { table: value.table.name })}</span>;
    if (value.first) {
      return (
        <>
          <span className="quiet">{t("value.first")}</span>
          {value.first.map((one) => <span key={JSON.stringify(one)}>{told(one)}</span>)}
        </>
      );
    }
    if (value.cases) {
      return (
        <>
          <span className="quiet">{t("value.cases", { count: value.cases.length })}</span>
          {value.else && <span>{told(value.else)}</span>}
        </>
      );
    }
    if (value.survey) return <span>{t("value.survey", { of: of("survey.kind", value.survey.of) })}</span>;
    if (value.list) return value.list.map((one) => <span key={JSON.stringify(one)}>{told(one)}</span>);
    if (value.group) return value.group.map(([name]) => <Field key={name} name={name} />);
    return <span className="quiet">{t("value.nothing")}</span>;
  };
}

export function Value({ value }: { value: ValueConfig | null | undefined }) {
  const { t } = useWords();
  const told = useSource();
  if (!value) return <span className="quiet">{t("value.nothing")}</span>;
  return (
    <span className="value">
      {told(value)}
      {value.use?.map((item) => <Chip key={JSON.stringify(item)} item={item} />)}
    </span>
  );
}
