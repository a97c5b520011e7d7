// What the program tells of failures, mistakes and findings, in the person's language.

import type { ApiError, Finding, Note, Said, Why } from "../host";
import { useWords } from "../words";
import { useMetric } from "./control";
import { useNamed, usePartnerName } from "./partnerWords";

type Failed = Pick<ApiError, "code" | "message" | "hint"> & Partial<ApiError>;
type Mistake = Pick<ApiError, "message" | "hint" | "said" | "help">;

/** What happened, what helps, and what there is to say of it only in English. */
export interface Trouble {
  what: string;
  help: string;
  detail: string;
  /** Where: a file and its line, an address; empty when it is told already. */
  place: string;
  /** When several things are wrong: each of them. */
  several: Trouble[];
}

/** The shop's files by what they are on the screens. */
export function useFileName() {
  const { t } = useWords();
  const partner = usePartnerName();
  return (file: string): string => {
    const [, folder, name = ""] = /^(mappings|feeds|tables)\/(.+)\.\w+$/.exec(file) ?? [];
    if (folder === "mappings") return t("file.mapping", { name: partner(name) });
    if (folder === "feeds") return t("file.source", { name });
    if (folder === "tables") return t("file.table", { name });
    if (file === "rules.toml") return t("rules.title");
    if (file === "labels.toml") return t("labels.title");
    return file === "shop.toml" ? t("settings.title") : file;
  };
}

export function useTrouble() {
  const { t, said, of, language } = useWords();
  const called = useFileName();
  const named = useNamed();
  /** What is wrong in a form or a text, and what helps. */
  const mistake = ({ message, hint, said: what, help }: Mistake) => ({ message: said("trouble", what && named(what), message), hint: said("trouble", help && named(help), hint) });
  const place = (at: string) => {
    const [, file = at, line] = /^(.+?\.\w+):(\d+)(?::\d+)?$/.exec(at) ?? [];
    return line ? t("file.line", { file: called(file), line }) : called(at);
  };
  const trouble = (failed: Failed): Trouble => {
    const { code, hint, at = "" } = failed;
    // The place is told by itself, by what the screens call it.
    const message = at && failed.message.startsWith(`${at}: `) ? failed.message.slice(at.length + 2) : failed.message;
    const told = mistake({ ...failed, message });
    const kind = of("failure", code);
    // What has no id is told by its kind, and in English below that.
    const foreign = !failed.said && kind !== code && language !== "en";
    const several = (failed.mistakes ?? []).map((one) => ({ what: mistake(one).message, help: mistake(one).hint, detail: "", place: place(one.line ? `${one.file}:${one.line}` : one.file), several: [] }));
    const detail = foreign ? [message, failed.help ? "" : hint].filter(Boolean).join(" – ") : "";
    return {
      what: foreign ? kind : told.message,
      help: foreign && !failed.help ? "" : told.hint,
      detail,
      place: at && !(detail || told.message).includes(at) ? place(at) : "",
      several,
    };
  };
  return { mistake, trouble };
}

/** What came of something as several messages, one after the other: all in the person's language, or in English. */
export function useAnswer() {
  const { said } = useWords();
  const named = useNamed();
  return (messages: Said[] | undefined, english: string): string => {
    const told = (messages ?? []).map((one) => said("trouble", named(one), ""));
    return told.length > 0 && told.every(Boolean) ? told.join("; ") : english;
  };
}

/** What was done to the settings, in words. */
export function useNote() {
  const { note } = useWords();
  const named = useNamed();
  const all = (one: Note): Note => ({ ...named(one), of: (one.of ?? []).map(all) });
  return (one: Note): string => note(all(one));
}

/** Numbers of the guard as they are written in Dutch. */
const dutch = (text: string) => (/^[\d,]+(\.\d+)?( %)?$/.test(text) ? text.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : text);

export function useWhy() {
  const { said, of, language } = useWords();
  const metric = useMetric();
  const called = useFileName();
  const answer = useAnswer();
  const message = (one: Said) => {
    const { metric_name: name, rule_name: rule, files, ...given } = one.with ?? {};
    const blanks = Object.fromEntries(Object.entries(given).map(([key, text]) => [key, language === "nl" ? dutch(text) : text]));
    if (name) blanks.metric = metric.name({ metric: name, words: given.metric ?? name, of: name.split(":").slice(1).join(":") });
    if (rule) blanks.rule = of("nelson", rule);
    if (files) blanks.files = files.split(", ").map(called).join(", ");
    return said("guard", { id: one.id, with: blanks }, "");
  };
  const all = (several: Said[]) => several.map(message).join("; ");
  return {
    /** What was found. */
    found: ({ said: one, message: english }: Finding) => (one ? message(one) : english),
    /** What probably led to it. */
    cause: ({ causes = [], cause }: Finding) => (causes.length > 0 ? all(causes) : cause),
    why: ({ text, findings = [], troubles }: Why) => (findings.length > 0 ? all(findings) : answer(troubles, text)),
  };
}
