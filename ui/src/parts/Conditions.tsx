// Conditions to be edited: groups in groups, each of all, any or none, and tests in them.

import { ActionIcon, Autocomplete, Button, Select } from "@mantine/core";
import type { ConditionConfig, ItemTold } from "../host";
import { useFieldList } from "./fields";
import { Icon } from "./icons";
import { SchemaForm } from "./SchemaForm";
import { useWords } from "../words";
import { Condition } from "./Condition";
import { EMPTY_TEST, type GroupKind, groupOf, GROUPS, isPlainTest } from "./conditions";

interface Common {
  fields: string[];
  library: ItemTold[];
  /** The bands of the labels among the fields: what they can be compared with. */
  bands?: Record<string, string[]>;
  change: (condition: ConditionConfig) => void;
  /** Absent for the outermost group. */
  remove?: () => void;
}

export function Group({ condition, fields, library, bands = {}, change, remove }: Common & { condition: ConditionConfig }) {
  const { t } = useWords();
  const kind = groupOf(condition) ?? "all";
  const inner = condition[kind] ?? [];
  const put = (next: ConditionConfig[]) => change({ [kind]: next });
  return (
    <fieldset className="group-box">
      <legend className="row">
        <Select w={210} aria-label={t("builder.group")} data={GROUPS.map((one) => ({ value: one, label: t(`builder.${one}`) }))} value={kind} onChange={(next) => change({ [next as GroupKind]: inner })} />
        {remove && <Remove act={remove} />}
      </legend>
      {inner.map((one, index) => {
        const common = {
          fields,
          library,
          bands,
          change: (next: ConditionConfig) => put(inner.map((old, other) => (other === index ? next : old))),
          remove: () => put(inner.filter((_, other) => other !== index)),
        };
        // Conditions have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        return groupOf(one) ? <Group key={index} condition={one} {...common} /> : <Test key={index} condition={one} {...common} />;
      })}
      <div className="row" style={{ gap: 4 }}>
        <Button variant="subtle" size="compact-xs" onClick={() => put([...inner, EMPTY_TEST])}>{t("builder.addTest")}</Button>
        <Button variant="subtle" size="compact-xs" onClick={() => put([...inner, { [kind === "any" ? "all" : "any"]: [EMPTY_TEST] }])}>{t("builder.addGroup")}</Button>
      </div>
    </fieldset>
  );
}

function Remove({ act }: { act: () => void }) {
  const { t } = useWords();
  return <ActionIcon size="sm" aria-label={t("builder.remove")} title={t("builder.remove")} onClick={act}><Icon name="close" /></ActionIcon>;
}

function Test({ condition, fields, library, bands = {}, change, remove }: Common & { condition: ConditionConfig }) {
  const { t, of } = useWords();
  const { list } = useFieldList();
  if (!isPlainTest(condition)) {
    return (
      <div className="row">
        <span className="sentence grow"><Condition condition={condition} /></span>
        {remove && <Remove act={remove} />}
      </div>
    );
  }
  const { field, is, not, ...given } = condition;
  const entry = library.find(({ name }) => name === is);
  const put = (next: ConditionConfig) => change({ field: field ?? "", is: is ?? "", ...(not ? { not } : {}), ...given, ...next });
  return (
    <div className="row test" style={{ alignItems: "flex-start" }}>
      <Autocomplete w={180} size="xs" aria-label={t("builder.field")} placeholder={t("builder.field")} data={fields} {...list} value={field ?? ""} onChange={(value) => put({ field: value })} maxDropdownHeight={260} />
      <Select w={80} aria-label={t("builder.not")} data={[{ value: "yes", label: t("builder.holds") }, { value: "no", label: t("builder.fails") }]} value={not ? "no" : "yes"} onChange={(value) => change({ field: field ?? "", is: is ?? "", ...(value === "no" ? { not: true } : {}), ...given })} />
      <Select w={190} searchable aria-label={t("builder.test")} data={library.map(({ name }) => ({ value: name, label: of("test", name) }))} value={is ?? null} onChange={(value) => value && change({ field: field ?? "", is: value, ...(not ? { not } : {}) })} maxDropdownHeight={260} />
      <div className="grow">{entry && <SchemaForm key={is} compact schema={entry.arguments as Record<string, unknown>} value={given} offered={bands[field ?? ""]} change={(next) => change({ field: field ?? "", is: is ?? "", ...(not ? { not } : {}), ...next })} />}</div>
      {remove && <Remove act={remove} />}
    </div>
  );
}
