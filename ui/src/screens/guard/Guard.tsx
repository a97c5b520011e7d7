// When a partner's feed waits for a person instead of going out: the limits in force, each in words and with what it means for
// this feed. Other ones are drafted for this partner, or for all partners of the shop.

import { Button, Switch } from "@mantine/core";
import { useState } from "react";
import type { GuardConfig, Response } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { PartnerPlace } from "../../parts/PartnerPlace";
import { Problem } from "../../parts/Problem";
import { to } from "../../parts/route";
import { Waiting } from "../../parts/small";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";
import { Charts } from "./Charts";
import { LevelOf } from "./LevelOf";
import { Limits } from "./Limits";

export type GuardTold = Response<"guard">;

export function Guard({ shop, mapping }: { shop: string; mapping: string }) {
  const { t } = useWords();
  const asked = useAsk("guard", { shop, mapping });
  const known = useAsk("shop", { shop });
  const health = useAsk("health", { shop });
  const set = useDo("set_guard");
  const last = health.data?.find((one) => one.mapping === mapping)?.out ?? null;
  return (
    <PartnerPlace shop={shop} mapping={mapping} tab="guard">
      <div className="settings" style={{ maxWidth: 980 }}>
        <p className="quiet">{t("limits.about")} <a href={to("shop", shop, "settings", "alerts")}>{t("limits.alerts")}</a></p>
        <Problem error={asked.error ?? set.error} />
        {asked.isPending && <Waiting />}
        {asked.data && (
          <Form
            key={JSON.stringify(asked.data.guard)}
            told={asked.data}
            last={last}
            partners={known.data?.partners.length ?? 1}
            save={(guard, all) => set.mutate({ shop, mappings: all ? (known.data?.partners ?? []).map((one) => one.mapping) : [mapping], guard })}
          />
        )}
      </div>
    </PartnerPlace>
  );
}

interface FormProps {
  told: GuardTold;
  /** Products in the last good feed. */
  last: number | null;
  partners: number;
  save: (guard: GuardConfig, all: boolean) => void;
}

function Form({ told, last, partners, save }: FormProps) {
  const { t } = useWords();
  const { guard: kept, usual } = told;
  const [guard, setGuard] = useState(kept);
  const change = (part: Partial<GuardConfig>) => setGuard({ ...guard, ...part });
  const changed = JSON.stringify(guard) !== JSON.stringify(kept);
  return (
    <form className="settings" style={{ maxWidth: "none" }} {...useForm(() => changed && save(guard, false), () => setGuard(kept))}>
      <Switch label={t("limits.on")} description={t("limits.onAbout")} checked={guard.on} onChange={(event) => change({ on: event.currentTarget.checked })} />
      {guard.on && (
        <>
          <Limits guard={guard} usual={usual} last={last} change={change} />
          <section>
            <h2>{t("limits.sudden")}</h2>
            <div className="pairs" style={{ alignSelf: "stretch", alignItems: "start" }}>
              {(["column", "currency", "upheaval"] as const).map((name) => <LevelOf key={name} label={t(`limits.${name}`)} about={t(`limits.${name}About`)} value={guard[name]} usual={usual[name]} change={(level) => change({ [name]: level })} />)}
            </div>
          </section>
          <Charts told={told} guard={guard} change={change} />
        </>
      )}
      {changed && (
        <span className="row wrap">
          <Button type="submit">{t("mapping.save")}</Button>
          {partners > 1 && <Button variant="default" onClick={() => save(guard, true)}>{t("limits.all", { count: partners })}</Button>}
          <Button variant="subtle" onClick={() => setGuard(kept)}>{t("mapping.cancel")}</Button>
        </span>
      )}
    </form>
  );
}
