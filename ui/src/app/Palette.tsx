// The palette: any place or product by a few letters. And the list of keys.

import { Kbd, Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useState } from "react";
import type { ShopTold } from "../host";
import { useAsk } from "../parts/ask";
import { partnerTabs } from "../parts/PartnerPlace";
import { go } from "../parts/route";
import { useNote } from "../parts/told";
import { shortcut, useWords, type Word } from "../words";

interface Item {
  label: string;
  about: string;
  /** Other words by which it is found. */
  also?: string;
  act: () => void;
}

/** What is done from anywhere; what is not there cannot be done now. */
interface Actions {
  run: () => void;
  read: () => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  effect: (() => void) | undefined;
}

interface Props {
  shop: ShopTold;
  opened: boolean;
  close: () => void;
  actions: Actions;
}

/** Everything that has a name, the most general first. */
function useItems(shop: ShopTold, opened: boolean, actions: Actions): Item[] {
  const { t } = useWords();
  const note = useNote();
  const { folder, edits } = shop;
  const named = useAsk("names", { shop: folder }, { when: opened });
  const place = (label: string, about: string, ...path: string[]): Item => ({ label, about, act: () => go("shop", folder, ...path) });
  const action = (label: string, act: (() => void) | undefined): Item[] => (act ? [{ label, about: t("palette.action"), act }] : []);
  const called = (mapping: string) => shop.partners.find((partner) => partner.mapping === mapping)?.name ?? mapping;
  return [
    ...action(t("run.now"), actions.run),
    ...action(t("run.read"), actions.read),
    ...action(t("edits.undo", { note: edits.undo ? note(edits.undo) : "" }), actions.undo),
    ...action(t("edits.redo", { note: edits.redo ? note(edits.redo) : "" }), actions.redo),
    ...action(t("draft.effect"), actions.effect),
    place(t("today.title"), t("palette.place")),
    ...shop.sources.map(({ name }) => place(name, t("palette.source"), "source", name)),
    place(t("products.title"), t("palette.place"), "products"),
    place(t("labels.title"), t("palette.place"), "labels"),
    place(t("rules.title"), t("palette.place"), "rules"),
    place(t("runs.title"), t("palette.place"), "runs"),
    place(t("history.title"), t("palette.place"), "history"),
    place(t("settings.title"), t("palette.place"), "settings"),
    { ...place(t("alerts.title"), t("settings.title"), "settings", "alerts"), also: t("palette.alerts") },
    place(t("adding.title"), t("palette.place"), "add-source"),
    place(t("partners.add"), t("palette.place"), "partners"),
    ...shop.partners.flatMap(({ mapping, name }) => partnerTabs.map(([tab, word]) => ({ ...place(name, t(word), "partner", mapping, tab), ...(tab === "guard" ? { also: t("palette.guard") } : {}) }))),
    ...shop.labels.map((label) => place(label, t("palette.label"), "labels")),
    ...(named.data?.rules ?? []).map(({ name, mapping }) => (mapping ? place(name, t("palette.ruleOf", { mapping: called(mapping) }), "partner", mapping, "rules") : place(name, t("palette.rule"), "rules"))),
    ...(named.data?.attributes ?? []).map(({ name, mapping }) => place(name, called(mapping ?? ""), "partner", mapping ?? "", "mapping", name)),
  ];
}

export function Palette({ shop, opened, close, actions }: Props) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const [search] = useDebouncedValue(text.trim(), 150);
  const found = useAsk("products", { shop: shop.folder, search, limit: 6, fields: ["title"] }, { when: opened && search.length > 1 && shop.catalog != null });
  const items = useItems(shop, opened, actions);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = items.filter(({ label, about, also = "" }) => words.every((word) => `${label} ${about} ${also}`.toLowerCase().includes(word)));
  const products = search ? (found.data?.rows ?? []) : [];
  const all = [...fitting.slice(0, 9), ...products.map(({ id, values }) => ({ label: values[0] ?? id, about: id, act: () => go("shop", shop.folder, "product", id) }))];
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
    <Modal.Root opened={opened} onClose={() => { setText(""); setAt(0); close(); }} padding={10} size={560} yOffset={90} transitionProps={{ duration: 0 }}>
      <Modal.Overlay />
      <Modal.Content aria-label={t("palette.open")}>
        <Modal.Body>
      <TextInput data-autofocus size="sm" placeholder={t("palette.hint")} aria-label={t("palette.hint")} value={text} onChange={(event) => { setText(event.currentTarget.value); setAt(0); }} onKeyDown={pressed} />
      <div role="listbox" aria-label={t("palette.open")} style={{ marginTop: 8 }}>
        {all.map((item, index) => (
          <button type="button" role="option" aria-selected={index === chosen} key={`${item.label} ${item.about}`} className="side-link palette-item" aria-current={index === chosen ? "true" : undefined} onClick={() => finish(item)} onMouseMove={() => setAt(index)}>
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

const LISTS = ["products", "categories"];

/** Keys, and the only places where they do something. */
const keys: Array<[string, Word, string[]?]> = [
  ["⌘K", "keys.palette"],
  ["⌘Z", "keys.undo"],
  ["⌘⇧ Z", "keys.redo"],
  ["/", "keys.search", LISTS],
  ["j  k", "keys.move", LISTS],
  ["↵", "keys.open", ["products"]],
  ["⌘↵", "keys.saveOrEffect"],
  ["Esc", "keys.back"],
  ["?", "keys.help"],
];

export function KeysHelp({ opened, place, close }: { opened: boolean; place: string; close: () => void }) {
  const { t } = useWords();
  return (
    <Modal opened={opened} onClose={close} title={t("keys.title")} size={420} closeButtonProps={{ "aria-label": t("task.close") }}>
      <table className="list">
        <tbody>
          {keys.filter(([, , places]) => !places || places.includes(place)).map(([key, word]) => (
            <tr key={word}>
              <td style={{ whiteSpace: "nowrap" }}><Kbd>{shortcut(key)}</Kbd></td>
              <td>{t(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
