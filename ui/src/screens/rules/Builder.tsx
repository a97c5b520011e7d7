// Builds a rule, new or there already: from a recipe or from nothing; what it would do is counted while it is written.

import { Button, TagsInput, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { RuleConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { EMPTY_TEST, labelled } from "../../parts/conditions";
import { Group } from "../../parts/Conditions";
import { useLibrary } from "../../parts/library";
import { Problem } from "../../parts/Problem";
import { useForm } from "../../parts/useForm";
import { useWords } from "../../words";
import { Actions } from "./Actions";
import { about, complete, finished, root } from "./built";
import { Recipes } from "./Recipes";
import { Tried } from "./Tried";

interface Props {
  shop: string;
  mapping: string | null;
  /** The rule that is changed and its place; a new one when left out. */
  change?: { rule: RuleConfig; index: number };
  /** A label that a new rule asks for. */
  label?: string | null;
  close: () => void;
}

const NEW: RuleConfig = { name: "", if: { all: [EMPTY_TEST] }, then: [{ exclude: "" }] };

export function Builder({ shop, mapping, change, label, close }: Props) {
  const { t } = useWords();
  const labels = useAsk("labels", { shop });
  const library = useLibrary("conditions");
  const page = useAsk("products", { shop, limit: 1, fields: [] });
  const [built, setBuilt] = useState<RuleConfig>(change ? { ...change.rule, if: root(change.rule) } : label ? about(label) : NEW);
  const [tried] = useDebouncedValue(built, 200);
  const place = { shop, mapping, ...(change ? { index: change.index } : {}) };
  const trial = useAsk("try_rule", { ...place, rule: finished(tried) }, { when: complete(tried, library.data), smooth: true });
  const add = useDo("add_rule", close);
  const put = useDo("change_rule", close);
  const known = labelled(labels.data);
  const fields = [...(page.data?.fields.map(({ name }) => name) ?? []), ...known.fields];
  const around = { shop, fields, choices: [] };
  const set = (next: Partial<RuleConfig>) => setBuilt({ ...built, ...next });
  const keep = () => complete(built, library.data) && (change ? put : add).mutate({ ...place, rule: finished(built) });
  return (
    <form
      className="editor"
      aria-label={change ? t("builder.change", { name: change.rule.name }) : t("rules.add")}
      style={{ marginBottom: 14 }}
      {...useForm(keep, close)}
    >
      {!change && <Recipes shop={shop} mapping={mapping} labels={labels.data ?? []} fields={fields} from={label ?? null} take={(made) => setBuilt({ ...made, if: root(made) })} />}
      <div className="row wrap" style={{ alignItems: "flex-end" }}>
        <TextInput className="grow" label={t("builder.name")} autoFocus value={built.name} onChange={(event) => set({ name: event.currentTarget.value })} />
        <TagsInput w={220} size="xs" label={t("builder.tags")} value={built.tags ?? []} onChange={(tags) => set({ tags })} />
        <TextInput w={130} type="date" label={t("builder.from")} value={built.from ?? ""} onChange={(event) => set({ from: event.currentTarget.value })} />
        <TextInput w={130} type="date" label={t("builder.until")} value={built.until ?? ""} onChange={(event) => set({ until: event.currentTarget.value })} />
      </div>
      <section className="stack" style={{ gap: 6 }} aria-label={t("builder.if")}>
        <h3>{t("builder.if")}</h3>
        <Group condition={built.if ?? { all: [] }} fields={fields} library={library.data ?? []} bands={known.bands} change={(next) => set({ if: next })} />
      </section>
      <Actions title={t("builder.then")} actions={built.then ?? []} around={around} change={(then) => set({ then })} />
      <Actions title={t("builder.else")} actions={built.else ?? []} around={around} change={(next) => set({ else: next })} />
      <TextInput label={t("builder.why")} value={built.note ?? ""} onChange={(event) => set({ note: event.currentTarget.value })} />
      <div className="editor-sample" aria-live="polite">
        {complete(tried, library.data) && trial.error && <Problem error={trial.error} />}
        {complete(tried, library.data) && trial.data && <Tried shop={shop} mapping={mapping} tried={trial.data} />}
        {!complete(tried, library.data) && <span className="quiet">{t("builder.incomplete")}</span>}
      </div>
      <Problem error={add.error ?? put.error} />
      <div className="row">
        <Button type="submit" disabled={!complete(built, library.data) || trial.isError} loading={add.isPending || put.isPending}>{change ? t("mapping.save") : t("builder.add")}</Button>
        <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
      </div>
    </form>
  );
}
