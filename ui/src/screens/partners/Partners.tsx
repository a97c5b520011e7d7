// The library of partners: search, and add one with a click.

import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { PartnerCard } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { fits } from "../../parts/fits";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { usePartnerWords } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { go } from "../../parts/route";
import { Empty, Place, Waiting } from "../../parts/small";
import { useWords } from "../../words";

export function Partners({ shop }: { shop: string }) {
  const { t, of } = useWords();
  const spec = usePartnerWords();
  const format = useFormat();
  const [text, setText] = useState("");
  // At first that of the shop.
  const [asked, setCountry] = useState<string | null>();
  const [kind, setKind] = useState<string | null>(null);
  const specs = useAsk("partner_specs", { shop });
  const known = useAsk("shop", { shop });
  const add = useDo("add_partner", ({ mapping }) => go("shop", shop, "partner", mapping));
  const all = specs.data ?? [];
  const country = asked === undefined ? (known.data?.config.country ?? null) : asked;
  const countries = [...new Set([...all.flatMap((card) => card.countries), ...(country ? [country] : [])])].map((value) => ({ value, label: format.country(value) })).toSorted((a, b) => a.label.localeCompare(b.label));
  const kinds = [...new Set(all.map((card) => card.kind))].map((value) => ({ value, label: of("partnerKind", value) })).toSorted((a, b) => a.label.localeCompare(b.label));
  // A partner without countries takes shops from anywhere.
  const there = ({ countries: its }: PartnerCard) => !country || its.length === 0 || its.includes(country);
  const cards = all.filter((card) => fits([card.name, card.id, card.about, spec(card.about), of("partnerKind", card.kind), ...card.countries, ...card.countries.map(format.country)], text) && there(card) && (!kind || card.kind === kind));
  const has = (name: string) => known.data?.partners.filter((partner) => partner.name === name).length ?? 0;
  return (
    <Place
      title={t("partners.add")}
      about={specs.data && t("partners.library", { count: all.length, shown: format.number(cards.length) })}
      tools={
        <>
          <TextInput w={320} leftSection={<Icon name="search" />} aria-label={t("partners.search")} placeholder={t("partners.search")} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          <Select w={200} searchable clearable aria-label={t("partners.country")} placeholder={t("partners.country")} data={countries} value={country} onChange={setCountry} />
          <Select w={200} clearable aria-label={t("partners.kind")} placeholder={t("partners.kind")} data={kinds} value={kind} onChange={setKind} />
        </>
      }
    >
      <div className="stack">
        <Problem error={specs.error ?? add.error} />
        {specs.isPending && <Waiting />}
        {specs.data && cards.length === 0 && <Empty title={t("partners.none")}><p className="quiet">{t("partners.noneAbout")}</p></Empty>}
        <div className="cards even">
          {cards.map((card) => (
            <article key={card.id} className="card stack" style={{ gap: 8 }}>
              <div className="row">
                <h2 className="grow">{card.name}</h2>
                {card.own && <span className="tag">{t("partners.own")}</span>}
                <span className="tag">{of("partnerKind", card.kind)}</span>
              </div>
              <p className="quiet grow">{spec(card.about)}</p>
              <span className="tag long">
                {[card.countries.join(" ") || t("partners.anywhere"), t("partners.attributes", { required: format.number(card.attributes[0] ?? 0), all: format.number(card.attributes[1] ?? 0) }), card.formats.join(", ")].join(" · ")}
              </span>
              {card.kind !== "generic" && <Facts card={card} />}
              <div className="row">
                <Button variant={has(card.name) ? "default" : "filled"} loading={add.isPending && add.variables?.partner === card.id} onClick={() => add.mutate({ shop, partner: card.id })} aria-label={t("partners.addOne", { name: card.name })}>
                  {has(card.name) ? t("partners.another") : t("partners.addIt")}
                </Button>
                {has(card.name) > 0 && <span className="quiet">{t("partners.has")}</span>}
              </div>
            </article>
          ))}
        </div>
      </div>
    </Place>
  );
}

/** How sure the facts are, since when, and what is not known. */
function Facts({ card }: { card: PartnerCard }) {
  const { t, of } = useWords();
  const format = useFormat();
  const spec = usePartnerWords();
  const told = { confidence: of("confidence", card.confidence), checked: format.time(card.checked) };
  return (
    <>
      <span className={card.verified ? "tag long" : "tag long held"}>{card.verified || card.confidence === "unverified" ? t("partners.facts", told) : t("partners.unverified", told)}</span>
      {!card.on && <span className="tag long held">{t("partners.off")}</span>}
      {card.gaps && (
        <details>
          <summary className="quiet" style={{ cursor: "pointer", fontSize: 12 }}>{t("partners.gaps")}</summary>
          <p style={{ fontSize: 12 }}>{spec(card.gaps)}</p>
        </details>
      )}
    </>
  );
}
