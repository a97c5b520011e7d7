// What follows when a person chooses the country of a shop: its currency, time zone and VAT, unless they are said already.

import type { Inspected, ShopConfig } from "../../host";

const FOLLOW = ["currency", "time_zone", "vat_rate"] as const;

/** The settings after `part` was changed. `own` are the keys that a person, or the feed, has said: nothing else changes them. */
export function follow(settings: ShopConfig, part: Partial<ShopConfig>, countries: Inspected["countries"], own: ReadonlySet<string>): ShopConfig {
  const next = { ...settings, ...part };
  const defaults = countries.find(({ country }) => country === part.country);
  if (!defaults) return next;
  const followed = FOLLOW.filter((key) => !own.has(key)).map((key) => [key, defaults[key]]);
  return { ...next, ...Object.fromEntries(followed) };
}
