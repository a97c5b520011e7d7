// A place that a feed is brought to, as a form. What is secret goes to the keychain; the shop's files get its name.

import { Button, PasswordInput, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { DeliveryConfig } from "../../host";
import { useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";
import type { DeliveryTold } from "./Delivery";
import { ASKED, EXAMPLES, type Hidden, isHidden, type Kind, kindOf, KINDS, placed } from "./place";

interface Props {
  mapping: string;
  takes: DeliveryTold["takes"];
  /** None for a new one. */
  place: DeliveryConfig | null;
  save: (place: DeliveryConfig) => void;
  cancel: () => void;
}

/** Where the partner takes feeds, when its spec names a server. */
function begun(takes: DeliveryTold["takes"]): DeliveryConfig {
  const way = ["sftp", "ftps", "ftp"].find((one) => takes.push?.includes(one));
  const port = takes.port ? `:${takes.port}` : "";
  return { to: takes.host && way ? `${way}://${takes.host}${port}/` : "" };
}

export function PlaceForm({ mapping, takes, place: given, save, cancel }: Props) {
  const { t } = useWords();
  const [place, setPlace] = useState<DeliveryConfig>(given ?? begun(takes));
  const [kind, setKind] = useState<Kind>(kindOf(place));
  const [secrets, setSecrets] = useState<Partial<Record<Hidden, string>>>({});
  const keep = useDo("set_secret");
  const change = (part: Partial<DeliveryConfig>) => setPlace({ ...place, ...part });
  const finish = async () => {
    if (!place.to.trim()) return;
    let named = place;
    for (const [name, value] of Object.entries(secrets).filter(([, text]) => text)) {
      const secret = place[name as Hidden]?.secret ?? `${mapping}-${name}`;
      // One after the other: a keychain that is locked asks once.
      // oxlint-disable-next-line no-await-in-loop
      await keep.mutateAsync({ name: secret, value });
      named = { ...named, [name]: { secret } };
    }
    save(placed(kind, named));
  };
  return (
    <form className="editor stack" style={{ gap: 10, alignSelf: "stretch" }} {...useForm(() => void finish().catch(() => undefined), cancel)}>
      <SegmentedControl style={{ alignSelf: "flex-start" }} aria-label={t("delivery.kind")} data={KINDS.map((value) => ({ value, label: t(`delivery.kind.${value}`) }))} value={kind} onChange={(next) => setKind(next as Kind)} />
      <TextInput data-autofocus autoFocus required label={t(kind === "folder" ? "delivery.folder" : "delivery.address")} description={t("delivery.addressAbout")} placeholder={EXAMPLES[kind]} value={place.to} onChange={(event) => change({ to: event.currentTarget.value })} />
      <div className="pairs">
        {ASKED[kind].map((name) => {
          const label = t(kind === "s3" && (name === "user" || name === "password") ? `delivery.s3.${name}` : `delivery.${name}`);
          if (!isHidden(name)) return <TextInput key={name} label={label} value={place[name] ?? ""} onChange={(event) => change({ [name]: event.currentTarget.value })} />;
          const common = { label, placeholder: place[name] ? t("delivery.kept", { name: place[name].secret }) : "", value: secrets[name] ?? "", autoComplete: "off" };
          if (name === "key") return <Textarea key={name} {...common} onChange={(event) => setSecrets({ ...secrets, [name]: event.currentTarget.value })} />;
          return <PasswordInput key={name} {...common} onChange={(event) => setSecrets({ ...secrets, [name]: event.currentTarget.value })} />;
        })}
        {kind === "http" && <Select label={t("delivery.method")} allowDeselect={false} data={["put", "post", "form"].map((value) => ({ value, label: value.toUpperCase() }))} value={place.method ?? "put"} onChange={(method) => method && change({ method: method as NonNullable<DeliveryConfig["method"]> })} />}
        <Select label={t("delivery.pack")} allowDeselect={false} data={(["none", "gzip", "zip"] as const).map((value) => ({ value, label: t(`delivery.pack.${value}`) }))} value={place.pack ?? "none"} onChange={(pack) => pack && change({ pack: pack as NonNullable<DeliveryConfig["pack"]> })} />
        <Select label={t("delivery.unchanged")} allowDeselect={false} data={(["skip", "daily", "send"] as const).map((value) => ({ value, label: t(`delivery.unchanged.${value}`) }))} value={place.unchanged ?? "skip"} onChange={(unchanged) => unchanged && change({ unchanged: unchanged as NonNullable<DeliveryConfig["unchanged"]> })} />
      </div>
      {Object.values(secrets).some(Boolean) && <span className="quiet">{t("delivery.secretsAbout")}</span>}
      <Problem error={keep.error} />
      <span className="row">
        <Button type="submit" loading={keep.isPending} disabled={!place.to.trim()}>{t("mapping.save")}</Button>
        <Button variant="subtle" onClick={cancel}>{t("mapping.cancel")}</Button>
      </span>
    </form>
  );
}
