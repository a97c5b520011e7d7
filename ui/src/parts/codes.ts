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
  const { compare } = new Intl.Collator(locale);
  return known.toSorted((a, b) => compare(a.label, b.label));
}

const stands = (tag: string) => Intl.getCanonicalLocales(tag)[0] === tag;

/** Made once for a language: it takes as long as drawing a screen. */
function once(make: (locale: string) => Coded[]): (locale: string) => Coded[] {
  const made = new Map<string, Coded[]>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

export const countries = once((locale) => {
  const codes = PAIRS.map((pair) => pair.toUpperCase());
  return named(locale, "region", codes.filter((code) => !NOWHERE.has(code) && stands(`und-${code}`)));
});

export const languages = once((locale) => named(locale, "language", PAIRS.filter(stands)));

export const currencies = once((locale) => named(locale, "currency", Intl.supportedValuesOf("currency")));

export const zones: Coded[] = Intl.supportedValuesOf("timeZone").map((value) => ({ value, label: value.replaceAll("_", " ") }));
