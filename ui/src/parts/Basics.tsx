// Who a shop is, as fields of a form: its name, where it sells, in which language and currency, on whose clock.

import { NumberInput, Select, TextInput } from "@mantine/core";
import type { ShopConfig } from "../host";
import { useWords } from "../words";
import { type Coded, countries, currencies, languages, zones } from "./codes";
import { useFormat } from "./format";

interface Props {
  config: ShopConfig;
  change: (part: Partial<ShopConfig>) => void;
}

/** What is kept is a choice too, known or not. */
const withKept = (all: Coded[], value: string): Coded[] => (!value || all.some((one) => one.value === value) ? all : [{ value, label: value }, ...all]);

export function Basics({ config, change }: Props) {
  const { t } = useWords();
  const { locale } = useFormat();
  const all = { country: countries(locale), language: languages(locale), currency: currencies(locale), time_zone: zones };
  const choice = (name: keyof typeof all, label: string) => <Select label={label} searchable allowDeselect={false} data={withKept(all[name], config[name])} value={config[name] || null} placeholder={t("shop.unknown")} onChange={(value) => value && change({ [name]: value })} />;
  return (
    <>
      <TextInput label={t("shop.name")} required value={config.name} onChange={(event) => change({ name: event.currentTarget.value })} />
      <TextInput label={t("shop.website")} placeholder="https://www.example.com" value={config.website ?? ""} onChange={(event) => change({ website: event.currentTarget.value || null })} />
      {choice("country", t("shop.country"))}
      {choice("language", t("shop.language"))}
      {choice("currency", t("shop.currency"))}
      {choice("time_zone", t("shop.timeZone"))}
      <NumberInput label={t("shop.vat")} min={0} max={100} value={config.vat_rate} onChange={(value) => typeof value === "number" && change({ vat_rate: value })} />
    </>
  );
}
