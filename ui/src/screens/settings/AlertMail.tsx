// Alerts by mail: a mail server and who gets them.

import { Button, NumberInput, PasswordInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { MailConfig } from "../../host";
import { useWords } from "../../words";
import type { Typed } from "./alerts";

interface Props {
  mail: MailConfig | null;
  typed: Typed;
  change: (mail: MailConfig | null) => void;
  type: (name: string, value: string) => void;
}

const PORTS = { starttls: "587", tls: "465", none: "25" };

export function AlertMail({ mail, typed, change, type }: Props) {
  const { t } = useWords();
  const [was] = useState(mail?.password ?? null);
  if (!mail) return <div><Button variant="default" onClick={() => change({ server: "", security: "starttls", from: "", to: [] })}>{t("alerts.addMail")}</Button></div>;
  const set = (part: Partial<MailConfig>) => change({ ...mail, ...part });
  const secret = mail.password?.secret ?? "alerts-mail";
  return (
    <fieldset className="group-box">
      <legend>{t("alerts.mail")}</legend>
      <div className="pairs">
        <TagsInput size="xs" required label={t("alerts.to")} placeholder={mail.to.length > 0 ? "" : "ann@shop.example"} value={mail.to} onChange={(to) => set({ to })} />
        <TextInput required label={t("alerts.from")} placeholder="feeds@shop.example" value={mail.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput required label={t("alerts.server")} placeholder="smtp.shop.example" value={mail.server} onChange={(event) => set({ server: event.currentTarget.value })} />
        <Select label={t("alerts.security")} allowDeselect={false} data={(["starttls", "tls", "none"] as const).map((value) => ({ value, label: t(`alerts.security.${value}`) }))} value={mail.security} onChange={(security) => security && set({ security: security as MailConfig["security"] })} />
        <NumberInput label={t("alerts.port")} placeholder={PORTS[mail.security]} min={1} max={65_535} allowDecimal={false} value={mail.port ?? ""} onChange={(port) => set({ port: typeof port === "number" ? port : null })} />
        <TextInput label={t("delivery.user")} autoComplete="off" value={mail.user ?? ""} onChange={(event) => set({ user: event.currentTarget.value || null })} />
        <PasswordInput label={t("delivery.password")} autoComplete="off" placeholder={mail.password && !typed[secret] ? t("delivery.kept", { name: secret }) : ""} value={typed[secret] ?? ""} onChange={(event) => { type(secret, event.currentTarget.value); set({ password: event.currentTarget.value ? { secret } : was }); }} />
      </div>
      <div><Button size="compact-sm" variant="subtle" color="gray" onClick={() => change(null)}>{t("alerts.noMail")}</Button></div>
    </fieldset>
  );
}
