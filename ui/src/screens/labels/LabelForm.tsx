// A label as a form, new or there already: its name, what it measures, its bands; what it gives is measured while it is
// filled in.

import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useMemo, useState } from "react";
import type { ConfigError, LabelKind, LabelTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { asValue, type Json, SchemaForm } from "../../parts/SchemaForm";
import { Waiting } from "../../parts/small";
import { useTrouble } from "../../parts/told";
import { useForm } from "../../parts/useForm";
import { ValueForm } from "../../parts/value/ValueForm";
import { filled } from "../../parts/value/values";
import { useWords } from "../../words";
import { Bands } from "./Bands";
import { renamed, type Row, rows, written } from "./bands";
import { useListed } from "./lacking";
import { Spread } from "./Spread";
import { Uses } from "./Uses";

interface Props {
  shop: string;
  kind: LabelKind;
  fields: string[];
  /** The label that is changed; a new one when left out. */
  label?: LabelTold;
  close: () => void;
  saved: (name: string) => void;
}

/** What is wrong, by argument; what is about none of them under no name. */
function byArgument(name: string, wrong: ConfigError[], told: (wrong: ConfigError) => { message: string; hint: string }): Record<string, string> {
  return Object.fromEntries(wrong.map((one) => {
    const { path } = one;
    const { message, hint } = told(one);
    const within = path.startsWith(`${name}.`) ? path.slice(name.length + 1) : "";
    return [/^\w+/.exec(within)?.[0] ?? "", [message, hint].filter(Boolean).join(" – ")];
  }));
}

export function LabelForm({ shop, kind, fields, label, close, saved }: Props) {
  const { t, of } = useWords();
  const { mistake } = useTrouble();
  const listed = useListed();
  const before = label?.report.label ?? null;
  const { bands: _, kind: __, ...told } = (label?.config ?? { kind: kind.name }) as Json;
  const [name, setName] = useState(before ?? kind.proposed);
  const [given, setGiven] = useState<Json>(told);
  const { bands: banded, ...asked } = ((kind.arguments as Json).properties ?? {}) as Json;
  const { required = [] } = kind.arguments as { required?: string[] };
  const first: Row[] = [{ name: t("labels.low"), below: 10, was: null }, { name: t("labels.high"), below: null, was: null }];
  // Untouched ones are those that count anyway, or stand in the file.
  const [bands, setBands] = useState<Row[] | null>(label?.config.bands ? rows(label.scale) : required.includes("bands") ? first : null);
  // Those that the program proposes for a new label, in the person's words.
  const [proposed, setProposed] = useState<Row[] | null>(null);
  const config = useMemo(() => ({ kind: kind.name, ...given, ...(bands ? { bands: written(bands) } : {}) }), [kind.name, given, bands]);
  const request = { shop, label: name.trim(), before, config, bands: renamed(bands ?? []) };
  const [tried] = useDebouncedValue(request, 200);
  // What it cannot do without is filled in before it is tried.
  const missing = required.filter((one) => one !== "bands" && !filled(asValue(given[one])));
  const trial = useAsk("try_label", tried, { when: missing.length === 0, smooth: true });
  const save = useDo("set_label", () => saved(name.trim()));
  const wrong = (missing.length === 0 && trial.data?.wrong) || [];
  const at = byArgument(before ?? name.trim(), wrong, mistake);
  const report = trial.data?.report ?? null;
  const lacks = trial.data?.lacks ?? [];
  // What cannot be tried keeps the bands it had.
  const [scale, setScale] = useState(label?.scale ?? []);
  if (trial.data && trial.data.scale !== scale && (wrong.length === 0 || trial.data.scale.length > 0)) {
    setScale(trial.data.scale);
    const named = trial.data.scale.map(({ name: usual, below }) => ({ name: of("labels", usual), below: below ?? null, was: null }));
    if (!label && bands === null && named.some((band, index) => band.name !== trial.data?.scale[index]?.name)) {
      setProposed(named);
      setBands(named);
    }
  }
  const give = (next: Json) => {
    setGiven(next);
    // Other arguments have other usual bands.
    if (bands === proposed) setBands(null);
  };
  const shown = bands ?? rows(scale);
  const edges = { bands: shown, report, change: setBands, wrong: at.bands };
  const can = name.trim() !== "" && missing.length === 0 && !trial.isError && wrong.length === 0;
  const keep = () => can && save.mutate(request);
  return (
    <form className="editor label-form" aria-label={label ? t("builder.change", { name: before ?? "" }) : t("labels.newOf", { kind: of("labelName", kind.name) })} {...useForm(keep, close)}>
      <div className="stack" style={{ gap: 12 }}>
        <header>
          <h2>{of("labelName", kind.name)}</h2>
          <p className="quiet">{of("labelAbout", kind.name)}</p>
        </header>
        <TextInput label={t("builder.name")} description={t("labels.nameAbout")} autoFocus value={name} onChange={(event) => setName(event.currentTarget.value.replaceAll(/\s/g, "_"))} />
        {!required.includes("bands") && banded !== undefined && shown.length > 0 && <Bands {...edges} />}
        <SchemaForm schema={{ ...(kind.arguments as Json), properties: asked }} value={given} change={give} inner={{ form: ValueForm, around: { shop, fields, choices: [] } }} wrong={at} />
        {required.includes("bands") && <Bands {...edges} />}
      </div>
      <div className="label-live stack" aria-live="polite">
        <h3>{t("labels.gives")}</h3>
        {missing.length > 0 && <p className="quiet">{t("labels.fill", { arguments: missing.map((one) => (asked[one] as Json | undefined)?.title ?? one).join(", ") })}</p>}
        {missing.length === 0 && trial.isPending && <Waiting label={t("labels.measuring")} />}
        <Problem error={trial.error} />
        {at[""] && lacks.length === 0 && <p className="wrong">{at[""]}</p>}
        {wrong.length > 0 && !at[""] && <p className="held">{t("labels.unfinished")}</p>}
        {lacks.length > 0 && <p className="held">{t("labels.lacksNow", { fields: listed(lacks) })}</p>}
        {report && !trial.error && <Spread drawn={report} report={report} edges={shown} before={label?.report ?? null} change={setBands} />}
        {trial.data?.lost.map(({ band, used_by: uses }) => (
          <p key={band} className="held">{t("labels.lost", { band })} <Uses shop={shop} uses={uses} /></p>
        ))}
        {before !== null && before !== name.trim() && (label?.used_by.length ?? 0) > 0 && <p className="quiet">{t("labels.renames", { count: label?.used_by.length ?? 0 })}</p>}
        <Problem error={save.error} />
        <div className="row">
          <Button type="submit" disabled={!can} loading={save.isPending}>{t("mapping.save")}</Button>
          <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
        </div>
      </div>
    </form>
  );
}
