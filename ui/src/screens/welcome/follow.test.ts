import { expect, it } from "vitest";
import type { ShopConfig } from "../../host";
import { follow } from "./follow";

const settings: ShopConfig = { name: "Shop", country: "NL", language: "en", currency: "EUR", time_zone: "Europe/Amsterdam", vat_rate: 21 };
const countries = [{ country: "AU", currency: "AUD", time_zone: "Australia/Sydney", vat_rate: 10 }];

it("a chosen country brings its currency, zone and VAT, but for what was said already", () => {
  const next = follow(settings, { country: "AU" }, countries, new Set(["vat_rate"]));
  expect(next).toEqual({ ...settings, country: "AU", currency: "AUD", time_zone: "Australia/Sydney", vat_rate: 21 });
});

it("another setting changes nothing else, nor does a country that is not known", () => {
  expect(follow(settings, { vat_rate: 9 }, countries, new Set())).toEqual({ ...settings, vat_rate: 9 });
  expect(follow(settings, { country: "JP" }, countries, new Set())).toEqual({ ...settings, country: "JP" });
});
