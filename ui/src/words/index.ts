// All words on the screens, in both languages, side by side: what is said in one is said in the other.

import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Note, Said } from "../host";
import type { messages as english } from "../host/contract";
import { type Key, type Language, languages, messages } from "./catalogue";
import { fieldInDutch, fieldNames, transformNames } from "./library";

export { type Language, languages };

/** A key; of a counted one without `_one` or `_other`. */
export type Word = Key extends infer K ? (K extends `${infer Base}_${"one" | "other"}` ? Base : K) : never;

/** A shortcut as the keys of this machine are called: `⌘` is Ctrl where there is no such key. */
export function shortcut(text: string) {
  return /Mac|iP(hone|ad)/.test(navigator.platform) ? text : text.replaceAll("⌘", "Ctrl ");
}

const onKeys = (language: Language) => Object.fromEntries(Object.entries(messages(language)).map(([key, text]) => [key, shortcut(text)]));

const KEPT = "feedmill-language";

function preferred(): Language {
  const wanted = localStorage.getItem(KEPT) ?? navigator.language;
  return wanted.startsWith("nl") ? "nl" : "en";
}

export function speak() {
  void i18next.use(initReactI18next).init({
    lng: preferred(),
    fallbackLng: "en",
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: onKeys("en") }, nl: { translation: onKeys("nl") } },
  });
  document.documentElement.lang = i18next.language;
}

export function choose(language: Language) {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}

/** A note of the program, with the notes it is about. */
function noted(t: (key: string, values: Record<string, string>) => string, { id, with: blanks, of = [] }: Note): string {
  const text = blanks?.text;
  // Notes of before they had an id, and those that other programs write, are texts.
  if (id === "said" && text != null) return t(`note.${text}`, { defaultValue: text });
  return t(`note.${id}`, { ...blanks, of: of.map((one) => noted(t, one)).join("; "), defaultValue: id });
}

/** The lists of messages. */
type List = keyof typeof english extends infer Id ? (Id extends `${infer Name}.${string}` ? Exclude<Name, "note"> : never) : never;

export function useWords() {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return {
    /** A message of the program, by its list; what it says in English where there is no such message. */
    said: (list: List, message: Said | null | undefined, otherwise: string): string => (message ? t(`${list}.${message.id}`, { ...message.with, defaultValue: otherwise }) : otherwise),
    note: (note: Note): string => noted((key, values) => t(key, values), note),
    t: (key: Word, values?: Record<string, string | number>): string => t(key, values ?? {}),
    /** The word for a value of the program, such as a severity; the value itself where there is none. */
    of: (group: string, value: string): string => t(`${group}.${value}`, { defaultValue: value }),
    /** What a transform is called. In files it has a name of its own. */
    transform: (name: string): string => transformNames(name)[language === "nl" ? 1 : 0],
    /** What a product field is called; nothing for fields of the shop's own, which have only their name. */
    fieldName: useCallback((name: string): string => fieldNames(name)?.[language === "nl" ? 1 : 0] ?? "", [language]),
    /** A field where it is read, not written: what it is called, or the name it has. */
    fieldCalled: (name: string): string => {
      const [, label, value] = /^label\/([^/]+)(\/value)?$/.exec(name) ?? [];
      if (label) return t(value ? "field.measure" : "field.label", { label });
      return fieldNames(name)?.[language === "nl" ? 1 : 0] ?? t(`field.${name}`, { defaultValue: name });
    },
    /** What a product field means; the contract has it in English. */
    fieldAbout: useCallback((name: string, about: string): string => (language === "nl" && fieldInDutch(name)) || about, [language]),
    language,
  };
}
