// How the rows of a source are the variants of products: what was found and why, and the way to say otherwise.

import { Button, MultiSelect, Select } from "@mantine/core";
import { useState } from "react";
import type { Issue, SourceScreen, VariantsConfig } from "../../host";
import { useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Problem } from "../../parts/Problem";
import { useForm } from "../../parts/useForm";
import { VariantsTold } from "../../parts/VariantsTold";
import { useWords } from "../../words";
import { giving } from "./giving";

interface Props {
  shop: string;
  source: string;
  told: SourceScreen;
  issues: Issue[];
}

export function Variants({ shop, source, told: { config, inspection }, issues }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const set = useDo("set_source", () => setOpen(false));
  const role = config.role ?? "products";
  if (role !== "products" && role !== "append") return null;
  const save = (variants: VariantsConfig | null) => set.mutate({ shop, source, config: { ...config, variants, columns: variants ? giving(config.columns, variants) : config.columns } });
  const { variants } = config;
  const { variants: found } = inspection;
  const scattered = issues.find(({ code }) => code === "scattered_variants");
  if (open) return <VariantsForm kept={variants ?? found?.config} columns={inspection.columns.map(({ name }) => name)} error={set.error} busy={set.isPending} save={save} cancel={() => setOpen(false)} />;
  const change = <Button size="compact-xs" variant="subtle" onClick={() => setOpen(true)} aria-label={t("variants.change")}>{t("reading.change")}</Button>;
  if (!variants) {
    return (
      <div className="row wrap">
        <span className={found ? "held" : "quiet"}>{found ? t("variants.looks", { column: found.config.of }) : t("variants.none")}</span>
        {found && <Button size="compact-xs" variant="default" loading={set.isPending} onClick={() => save(found.config)}>{t("variants.use")}</Button>}
        {change}
        <Problem error={set.error} />
      </div>
    );
  }
  return (
    <section className="card stack" style={{ gap: 6, padding: "10px 14px" }}>
      <div className="row">
        <h2 className="grow">{t("variants.title")}</h2>
        {change}
      </div>
      <VariantsTold config={variants} found={found} />
      {scattered && <p className="held">{t("variants.scattered", { count: scattered.count, number: format.number(scattered.count), column: variants.of, product: scattered.first[0]?.text ?? "" })}</p>}
    </section>
  );
}

interface FormProps {
  kept: VariantsConfig | undefined;
  columns: string[];
  error: Parameters<typeof Problem>[0]["error"];
  busy: boolean;
  save: (variants: VariantsConfig | null) => void;
  cancel: () => void;
}

function VariantsForm({ kept, columns, error, busy, save, cancel }: FormProps) {
  const { t } = useWords();
  const [config, setConfig] = useState<VariantsConfig>(kept ?? { of: "" });
  const change = (part: Partial<VariantsConfig>) => setConfig({ ...config, ...part });
  const form = useForm(() => config.of && save(config), cancel);
  return (
    <form className="editor stack" style={{ gap: 10 }} {...form}>
      <div className="pairs">
        <Select searchable required label={t("variants.of")} description={t("variants.ofAbout")} data={columns} value={config.of || null} onChange={(of) => of && change({ of })} />
        <Select searchable clearable label={t("variants.images")} description={t("variants.imagesAbout")} data={columns} value={config.images ?? null} onChange={(images) => change({ images })} />
        <Select searchable clearable label={t("variants.image")} description={t("variants.imageAbout")} data={columns} value={config.image ?? null} onChange={(image) => change({ image })} />
      </div>
      <MultiSelect size="xs" searchable hidePickedOptions label={t("variants.by")} description={t("variants.byAbout")} data={columns} value={config.by ?? []} onChange={(by) => change({ by })} />
      <MultiSelect size="xs" searchable hidePickedOptions label={t("variants.fill")} description={t("variants.fillAbout")} data={columns} value={config.fill ?? []} onChange={(fill) => change({ fill })} />
      <p className="quiet">{t("origin.atOnce")}</p>
      <Problem error={error} />
      <span className="row">
        <Button type="submit" loading={busy} disabled={!config.of}>{t("mapping.save")}</Button>
        <Button variant="subtle" onClick={cancel}>{t("mapping.cancel")}</Button>
        <Button variant="subtle" color="red" style={{ marginLeft: "auto" }} onClick={() => save(null)}>{t("variants.off")}</Button>
      </span>
    </form>
  );
}
