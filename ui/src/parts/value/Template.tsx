// A text with fields in it, or a calculation over fields: names are completed while they are written, all by keyboard.

import { Combobox, TextInput, useCombobox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useWords } from "../../words";
import { FieldOption, useFieldList } from "../fields";
import { offered, operand, placeholder, unclosed } from "./values";

interface Props {
  label: string;
  hint: string;
  text: string;
  fields: string[];
  calc?: boolean;
  first?: boolean;
  change: (text: string) => void;
}

/** Most fields that are offered. */
const MOST = 40;

/** A field as a calculation writes it. */
const inCalc = (field: string) => (/^\w+$/.test(field) ? field : `[${field}]`);

export function Template({ label, hint, text, fields, calc = false, first = false, change }: Props) {
  const { t } = useWords();
  const { found: isFound } = useFieldList();
  const box = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const list = useCombobox({ onDropdownClose: () => list.resetSelectedOption() });
  const writing = at === null ? null : (calc ? operand : placeholder)(text, at);
  const found = writing ? offered(fields, writing.typed, isFound).slice(0, MOST) : [];
  // A name that is there already in full needs no list.
  const shown = writing !== null && found.length > 0 && !(calc && found[0] === writing.typed);
  // Enter takes the first, once it is there to be taken.
  const { selectFirstOption, dropdownOpened } = list;
  const typing = shown && dropdownOpened ? writing.typed : null;
  useEffect(() => {
    if (typing !== null) selectFirstOption();
  }, [typing, selectFirstOption]);
  const look = (next: string, place: number | null) => {
    setAt(place);
    const now = place === null ? null : (calc ? operand : placeholder)(next, place);
    if (now) list.openDropdown();
    else list.closeDropdown();
  };
  // The cursor is put at once: who types on while the screen is drawn types behind it.
  const write = (next: string, place: number) => {
    flushSync(() => change(next));
    box.current?.focus();
    box.current?.setSelectionRange(place, place);
  };
  const put = (field: string) => {
    const from = writing?.from ?? box.current?.selectionStart ?? text.length;
    const typed = writing ? (at ?? text.length) : (box.current?.selectionEnd ?? from);
    const closing = !calc && text.startsWith("}", typed) ? 1 : calc && text.startsWith("]", typed) ? 1 : 0;
    const piece = calc ? inCalc(field) : `{${field}}`;
    const next = text.slice(0, from) + piece + text.slice(typed + closing);
    setAt(null);
    list.closeDropdown();
    write(next, from + piece.length);
  };
  return (
    <Combobox store={list} onOptionSubmit={put} withinPortal>
      <Combobox.Target>
        <TextInput
          ref={box}
          className="grow"
          autoFocus={first}
          aria-label={label}
          placeholder={hint}
          description={t(calc ? "origin.calcKeys" : unclosed(text) && !shown ? "origin.textOpen" : "origin.textKeys")}
          inputWrapperOrder={["input", "description"]}
          value={text}
          onChange={(event) => {
            change(event.currentTarget.value);
            look(event.currentTarget.value, event.currentTarget.selectionStart);
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && list.dropdownOpened && shown) {
              event.stopPropagation();
              list.closeDropdown();
              setAt(null);
            }
            if (event.key === " " && event.ctrlKey) {
              event.preventDefault();
              // Anywhere in the text: a field is put where the cursor is.
              const place = event.currentTarget.selectionStart ?? text.length;
              const next = calc ? text : `${text.slice(0, place)}{${text.slice(place)}`;
              if (!calc) write(next, place + 1);
              look(next, calc ? place : place + 1);
            }
          }}
          onBlur={() => list.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={!shown}>
        <Combobox.Options mah={260} style={{ overflowY: "auto" }}>
          {found.map((field) => <Combobox.Option key={field} value={field}><FieldOption name={field} /></Combobox.Option>)}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
