// Alerts at web addresses: of a chat, or of a program of the shop's own.

import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { WebhookConfig } from "../../host";
import { useWords } from "../../words";
import { free, hookOf, secretOf, type Typed } from "./alerts";

interface Props {
  hooks: WebhookConfig[];
  typed: Typed;
  change: (hooks: WebhookConfig[]) => void;
  type: (name: string, value: string) => void;
}

export function AlertHooks({ hooks, typed, change, type }: Props) {
  const { t } = useWords();
  return (
    <>
      {hooks.map((hook, index) => (
        // Addresses have no name but their order.
        // oxlint-disable-next-line react/no-array-index-key
        <fieldset key={index} className="group-box">
          <legend>{t("alerts.hook", { number: index + 1 })}</legend>
          <Hook hook={hook} others={hooks.filter((_, other) => other !== index)} typed={typed} change={(next) => change(hooks.with(index, next))} type={type} />
          <div><Button size="compact-sm" variant="subtle" color="gray" onClick={() => change(hooks.filter((_, other) => other !== index))} aria-label={`${t("secrets.remove")}: ${t("alerts.hook", { number: index + 1 })}`}>{t("secrets.remove")}</Button></div>
        </fieldset>
      ))}
      <div><Button variant="default" onClick={() => change([...hooks, hookOf("slack", hooks)])}>{t("alerts.addHook")}</Button></div>
    </>
  );
}

function Hook({ hook, others, typed, change, type }: { hook: WebhookConfig; others: WebhookConfig[]; typed: Typed; change: (hook: WebhookConfig) => void; type: Props["type"] }) {
  const { t } = useWords();
  const [was] = useState(hook.key ?? null);
  const secret = secretOf(hook.url);
  const key = secretOf(hook.key) ?? free("alerts-key", others);
  return (
    <div className="pairs">
      <Select label={t("alerts.shape")} allowDeselect={false} data={(["slack", "teams", "feedmill"] as const).map((value) => ({ value, label: t(`alerts.shape.${value}`) }))} value={hook.shape} onChange={(shape) => shape && change(hookOf(shape as WebhookConfig["shape"], others))} />
      {secret ? (
        <PasswordInput required label={t("delivery.address")} autoComplete="off" placeholder={typed[secret] ? "" : t("alerts.secretAddress", { name: secret })} value={typed[secret] ?? ""} onChange={(event) => type(secret, event.currentTarget.value)} />
      ) : (
        <TextInput required label={t("delivery.address")} placeholder="https://alerts.shop.example/feeds" value={String(hook.url)} onChange={(event) => change({ ...hook, url: event.currentTarget.value })} />
      )}
      {hook.shape === "feedmill" && <PasswordInput label={t("alerts.key")} autoComplete="off" placeholder={hook.key && !typed[key] ? t("delivery.kept", { name: key }) : ""} value={typed[key] ?? ""} onChange={(event) => { type(key, event.currentTarget.value); change({ ...hook, key: event.currentTarget.value ? { secret: key } : was }); }} />}
    </div>
  );
}
