// The place of a partner: its title and its tabs.

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useWords, type Word } from "../words";
import { useAsk, useDo } from "./ask";
import { Problem } from "./Problem";
import { to } from "./route";
import { Place } from "./small";

type PartnerTab = "mapping" | "categories" | "rules" | "bids" | "check" | "preview" | "guard" | "delivery" | "monitor";

export const partnerTabs: Array<[PartnerTab, Word]> = [
  ["mapping", "mapping.title"],
  ["categories", "categories.title"],
  ["rules", "rules.title"],
  ["bids", "bids.title"],
  ["check", "check.title"],
  ["preview", "preview.title"],
  ["guard", "guard.title"],
  ["delivery", "delivery.title"],
  ["monitor", "monitor.title"],
];

interface Props {
  shop: string;
  mapping: string;
  tab: PartnerTab;
  about?: ReactNode;
  tools?: ReactNode;
  still?: boolean;
  children: ReactNode;
}

export function PartnerPlace({ shop, mapping, tab, about, tools, still = false, children }: Props) {
  const { t } = useWords();
  const known = useAsk("shop", { shop });
  const bids = useAsk("bids", { shop, mapping });
  const run = useDo("run");
  // Most partners take none.
  const bidding = tab === "bids" || (bids.data !== undefined && (bids.data.takes.by !== "none" || bids.data.bids.length > 0));
  const partner = known.data?.partners.find((one) => one.mapping === mapping);
  return (
    <Place
      title={partner?.name ?? mapping}
      about={about}
      still={still}
      actions={<Button variant="default" loading={run.isPending} onClick={() => run.mutate({ shop, partners: [mapping] })}>{t("run.one")}</Button>}
      tools={
        <>
          <nav className="tabs grow" aria-label={t("mapping.views")}>
            {partnerTabs.filter(([name]) => name !== "bids" || bidding).map(([name, word]) => (
              <a key={name} href={to("shop", shop, "partner", mapping, ...(name === "mapping" ? [] : [name]))} aria-current={name === tab ? "page" : undefined}>{t(word)}</a>
            ))}
          </nav>
          {tools && <div className="tab-tools">{tools}</div>}
        </>
      }
    >
      <Problem error={run.error} />
      {children}
    </Place>
  );
}
