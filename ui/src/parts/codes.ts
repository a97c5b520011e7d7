// Countries, languages and currencies by their codes, with their names in the person's language.

export interface Coded {
  value: string;
  label: string;
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const PAIRS = LETTERS.flatMap((one) => LETTERS.map((other) => one + other));
/** What the world's registers know as a region, and nobody has a shop in. */
const NOWHERE = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);

/** Codes that have a name, by name; those that stand for another code by now are left out. */
function named(locale: string, type: "region" | "language" | "currency", codes: string[]): Coded[] {
  const names = new Intl.DisplayNames(locale, { type, fallback: "none" });
  const known = codes.flatMap((value) => {
    const name = names.of(value);
    return name ? [{ value, label: `${name} · ${value}` }] : [];
  });
  return known.toSorted((a, b) => a.label.localeCompare(b.label, locale));
}

const stands = (tag: string) => Intl.getCanonicalLocales(tag)[0] === tag;

export const countries = (locale: string): Coded[] => {
  const codes = PAIRS.map((pair) => pair.toUpperCase());
  return named(locale, "region", codes.filter((code) => !NOWHERE.has(code) && stands(`und-${code}`)));
};

export const languages = (locale: string): Coded[] => named(locale, "language", PAIRS.filter(stands));

export const currencies = (locale: string): Coded[] => named(locale, "currency", Intl.supportedValuesOf("currency"));

export const zones: string[] = Intl.supportedValuesOf("timeZone");
