// Where a source is, who may read it, and what it is for: changed, or the source taken away.

import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Role, SourceConfig, SourceScreen } from "../../host";
import { useDo } from "../../parts/ask";
import { Lies } from "../../parts/Lies";
import { Problem } from "../../parts/Problem";
import { go } from "../../parts/route";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";

interface Props {
  shop: string;
  source: string;
  told: SourceScreen;
}

const ROLES: Role[] = ["products", "join", "append", "all"];

export function Origin({ shop, source, told: { config: kept, inspection } }: Props) {
  const { t, of, fieldName } = useWords();
  const [open, setOpen] = useState(false);
  const [config, setConfig] = useState<SourceConfig>(kept);
  const [password, setPassword] = useState("");
  const keep = useDo("set_secret");
  const set = useDo("set_source", () => setOpen(false));
  const remove = useDo("remove_source", () => go("shop", shop));
  const change = (part: Partial<SourceConfig>) => setConfig({ ...config, ...part });
  const role = config.role ?? "products";
  const finish = async () => {
    if (!config.place.trim()) return;
    const secret = config.password?.secret ?? `${source}-password`;
    if (password) await keep.mutateAsync({ name: secret, value: password });
    set.mutate({ shop, source, config: { ...config, user: config.user || null, password: password ? { secret } : (config.password ?? null) } });
  };
  const form = useForm(() => void finish().catch(() => undefined), () => setOpen(false));
  if (!open) {
    return (
      <div className="row wrap">
        <span className="mono quiet cut">{kept.place}</span>
        <Button size="compact-xs" variant="subtle" onClick={() => { setConfig(kept); setOpen(true); }} aria-label={t("origin.change")}>{t("reading.change")}</Button>
        <Lies place={kept.place} folder={shop} />
      </div>
    );
  }
  const columns = inspection.columns.map(({ name }) => name);
  return (
    <form className="editor stack" style={{ gap: 10 }} {...form}>
      <TextInput required label={t("welcome.place")} value={config.place} onChange={(event) => change({ place: event.currentTarget.value })} />
      <div className="pairs">
        <TextInput label={t("delivery.user")} value={config.user ?? ""} onChange={(event) => change({ user: event.currentTarget.value })} />
        <PasswordInput label={t("delivery.password")} autoComplete="off" placeholder={config.password ? t("delivery.kept", { name: config.password.secret }) : ""} value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
        <Select label={t("adding.role")} data={ROLES.map((value) => ({ value, label: of("role", value) }))} value={role} onChange={(next) => next && change({ role: next as Role })} />
        {role === "join" && <Select searchable label={t("adding.by")} data={columns} value={config.key ?? null} onChange={(key) => change({ key })} />}
        {role === "join" && <TextInput label={t("origin.to")} placeholder={fieldName("id")} value={config.to ?? ""} onChange={(event) => change({ to: event.currentTarget.value || null })} />}
        {(role === "join" || role === "all") && <Select label={t("origin.precedence")} data={(["fill", "overwrite"] as const).map((value) => ({ value, label: t(`origin.precedence.${value}`) }))} value={config.precedence ?? "fill"} onChange={(next) => next && change({ precedence: next as NonNullable<SourceConfig["precedence"]> })} />}
      </div>
      <p className="quiet">{t("origin.atOnce")}</p>
      <Problem error={keep.error ?? set.error ?? remove.error} />
      <span className="row">
        <Button type="submit" loading={set.isPending || keep.isPending}>{t("mapping.save")}</Button>
        <Button variant="subtle" onClick={() => setOpen(false)}>{t("mapping.cancel")}</Button>
        {role !== "products" && <Button variant="subtle" color="red" style={{ marginLeft: "auto" }} onClick={() => remove.mutate({ shop, source })}>{t("origin.remove")}</Button>}
      </span>
    </form>
  );
}
