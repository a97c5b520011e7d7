// The transforms of a value, in order: chips that open to their small form, moved by buttons or Alt and arrows. Those of a
// value within another take no room until there are some.

import { ActionIcon, Popover, Select } from "@mantine/core";
import { useState } from "react";
import type { ItemConfig, ValueConfig } from "../../host";
import { useWords } from "../../words";
import type { Item } from "../../words/library";
import { Icon } from "../icons";
import { useLibrary } from "../library";
import { type Inner, members, SchemaForm } from "../SchemaForm";
import { TryIt } from "./TryIt";

interface Props {
  /** The value that they are of. */
  value: ValueConfig;
  change: (items: ItemConfig[]) => void;
  inner: Inner;
  /** What the value is for, where it is within another. */
  label?: string;
}

export function Transforms({ value, change, inner, label = "" }: Props) {
  const { t } = useWords();
  const library = useLibrary("transforms");
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(!label);
  const items = value.use ?? [];
  const named = label ? `${label}: ${t("transforms.add")}` : t("transforms.add");
  const all = library.data ?? [];
  const move = (from: number, by: number) => {
    const to = from + by;
    const moved = items[from];
    if (!moved || to < 0 || to >= items.length) return;
    const rest = items.filter((_, index) => index !== from);
    change([...rest.slice(0, to), moved, ...rest.slice(to)]);
    setOpen(open === from ? to : null);
  };
  const add = (name: string | null) => {
    if (!name) return;
    change([...items, { do: name }]);
    setOpen(items.length);
    setAdding(!label);
  };
  const words = new Map(all.map((one) => [one.name, `${one.name} ${one.called} ${one.aliases.join(" ")} ${one.about}`.toLowerCase()]));
  return (
    <div className="row wrap" style={{ gap: 6 }}>
      {(adding || items.length > 0) && <span className="quiet" style={{ fontSize: 12 }}>{t("transforms.then")}</span>}
      {items.map((item, index) => (
        // The same transform may stand in several places.
        // oxlint-disable-next-line react/no-array-index-key
        <OneTransform key={index} index={index} value={value} inner={inner} item={item} entry={all.find(({ name }) => name === item.do)} opened={open === index} toggle={() => setOpen(open === index ? null : index)} close={() => setOpen(null)} move={(by) => move(index, by)} remove={() => { change(items.filter((_, other) => other !== index)); setOpen(null); }} set={(next) => change(items.map((other, place) => (place === index ? next : other)))} />
      ))}
      {!adding && <ActionIcon size="sm" aria-label={named} title={named} onClick={() => setAdding(true)}><Icon name="transform" /></ActionIcon>}
      {adding && <Select
        w={190}
        searchable
        autoFocus={label !== ""}
        aria-label={named}
        placeholder={t("transforms.add")}
        data={all.map(({ name, called }) => ({ value: name, label: called }))}
        filter={({ options, search }) => options.filter((option) => "value" in option && search.toLowerCase().split(/\s+/).every((word) => words.get(option.value)?.includes(word)))}
        renderOption={({ option }) => {
          const entry = all.find(({ name }) => name === option.value);
          return <div><div>{option.label}</div><div className="quiet" style={{ fontSize: 12 }}>{entry?.about}</div></div>;
        }}
        value={null}
        onChange={add}
        maxDropdownHeight={320}
        comboboxProps={{ width: 380, position: "bottom-start" }}
      />}
    </div>
  );
}

interface OneProps {
  index: number;
  value: ValueConfig;
  inner: Inner;
  item: ItemConfig;
  entry: Item | undefined;
  opened: boolean;
  toggle: () => void;
  close: () => void;
  move: (by: number) => void;
  remove: () => void;
  set: (item: ItemConfig) => void;
}

function OneTransform({ index, value, inner, item, entry, opened, toggle, close, move, remove, set }: OneProps) {
  const { t } = useWords();
  const { do: name, ...given } = item;
  const told = Object.values(given).map((one) => (typeof one === "object" ? JSON.stringify(one) : String(one))).join(", ");
  return (
    <Popover opened={opened} onChange={(next) => !next && close()} width={340} position="bottom-start" shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className="token chip plain-chip" aria-expanded={opened} onClick={toggle} onKeyDown={(event) => {
          if (event.altKey && event.key === "ArrowUp") move(-1);
          if (event.altKey && event.key === "ArrowDown") move(1);
          if (event.key === "Delete" || event.key === "Backspace") remove();
        }}>
          {entry?.called ?? name}
          {told && <span className="chip-value">{told}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className="stack" style={{ gap: 10 }}>
          <div className="row" style={{ gap: 2 }}>
            <h2 className="grow">{entry?.called ?? name}</h2>
            <ActionIcon size="sm" aria-label={t("transforms.earlier")} title={t("transforms.earlier")} onClick={() => move(-1)}><Icon name="up" /></ActionIcon>
            <ActionIcon size="sm" aria-label={t("transforms.later")} title={t("transforms.later")} onClick={() => move(1)}><Icon name="down" /></ActionIcon>
            <ActionIcon size="sm" aria-label={t("transforms.remove")} title={t("transforms.remove")} onClick={remove}><Icon name="close" /></ActionIcon>
          </div>
          {entry && <p className="quiet">{entry.about}</p>}
          {entry && <SchemaForm schema={entry.arguments as Record<string, unknown>} value={given} change={(next) => set({ do: name, ...next })} inner={inner} />}
          {opened && inner.around.trial && <TryIt trial={inner.around.trial} shop={inner.around.shop} value={value} index={index} item={item} />}
          {entry && <Examples entry={entry} use={(next) => set({ do: name, ...next })} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Examples({ entry, use }: { entry: Item; use: (given: Record<string, unknown>) => void }) {
  const { t } = useWords();
  const called = new Map(members(entry.arguments as Record<string, unknown>).map(({ name, title }) => [name, title]));
  const shown = (value: unknown) => (value == null || value === "" ? <span className="quiet">{t("product.nothing")}</span> : <span className="written">{typeof value === "object" ? JSON.stringify(value) : String(value)}</span>);
  const given = (told: unknown) => Object.entries((told ?? {}) as Record<string, unknown>).map(([name, value]) => `${called.get(name) ?? name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`).join(", ");
  const plain = entry.examples.filter(([, input]) => typeof input !== "object").slice(0, 2);
  if (plain.length === 0) return null;
  return (
    <div className="stack" style={{ gap: 4 }}>
      <h3>{t("transforms.examples")}</h3>
      {plain.map((example) => (
        <button type="button" key={JSON.stringify(example)} className="suggestion example" title={t("transforms.use")} onClick={() => use((example[0] ?? {}) as Record<string, unknown>)}>
          <span>{shown(example[1])} → {shown(example[2])}</span>
          {given(example[0]) && <span className="quiet">{given(example[0])}</span>}
        </button>
      ))}
    </div>
  );
}
