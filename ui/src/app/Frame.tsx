// The frame of a shop: what comes in, what is known, what goes out; and below, how it is.

import { ActionIcon, Button, Menu, Tooltip, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { PartnerTold, ShopTold } from "../host";
import { useAsk, useDo } from "../parts/ask";
import { useFormat } from "../parts/format";
import { Icon, type IconName } from "../parts/icons";
import { Problem } from "../parts/Problem";
import { go, to } from "../parts/route";
import { type Colour, Light } from "../parts/small";
import { useKeys } from "../parts/useKeys";
import { choose, useWords } from "../words";
import { DraftBar } from "./DraftBar";
import { Foot } from "./Foot";
import { KeysHelp, Palette } from "./Palette";

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

export function light({ on, last }: PartnerTold): Colour {
  if (!on || !last) return "off";
  if (last.status === "held") return "held";
  return last.status === "failed" ? "wrong" : "good";
}

function Side({ shop, told, route }: { shop: string; told: ShopTold | undefined; route: string[] }) {
  const { t, of } = useWords();
  const format = useFormat();
  const [place = "", name] = route;
  const link = (to_: string, icon: IconName, label: string, number?: number) => (
    <SideLink href={to("shop", shop, ...(to_ ? [to_] : []))} here={place === to_ || (to_ === "products" && place === "product")} mark={<Icon name={icon} />} label={label} number={number == null ? undefined : format.number(number)} />
  );
  return (
    <nav className="side" aria-label={t("frame.places")}>
      <ShopMenu name={told?.config.name ?? "…"} />
      {link("", "today", t("today.title"))}
      <h3>{t("frame.in")}</h3>
      {told?.sources.map((source) => (
        <SideLink key={source.name} href={to("shop", shop, "source", source.name)} here={place === "source" && name === source.name} mark={<Icon name="source" />} label={source.name} />
      ))}
      <h3>{t("frame.known")}</h3>
      {link("products", "products", t("products.title"), told?.catalog?.products)}
      {link("labels", "labels", t("labels.title"), told?.labels.length)}
      {link("rules", "rules", t("rules.title"), told?.rules)}
      <h3>{t("frame.out")}</h3>
      {told?.partners.map((partner) => (
        <SideLink key={partner.mapping} href={to("shop", shop, "partner", partner.mapping)} here={place === "partner" && name === partner.mapping} mark={<Light colour={light(partner)} label={partner.last ? of("status", partner.last.status) : t("status.never")} />} label={partner.name} number={partner.last ? format.number(partner.last.out) : undefined} />
      ))}
      {link("partners", "add", t("partners.add"))}
      {link("runs", "runs", t("runs.title"))}
      {link("history", "history", t("history.title"))}
      {link("settings", "settings", t("settings.title"))}
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

/** Places that show without sound settings: there they are mended. */
const MENDS = ["history", "settings"];

export function Frame({ shop, route, children }: { shop: string; route: string[]; children: ReactNode }) {
  const { t, note } = useWords();
  const asked = useAsk("shop", { shop });
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const undo = useDo("undo");
  const redo = useDo("redo");
  const run = useDo("run");
  const read = useDo("read_sources");
  const edits = asked.data?.edits;
  // Read while rendering: a query tells its changes only to who read them then.
  const unsure = asked.isFetching;
  const drafted = (asked.data?.draft.files.length ?? 0) > 0;
  const effect = () => route[0] !== "effect" && drafted && go("shop", shop, "effect");
  useKeys({
    "mod+k": () => setOpen("palette"),
    "mod+Enter": effect,
    "?": () => setOpen("keys"),
    // While it is asked what can be taken back, the edit just made is not known here yet.
    "mod+z": () => (unsure || edits?.undo) && undo.mutate({ shop }),
    "mod+shift+z": () => (unsure || edits?.redo) && redo.mutate({ shop }),
  });
  const actions = {
    run: () => run.mutate({ shop, partners: [] }),
    read: () => read.mutate({ shop }),
    undo: edits?.undo ? () => undo.mutate({ shop }) : undefined,
    redo: edits?.redo ? () => redo.mutate({ shop }) : undefined,
    effect: drafted ? effect : undefined,
  };
  return (
    <div className="frame">
      <Side shop={shop} told={asked.data} route={route} />
      <div className="place" style={{ minHeight: 0 }}>
        {(asked.error || undo.error || redo.error) && (
          <div style={{ padding: "12px 20px 0" }}>
            <Problem error={asked.error ?? undo.error ?? redo.error} />
          </div>
        )}
        {asked.data && <DraftBar shop={shop} draft={asked.data.draft} here={route[0] === "effect"} />}
        {(!asked.error || MENDS.includes(route[0] ?? "")) && children}
      </div>
      <Foot shop={shop} told={asked.data}>
        {edits && (
          <span className="row" style={{ gap: 2 }}>
            <Tooltip label={edits.undo ? t("edits.undo", { note: note(edits.undo) }) : t("edits.none")}>
              <ActionIcon size="sm" aria-label={t("edits.undoShort")} disabled={!edits.undo} onClick={() => undo.mutate({ shop })}><Icon name="undo" /></ActionIcon>
            </Tooltip>
            <Tooltip label={edits.redo ? t("edits.redo", { note: note(edits.redo) }) : t("edits.none")}>
              <ActionIcon size="sm" aria-label={t("edits.redoShort")} disabled={!edits.redo} onClick={() => redo.mutate({ shop })}><Icon name="redo" /></ActionIcon>
            </Tooltip>
          </span>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen("palette")}>{t("palette.open")}</Button>
      </Foot>
      {asked.data && <Palette shop={asked.data} opened={open === "palette"} close={() => setOpen(null)} actions={actions} />}
      <KeysHelp opened={open === "keys"} close={() => setOpen(null)} />
    </div>
  );
}
