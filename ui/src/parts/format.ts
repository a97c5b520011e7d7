// Numbers, moments and shares in the person's own notation.

import { useMemo } from "react";
import { useTranslation } from "react-i18next";

/** Exact decimals stay text: only their notation changes, never their digits. */
export function decimal(text: string, locale: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!parts) return text;
  const [, sign, whole = "", fraction] = parts;
  const marks = new Intl.NumberFormat(locale).formatToParts(12345.6);
  const mark = (type: string) => marks.find((part) => part.type === type)?.value ?? "";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, mark("group"));
  return `${sign}${grouped}${fraction ? mark("decimal") + fraction : ""}`;
}

/** A share in percent; never 100 % while something is missing, never 0 % while something is there. */
export function share(part: number, whole: number): number {
  if (whole === 0) return 0;
  const percent = Math.round((100 * part) / whole);
  if (percent === 100 && part < whole) return 99;
  return percent === 0 && part > 0 ? 1 : percent;
}

/** The person's notation: that of the system where it is of this language. */
export function localeOf(language: string, known: readonly string[]): string {
  return known.find((tag) => tag.startsWith(`${language}-`)) ?? (language === "nl" ? "nl-NL" : "en-GB");
}

export function useFormat() {
  const language = useTranslation().i18n.language;
  return useMemo(() => {
    const locale = localeOf(language, navigator.languages);
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    const whole = new Intl.NumberFormat(locale);
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    const near = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
    const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    const region = new Intl.DisplayNames(locale, { type: "region" });
    return {
      locale,
      /** A country by its two letters. */
      country: (code: string) => region.of(code) ?? code,
      number: (value: number) => whole.format(value),
      percent: (part: number, total: number) => percent.format(share(part, total) / 100),
      /** A share from 0 to 1. */
      share: (value: number) => percent.format(value),
      decimal: (text: string) => decimal(text, locale),
      /** A text that may be a number: what has no fraction may as well be a code. */
      fraction: (text: string) => (text.includes(".") ? decimal(text, locale) : text),
      moment: (text: string) => moment.format(new Date(text)),
      /** A day or a moment as a value has it; as it is where it is neither. */
      time: (text: string) => {
        const day = /^\d{4}-\d{2}-\d{2}$/.test(text);
        // A zone in brackets stands after the offset, which says it all.
        const at = new Date(day ? `${text}T00:00` : text.replace(/\[.*\]$/, ""));
        return Number.isNaN(at.getTime()) ? text : (day ? date : moment).format(at);
      },
      /** A moment of these weeks, without its year. */
      near: (text: string) => near.format(new Date(text)),
      bytes: (value: number) => (value < 1e6 ? `${size.format(value / 1e3)} kB` : `${size.format(value / 1e6)} MB`),
    };
  }, [language]);
}
