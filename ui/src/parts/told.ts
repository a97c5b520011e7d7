// What the program tells of failures, mistakes and findings, in the person's language.

import type { ApiError, Finding, Said, Why } from "../host";
import { useWords } from "../words";
import { useMetric } from "./control";

type Failed = Pick<ApiError, "code" | "message" | "hint"> & Partial<ApiError>;

/** What happened, what helps, and what there is to say of it only in English. */
export interface Trouble {
  what: string;
  help: string;
  detail: string;
}

export function useTrouble() {
  const { said, of, language } = useWords();
  /** What is wrong in a form or a text, and what helps. */
  const mistake = ({ message, hint, said: what, help }: { message: string; hint: string; said?: Said | null; help?: Said | null }) => ({
    message: said("trouble", what, message),
    hint: said("trouble", help, hint),
  });
  const trouble = (failed: Failed): Trouble => {
    const { code, message, hint } = failed;
    if (language === "en") return { what: message, help: hint, detail: "" };
    const told = mistake(failed);
    const several = failed.said?.id === "files_wrong";
    const kind = of("failure", code);
    // What has no id is told by its kind, and as it is below that.
    if (!failed.said && kind !== code) return { what: kind, help: failed.help ? told.hint : "", detail: [message, failed.help ? "" : hint].filter(Boolean).join(" – ") };
    return { what: told.message, help: told.hint, detail: several ? message : "" };
  };
  return { mistake, trouble };
}

/** Numbers of the guard as they are written in Dutch. */
const dutch = (text: string) => (/^[\d,]+(\.\d+)?( %)?$/.test(text) ? text.replace(/[.,]/g, (mark) => (mark === "." ? "," : ".")) : text);

export function useWhy() {
  const { said, of, language } = useWords();
  const metric = useMetric();
  const message = (one: Said) => {
    const { metric_name: name, rule_name: rule, ...given } = one.with ?? {};
    const blanks = Object.fromEntries(Object.entries(given).map(([key, text]) => [key, language === "nl" ? dutch(text) : text]));
    if (name) blanks.metric = metric.name({ metric: name, words: given.metric ?? name, of: name.split(":").slice(1).join(":") });
    if (rule) blanks.rule = of("nelson", rule);
    return said("guard", { id: one.id, with: blanks }, "");
  };
  const all = (several: Said[]) => several.map(message).join("; ");
  return {
    /** What was found. */
    found: ({ said: one, message: english }: Finding) => (one && language !== "en" ? message(one) : english),
    /** What probably led to it. */
    cause: ({ causes = [], cause }: Finding) => (causes.length > 0 && language !== "en" ? all(causes) : cause),
    why: ({ text, findings = [], trouble }: Why) => {
      if (language === "en") return text;
      return findings.length > 0 ? all(findings) : said("trouble", trouble, text);
    },
  };
}
