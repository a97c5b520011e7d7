// Choosers of fields: what each is called beside the name that files have for it, found by both.

import type { ComboboxParsedItem } from "@mantine/core";
import { useWords } from "../words";
import { fits } from "./fits";
import { offered } from "./value/values";

/** A field in a list: what it is called, its name, and what it means. */
export function FieldOption({ name, about }: { name: string; about?: string | undefined }) {
  const { fieldName } = useWords();
  const called = fieldName(name);
  return (
    <div>
      {called && <span>{called} </span>}
      <span className={called ? "quiet" : ""}>{name}</span>
      {about && <div className="quiet" style={{ fontSize: 12 }}>{about}</div>}
    </div>
  );
}

/** What a list of fields is shown and searched with. */
export function useFieldList() {
  const { fieldName } = useWords();
  const found = (name: string, typed: string) => fits([name, fieldName(name)], typed);
  return {
    found,
    list: {
      renderOption: ({ option: { value } }: { option: { value: string } }) => <FieldOption name={value} />,
      filter: ({ options, search }: { options: ComboboxParsedItem[]; search: string }) => {
        const byName = new Map(options.flatMap((one) => ("value" in one ? [[one.value, one] as const] : [])));
        return offered([...byName.keys()], search, found).flatMap((name) => byName.get(name) ?? []);
      },
      comboboxProps: { width: 300, position: "bottom-start" as const },
    },
  };
}
