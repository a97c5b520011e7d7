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

export function useFormat() {
  const language = useTranslation().i18n.language;
  return useMemo(() => {
    const locale = language === "nl" ? "nl-NL" : "en-GB";
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
      percent: (part: number, total: number) => `${share(part, total)} %`,
      decimal: (text: string) => decimal(text, locale),
      /** A text that may be a number: what has no fraction may as well be a code. */
      fraction: (text: string) => (text.includes(".") ? decimal(text, locale) : text),
      moment: (text: string) => moment.format(new Date(text)),
      /** A moment of these weeks, without its year. */
      near: (text: string) => near.format(new Date(text)),
      bytes: (value: number) => (value < 1e6 ? `${size.format(value / 1e3)} kB` : `${size.format(value / 1e6)} MB`),
    };
  }, [language]);
}
