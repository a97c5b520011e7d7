// The shop at the side: what comes in, what is known, what goes out, each with its light and its number.

import { Menu, TextInput, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { PartnerTold, ShopTold } from "../host";
import { useFormat } from "../parts/format";
import { Icon, type IconName } from "../parts/icons";
import { to } from "../parts/route";
import { type Colour, Light } from "../parts/small";
import { choose, useWords } from "../words";

/** Partners that are found at a glance; more are found by letters. */
const MANY = 12;

interface LinkProps {
  href: string;
  here: boolean;
  mark: ReactNode;
  label: string;
  number?: string | undefined;
}

function SideLink({ href, here, mark, label, number }: LinkProps) {
  return (
    <a className="side-link" href={href} aria-current={here ? "page" : undefined}>
      <span className="side-mark">{mark}</span>
      <span className="cut">{label}</span>
      {number && <span className="number">{number}</span>}
    </a>
  );
}

/** How the last run of a partner ended; where that of all came to no partner, a feed that waits is still to be decided on. */
function ended({ on, last }: PartnerTold, stopped: boolean): string {
  return stopped && on && last?.status !== "held" ? "failed" : (last?.status ?? "never");
}

function light({ on, last }: PartnerTold, status: string): Colour {
  if (!on || !last) return "off";
  if (status === "held") return "held";
  return status === "failed" ? "wrong" : "good";
}

export function Side({ shop, told, route }: { shop: string; told: ShopTold | undefined; route: string[] }) {
  const { t, of } = useWords();
  const format = useFormat();
  const [letters, setLetters] = useState("");
  const [place = "", name] = route;
  const link = (to_: string, icon: IconName, label: string, number?: number) => (
    <SideLink href={to("shop", shop, ...(to_ ? [to_] : []))} here={place === to_ || (to_ === "products" && place === "product")} mark={<Icon name={icon} />} label={label} number={number == null ? undefined : format.number(number)} />
  );
  const partners = told?.partners ?? [];
  const status = (partner: PartnerTold) => ended(partner, told?.failed != null);
  const wanted = letters.trim().toLowerCase();
  return (
    <nav className="side" aria-label={t("frame.places")}>
      <ShopMenu name={told?.config.name ?? "…"} />
      <div className="side-all">
        {link("", "today", t("today.title"))}
        <h3>{t("frame.in")}</h3>
        {told?.sources.map((source) => (
          <SideLink key={source.name} href={to("shop", shop, "source", source.name)} here={place === "source" && name === source.name} mark={<Icon name="source" />} label={source.name} />
        ))}
        {link("add-source", "add", t("adding.title"))}
        <h3>{t("frame.known")}</h3>
        {link("products", "products", t("products.title"), told?.catalog?.products)}
        {link("labels", "labels", t("labels.title"), told?.labels.length)}
        {link("rules", "rules", t("rules.title"), told?.rules)}
        <h3>{t("frame.out")}</h3>
        {partners.length > MANY && <TextInput size="xs" aria-label={t("frame.findPartner")} placeholder={t("frame.findPartner")} value={letters} onChange={(event) => setLetters(event.currentTarget.value)} />}
        {partners.filter((partner) => partner.name.toLowerCase().includes(wanted)).map((partner) => (
          <SideLink key={partner.mapping} href={to("shop", shop, "partner", partner.mapping)} here={place === "partner" && name === partner.mapping} mark={<Light colour={light(partner, status(partner))} label={of("status", status(partner))} />} label={partner.name} number={partner.last ? (partner.last.status === "held" ? t("frame.held") : format.number(partner.last.out)) : undefined} />
        ))}
        {link("partners", "add", t("partners.add"))}
      </div>
      <div className="side-foot">
        {link("runs", "runs", t("runs.title"))}
        {link("history", "history", t("history.title"))}
        {link("settings", "settings", t("settings.title"))}
      </div>
    </nav>
  );
}

function ShopMenu({ name }: { name: string }) {
  const { t, language } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  return (
    <Menu width={220} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className="side-shop">
          <span className="cut grow">{name}</span>
          <Icon name="menu" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={to()}>{t("frame.shops")}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("frame.language")}</Menu.Label>
        <Menu.Item onClick={() => choose("nl")} aria-current={language === "nl"}>{t("language.nl")}</Menu.Item>
        <Menu.Item onClick={() => choose("en")} aria-current={language === "en"}>{t("language.en")}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("frame.look")}</Menu.Label>
        <Menu.Item onClick={() => setColorScheme("light")}>{t("look.light")}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme("dark")}>{t("look.dark")}</Menu.Item>
        <Menu.Item onClick={() => setColorScheme("auto")}>{t("look.auto")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
