// The settings of the shop: who it is, when it is run. Saved as a draft, as all settings are.

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ShopConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Basics } from "../../parts/Basics";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { linesOf } from "../../parts/schedule";
import { Times } from "../../parts/Times";
import { useTrouble } from "../../parts/told";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";

export function Shop({ shop }: { shop: string }) {
  const { t } = useWords();
  const { trouble } = useTrouble();
  const asked = useAsk("shop", { shop });
  const set = useDo("set_shop");
  const config = asked.data?.config;
  // The only field in which anything can be written: what is wrong with it is told there.
  const refused = set.error?.told.said?.id === "no_web_address" ? trouble(set.error.told) : null;
  const wrongAddress = refused && `${refused.what} – ${refused.help}`;
  return (
    <section>
      <h2>{t("shop.title")}</h2>
      <p className="mono">{shop}</p>
      <p className="quiet">{t("settings.shopAbout")}</p>
      <p><a href={to("shop", shop, "history")}>{t("history.title")}</a></p>
      {config && (
        <>
          <Form key={JSON.stringify(config)} config={config} wrongAddress={wrongAddress} save={(next) => set.mutate({ shop, config: next })} />
          <Times key={`times ${JSON.stringify(config.schedule)}`} shop={shop} label={t("shop.times")} otherwise={t("shop.byHand")} schedule={config.schedule} save={(schedule) => set.mutate({ shop, config: { ...config, schedule: linesOf(schedule).length > 0 ? schedule : null } })} />
        </>
      )}
      <Problem error={asked.error ?? (wrongAddress ? null : set.error)} />
    </section>
  );
}

function Form({ config: kept, wrongAddress, save }: { config: ShopConfig; wrongAddress: string | null; save: (config: ShopConfig) => void }) {
  const { t } = useWords();
  const [config, setConfig] = useState(kept);
  const change = (part: Partial<ShopConfig>) => setConfig({ ...config, ...part });
  return (
    <form className="stack" style={{ gap: 10, alignSelf: "stretch", maxWidth: 680 }} {...useForm(() => save({ ...config, hosted_at: config.hosted_at || null }), () => setConfig(kept))}>
      <div className="pairs">
        <Basics config={config} change={change} />
        <TextInput label={t("shop.hostedAt")} placeholder="https://feeds.example.com" error={wrongAddress} value={config.hosted_at ?? ""} onChange={(event) => change({ hosted_at: event.currentTarget.value })} />
      </div>
      {JSON.stringify(config) !== JSON.stringify(kept) && (
        <span className="row">
          <Button type="submit">{t("mapping.save")}</Button>
          <Button variant="subtle" onClick={() => setConfig(kept)}>{t("mapping.cancel")}</Button>
        </span>
      )}
    </form>
  );
}
