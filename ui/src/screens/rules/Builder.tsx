// Builds a rule: from a recipe or from nothing; what it would do is counted while it is written.

import { ActionIcon, Autocomplete, Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { ItemTold } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { Icon } from "../../parts/icons";
import { Problem } from "../../parts/Problem";
import { SchemaForm } from "../../parts/SchemaForm";
import { useWords } from "../../words";
import { type Built, complete, type Do, recipes, rule, type Test } from "./recipes";

interface Props {
  shop: string;
  mapping: string | null;
  close: () => void;
}

const EMPTY: Test = { field: "", is: "equals", not: false, arguments: {} };

export function Builder({ shop, mapping, close }: Props) {
  const { t, of } = useWords();
  const format = useFormat();
  const labels = useAsk("labels", { shop });
  const library = useAsk("conditions", {});
  const page = useAsk("products", { shop, limit: 1, fields: [] });
  const [built, setBuilt] = useState<Built>({ name: "", tests: [EMPTY], act: "exclude", reason: "" });
  const [tried] = useDebouncedValue(built, 200);
  const trial = useAsk("try_rule", { shop, mapping, rule: rule(tried) }, { when: complete(tried), smooth: true });
  const add = useDo("add_rule", close);
  const fields = [...(page.data?.fields.map(({ name }) => name) ?? []), ...(labels.data ?? []).flatMap(({ report }) => [`label/${report.label}`, `label/${report.label}/value`])];
  const set = (change: Partial<Built>) => setBuilt({ ...built, ...change });
  const test = (index: number, change: Partial<Test>) => set({ tests: built.tests.map((one, other) => (other === index ? { ...one, ...change } : one)) });
  const counts = complete(tried) ? trial.data : null;
  return (
    <form className="editor" style={{ marginBottom: 14 }} onSubmit={(event) => { event.preventDefault(); if (complete(built)) add.mutate({ shop, mapping, rule: rule(built) }); }}>
      <div className="row wrap" style={{ gap: 6 }}>
        <span className="quiet">{t("builder.recipes")}</span>
        {recipes(labels.data ?? []).map(({ kind, label, bands }) => (
          <button key={label} type="button" className="token chip plain-chip" onClick={() => setBuilt({ name: of("recipe", kind), reason: of("recipeReason", kind), act: "exclude", tests: [{ field: `label/${label}`, is: "equals_any", not: false, arguments: { values: bands } }] })}>{of("recipe", kind)}</button>
        ))}
      </div>
      <TextInput label={t("builder.name")} autoFocus value={built.name} onChange={(event) => set({ name: event.currentTarget.value })} />
      <fieldset className="stack builder-tests">
        <legend>{t("builder.if")}</legend>
        {built.tests.map((one, index) => (
          // Tests have no other name than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={index} test={one} fields={fields} library={library.data ?? []} change={(change) => test(index, change)} remove={built.tests.length > 1 ? () => set({ tests: built.tests.filter((_, other) => other !== index) }) : null} />
        ))}
        <div><Button variant="subtle" size="compact-xs" onClick={() => set({ tests: [...built.tests, EMPTY] })}>{t("builder.and")}</Button></div>
      </fieldset>
      <div className="row wrap">
        <SegmentedControl size="xs" aria-label={t("builder.then")} value={built.act} onChange={(act) => set({ act: act as Do })} data={[{ value: "exclude", label: t("builder.exclude") }, { value: "include", label: t("builder.include") }]} />
        <TextInput className="grow" aria-label={t("builder.reason")} placeholder={t("builder.reason")} value={built.reason} onChange={(event) => set({ reason: event.currentTarget.value })} />
      </div>
      <div className="editor-sample" aria-live="polite">
        {complete(tried) && trial.error && <Problem error={trial.error} />}
        {counts && <span>{t("builder.effect", { matched: format.number(counts.matched), before: format.number(counts.before), excluded: format.number(counts.excluded) })}</span>}
        {!complete(tried) && <span className="quiet">{t("builder.incomplete")}</span>}
      </div>
      <Problem error={add.error} />
      <div className="row">
        <Button type="submit" disabled={!complete(built) || trial.isError} loading={add.isPending}>{t("builder.add")}</Button>
        <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
      </div>
    </form>
  );
}

interface LineProps {
  test: Test;
  fields: string[];
  library: ItemTold[];
  change: (change: Partial<Test>) => void;
  remove: (() => void) | null;
}

function Line({ test: { field, is, not, arguments: given }, fields, library, change, remove }: LineProps) {
  const { t, of } = useWords();
  const entry = library.find(({ name }) => name === is);
  return (
    <div className="row" style={{ alignItems: "flex-start" }}>
      <Autocomplete w={190} size="xs" aria-label={t("builder.field")} placeholder={t("builder.field")} data={fields} value={field} onChange={(value) => change({ field: value })} maxDropdownHeight={260} />
      <Select w={90} aria-label={t("builder.not")} data={[{ value: "yes", label: t("builder.holds") }, { value: "no", label: t("builder.fails") }]} value={not ? "no" : "yes"} onChange={(value) => change({ not: value === "no" })} />
      <Select w={210} searchable aria-label={t("builder.test")} data={library.map(({ name }) => ({ value: name, label: of("test", name) }))} value={is} onChange={(value) => value && change({ is: value, arguments: {} })} maxDropdownHeight={260} />
      <div className="grow">{entry && <SchemaForm key={is} compact schema={entry.arguments as Record<string, unknown>} value={given} change={(next) => change({ arguments: next })} />}</div>
      {remove && <ActionIcon size="sm" aria-label={t("builder.remove")} title={t("builder.remove")} onClick={remove}><Icon name="close" /></ActionIcon>}
    </div>
  );
}
