// The palette: any place or product by a few letters. And the list of keys.

import { Kbd, Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useState } from "react";
import type { ShopTold } from "../host";
import { useAsk } from "../parts/ask";
import { go } from "../parts/route";
import { shortcut, useWords, type Word } from "../words";

interface Item {
  label: string;
  about: string;
  act: () => void;
}

interface Props {
  shop: ShopTold;
  opened: boolean;
  close: () => void;
  run: () => void;
  undo: () => void;
}

export function Palette({ shop, opened, close, run, undo }: Props) {
  const { t, note } = useWords();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [search] = useDebouncedValue(text.trim(), 150);
  const folder = shop.folder;
  const found = useAsk("products", { shop: folder, search, limit: 6, fields: ["title"] }, { when: opened && search.length > 1 && shop.catalog != null });
  const place = (label: string, about: string, ...path: string[]): Item => ({ label, about, act: () => go("shop", folder, ...path) });
  const partners = shop.partners.flatMap(({ mapping, name }) => [
    place(name, t("mapping.title"), "partner", mapping),
    place(name, t("categories.title"), "partner", mapping, "categories"),
    place(name, t("check.title"), "partner", mapping, "check"),
    place(name, t("preview.title"), "partner", mapping, "preview"),
  ]);
  const items: Item[] = [
    { label: t("run.now"), about: t("palette.action"), act: run },
    ...(shop.edits.undo ? [{ label: t("edits.undo", { note: note(shop.edits.undo) }), about: t("palette.action"), act: undo }] : []),
    place(t("today.title"), t("palette.place")),
    ...shop.sources.map(({ name }) => place(name, t("palette.source"), "source", name)),
    place(t("products.title"), t("palette.place"), "products"),
    place(t("labels.title"), t("palette.place"), "labels"),
    place(t("rules.title"), t("palette.place"), "rules"),
    place(t("runs.title"), t("palette.place"), "runs"),
    place(t("history.title"), t("palette.place"), "history"),
    place(t("settings.title"), t("palette.place"), "settings"),
    place(t("partners.add"), t("palette.place"), "partners"),
    ...partners,
  ];
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = items.filter(({ label, about }) => words.every((word) => `${label} ${about}`.toLowerCase().includes(word)));
  const products = search ? (found.data?.rows ?? []) : [];
  const all = [...fitting.slice(0, 9), ...products.map(({ id, values }) => place(values[0] ?? id, id, "product", id))];
  const chosen = Math.min(at, all.length - 1);
  const finish = (item: Item | undefined) => {
    if (!item) return;
    setText("");
    setAt(0);
    close();
    item.act();
  };
  const pressed = (event: KeyboardEvent) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(all.length - 1, chosen + step)));
    }
    if (event.key === "Enter") finish(all[chosen]);
  };
  return (
    <Modal.Root opened={opened} onClose={close} padding={10} size={560} yOffset={90} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.open")}>
        <Modal.Body>
      <TextInput data-autofocus size="sm" placeholder={t("palette.hint")} aria-label={t("palette.hint")} value={text} onChange={(event) => { setText(event.currentTarget.value); setAt(0); }} onKeyDown={pressed} />
      <div role="listbox" aria-label={t("palette.open")} style={{ marginTop: 8 }}>
        {all.map((item, index) => (
          <button type="button" role="option" aria-selected={index === chosen} key={`${item.label} ${item.about}`} className="side-link palette-item" aria-current={index === chosen ? "true" : undefined} onClick={() => finish(item)} onMouseEnter={() => setAt(index)}>
            <span className="cut">{item.label}</span>
            <span className="number">{item.about}</span>
          </button>
        ))}
        {all.length === 0 && <p className="quiet" style={{ padding: 8 }}>{t("palette.nothing")}</p>}
      </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const keys: Array<[string, Word]> = [
  ["⌘K", "keys.palette"],
  ["⌘Z", "keys.undo"],
  ["⌘⇧ Z", "keys.redo"],
  ["/", "keys.search"],
  ["j  k", "keys.move"],
  ["↵", "keys.open"],
  ["⌘↵", "keys.save"],
  ["⌘↵", "keys.effect"],
  ["Esc", "keys.back"],
  ["?", "keys.help"],
];

export function KeysHelp({ opened, close }: { opened: boolean; close: () => void }) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={close} title={t("keys.title")} size={420} closeButtonProps={{ "aria-label": t("task.close") }}>
      <table className="list">
        <tbody>
          {keys.map(([key, word]) => (
            <tr key={word}>
              <td><Kbd>{shortcut(key)}</Kbd></td>
              <td>{t(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
