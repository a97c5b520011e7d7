// Which screen is shown, and what reaches all of them: events, undo, the palette.

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { listen } from "../host";
import { useAsk } from "../parts/ask";
import { behindOf } from "../parts/behind";
import { stale } from "../parts/stale";
import { useRoute } from "../parts/route";
import { Bids } from "../screens/bids/Bids";
import { Categories } from "../screens/categories/Categories";
import { Check } from "../screens/check/Check";
import { Delivery } from "../screens/delivery/Delivery";
import { Effect } from "../screens/effect/Effect";
import { Guard } from "../screens/guard/Guard";
import { History } from "../screens/history/History";
import { Labels } from "../screens/labels/Labels";
import { Mapping } from "../screens/mapping/Mapping";
import { Monitor } from "../screens/monitor/Monitor";
import { Partners } from "../screens/partners/Partners";
import { Preview } from "../screens/preview/Preview";
import { Product } from "../screens/product/Product";
import { Products } from "../screens/products/Products";
import { Rules } from "../screens/rules/Rules";
import { Runs } from "../screens/runs/Runs";
import { Settings } from "../screens/settings/Settings";
import { Adding } from "../screens/source/Adding";
import { Source } from "../screens/source/Source";
import { Today } from "../screens/today/Today";
import { Welcome } from "../screens/welcome/Welcome";
import { Empty } from "../parts/small";
import { useWords } from "../words";
import { Frame } from "./Frame";
import { Rescue } from "./Rescue";
import { useShell } from "./shell";
import { noteDisk, tell } from "./tasks";

function useEvents() {
  const client = useQueryClient();
  useEffect(
    () =>
      listen(
        (told) => {
          if (told.kind === "changed") void stale(client, told.topics);
          else if (told.kind === "disk") noteDisk(told);
          // A notification of the desktop is the shell's to show; the runs tell the rest.
          else if (told.kind !== "alert") tell(told);
        },
        // What happened while nobody listened is not known: all is asked again.
        () => void client.invalidateQueries(),
      ),
    [client],
  );
}

function Screen({ shop, route }: { shop: string; route: string[] }) {
  const [place, name, tab, more] = route;
  switch (place) {
    case "source":
      return <Source key={name} shop={shop} source={name ?? ""} />;
    case "add-source":
      return <Adding shop={shop} />;
    case "products":
      return <Products key={route.join("/")} shop={shop} behind={behindOf(route.slice(1))} />;
    case "product":
      return <Product shop={shop} id={name ?? ""} mapping={tab} />;
    case "partners":
      return <Partners shop={shop} />;
    case "rules":
      return <Rules key={name} shop={shop} mapping={null} label={name ?? null} />;
    case "labels":
      return <Labels key={name} shop={shop} first={name ?? null} />;
    case "effect":
      return <Effect shop={shop} />;
    case "runs":
      return <Runs key={name} shop={shop} given={Number(name) || null} asked={tab ?? null} />;
    case "history":
      return <History key={name} shop={shop} file={name} />;
    case "settings":
      return <Settings key={name} shop={shop} part={name} />;
    case "partner": {
      const of = { shop, mapping: name ?? "" };
      if (tab === "bids") return <Bids key={`${name} ${more}`} {...of} first={more ?? null} />;
      if (tab === "check") return <Check {...of} />;
      if (tab === "categories") return <Categories key={name} {...of} />;
      if (tab === "guard") return <Guard key={name} {...of} />;
      if (tab === "delivery") return <Delivery key={name} {...of} />;
      if (tab === "monitor") return <Monitor key={name} {...of} />;
      if (tab === "preview") return <Preview {...of} />;
      if (tab === "rules") return <Rules {...of} />;
      return <Mapping key={`${name} ${more}`} {...of} first={more ?? null} />;
    }
    default:
      return <Today shop={shop} />;
  }
}

export function App() {
  useEvents();
  const dropped = useShell();
  const { t } = useWords();
  // Without the key nothing answers: that is said once.
  const tasks = useAsk("tasks", {});
  const [kind, shop, ...route] = useRoute();
  if (tasks.error?.told.code === "token") return <main><Empty title={t("problem.token")}><p className="quiet">{t("problem.tokenHint")}</p></Empty></main>;
  if (kind !== "shop" || !shop) return <Welcome dropped={dropped} />;
  return (
    <Frame shop={shop} route={route}>
      <Rescue key={route.join("/")}>
        <Screen shop={shop} route={route} />
      </Rescue>
    </Frame>
  );
}
