// A feed was looked at: what it is, which partners it is for, and where the shop's folder will be.

import { Button, MultiSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { desktop, type Inspected, type ShopConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Basics } from "../../parts/Basics";
import { fits } from "../../parts/fits";
import { useFormat } from "../../parts/format";
import { Lies } from "../../parts/Lies";
import { Problem } from "../../parts/Problem";
import { go } from "../../parts/route";
import { VariantsTold } from "../../parts/VariantsTold";
import { useWords } from "../../words";
import { follow } from "./follow";

interface Props {
  place: string;
  found: Inspected;
  back: () => void;
}

/** The settings that a feed may not tell, and no shop can do without. */
const NEEDED = ["country", "language", "currency", "time_zone"] as const;

/** The fields that every partner wants, to be shown first. */
const FIRST = ["id", "title", "price", "link", "image_link", "brand", "gtin", "stock"];

export function Making({ place, found: { inspection, folder: suggested, settings: guessed, currency_told: told, countries, copied }, back }: Props) {
  const { t, of, said, fieldName } = useWords();
  const format = useFormat();
  const specs = useAsk("partner_specs", {});
  const [folder, setFolder] = useState(suggested);
  const [settings, setSettings] = useState(guessed);
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set(told ? ["currency"] : []));
  const [partners, setPartners] = useState(["google-shopping"]);
  const read = useDo("read_sources");
  const create = useDo("create_shop", (made) => {
    // The products are read while the person looks at the columns.
    read.mutate({ shop: made.folder });
    go("shop", made.folder, "source", "products");
  });
  const choose = async () => {
    const chosen = await desktop?.choose("folder", t("making.folder"));
    if (chosen) setFolder(chosen);
  };
  const change = (part: Partial<ShopConfig>) => {
    setSettings(follow(settings, part, countries, own));
    setOwn(new Set([...own, ...Object.keys(part)]));
  };
  const unsaid = NEEDED.some((key) => !settings[key]);
  const matched = inspection.columns.filter((column) => column.field);
  const naming = matched.find(({ field }) => field === "id");
  // The different values of a long column are an estimate.
  const repeats = naming && !inspection.variants && naming.distinct < inspection.rows * (naming.distinct_exact ? 1 : 0.98);
  const { variants } = inspection;
  const made = [...(variants?.config.by ? ["id"] : []), ...(variants?.config.images ? ["image_link"] : [])];
  const missing = FIRST.filter((field) => !made.includes(field) && !matched.some((column) => column.field === field));
  return (
    <main className="place-body" style={{ height: "100%", boxSizing: "border-box" }}>
      <div className="welcome">
        <header>
          <h1>{t("making.title", { count: inspection.rows, rows: format.number(inspection.rows), columns: inspection.columns.length })}</h1>
          <p className="mono quiet">{copied ? place.split(/[/\\]/).at(-1) : inspection.place}</p>
          <Lies place={place} folder={folder} copied={copied} />
        </header>
        <section className="stack" style={{ gap: 6 }}>
          <h2>{t("making.detected")}</h2>
          <table className="list">
            <tbody>
              {inspection.decisions.map(({ what, value, why, said: message }) => (
                <tr key={what}>
                  <td>{of("reading", what)}</td>
                  <td className="mono">{value === "\t" ? t("reading.tab") : value}</td>
                  <td className="quiet">{said("detected", message, why)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {variants && (
          <section className="stack" style={{ gap: 6 }}>
            <h2>{t("variants.title")}</h2>
            <p>{t("variants.about", { column: variants.config.of })}</p>
            <VariantsTold config={variants.config} found={variants} />
          </section>
        )}
        <section className="stack" style={{ gap: 8 }}>
          <h2>{t("making.matched", { count: matched.length, columns: inspection.columns.length })}</h2>
          <table className="list">
            <tbody>
              {matched.map(({ name, field, samples }) => (
                <tr key={name}>
                  <td style={{ width: 200 }}>{name}</td>
                  <td style={{ width: 190 }}><span className="token field" title={field ?? ""}>{fieldName(field ?? "") || field}</span></td>
                  <td className="quiet cut" style={{ maxWidth: 300 }}>{samples.slice(0, 3).join(" · ")}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {missing.length > 0 && <p className="held">{t("making.missing", { fields: missing.map((field) => fieldName(field) || field).join(", ") })}</p>}
          {repeats && <p className="held">{t("making.idRepeats", { column: naming.name, distinct: naming.distinct_exact ? format.number(naming.distinct) : t("source.roughly", { number: format.number(naming.distinct) }), rows: format.number(inspection.rows) })}</p>}
          <p className="quiet">{t("making.later")}</p>
        </section>
        <section className="stack" style={{ gap: 8 }}>
          <h2>{t("shop.title")}</h2>
          <p className="quiet">{t("making.guessed")}</p>
          {!guessed.country && <p className="held">{t("making.noCountry")}</p>}
          <div className="pairs">
            <Basics config={settings} change={change} />
          </div>
        </section>
        <section className="stack" style={{ gap: 8 }}>
          <h2>{t("making.partners")}</h2>
          {specs.data && <MultiSelect size="sm" searchable hidePickedOptions aria-label={t("making.partners")} placeholder={t("making.addPartner")} data={specs.data.map(({ id, name }) => ({ value: id, label: name }))} filter={({ options, search }) => options.filter((one) => "value" in one && fits([one.value, one.label], search))} value={partners} onChange={setPartners} maxDropdownHeight={280} />}
        </section>
        <div className="row" style={{ alignItems: "flex-end" }}>
          <TextInput className="grow" size="sm" label={t("making.folder")} value={folder} onChange={(event) => setFolder(event.currentTarget.value)} />
          {desktop && <Button variant="default" size="sm" onClick={() => void choose()}>{t("welcome.chooseFolder")}</Button>}
        </div>
        <Problem error={create.error ?? specs.error} />
        <div className="row actions">
          <Button size="sm" loading={create.isPending} disabled={!folder.trim() || unsaid} onClick={() => create.mutate({ place, folder, partners, settings })}>{t("making.make")}</Button>
          <Button size="sm" variant="subtle" color="gray" onClick={back}>{t("making.back")}</Button>
        </div>
      </div>
    </main>
  );
}
