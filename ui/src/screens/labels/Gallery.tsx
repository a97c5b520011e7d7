// The kinds of labels to choose from: first those that the shop has the fields for, then the others with what they lack.

import { Button } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { LabelKind } from "../../host";
import { useWords } from "../../words";
import { useListed } from "./lacking";

/** What shops ask for first; others follow. */
const ORDER = ["margin", "season", "discount", "stock", "returns", "size_run", "performance"];
const rank = ({ name, lacks }: LabelKind) => (lacks.length > 0 ? 100 : 0) + (ORDER.includes(name) ? ORDER.indexOf(name) : 50);

interface Props {
  kinds: LabelKind[];
  choose: (kind: LabelKind) => void;
  close: () => void;
}

export function Gallery({ kinds, choose, close }: Props) {
  const { t, of } = useWords();
  const listed = useListed();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("button")?.focus(), []);
  const pressed = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === "Escape") close();
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(list.current?.querySelectorAll("button") ?? [])];
    all[all.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  const ready = kinds.toSorted((one, other) => rank(one) - rank(other));
  return (
    <section className="editor" aria-label={t("labels.new")}>
      <header className="row">
        <h2 className="grow">{t("labels.choose")}</h2>
        <Button variant="subtle" color="gray" onClick={close}>{t("mapping.cancel")}</Button>
      </header>
      <div className="gallery" ref={list} role="toolbar" tabIndex={-1} aria-label={t("labels.choose")} onKeyDown={pressed}>
        {ready.map((kind) => (
          <button key={kind.name} type="button" className={kind.lacks.length > 0 ? "gallery-item lacking" : "gallery-item"} onClick={() => choose(kind)}>
            <strong>{of("labelName", kind.name)}</strong>
            <span className="quiet">{of("labelAbout", kind.name)}</span>
            {kind.lacks.length > 0 && <span className="held">{t("labels.lacks", { fields: listed(kind.lacks) })}</span>}
          </button>
        ))}
      </div>
    </section>
  );
}
