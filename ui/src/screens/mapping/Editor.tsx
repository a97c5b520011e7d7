// Edits what fills an attribute: where the value comes from, the transforms after it, and what the sample product gives.

import { Button, SegmentedControl, Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { ValueConfig } from "../../host";
import { useAsk, useDo } from "../../parts/ask";
import { useFormat } from "../../parts/format";
import { useKept } from "../../parts/kept";
import { usePartnerWords } from "../../parts/partnerWords";
import { Problem } from "../../parts/Problem";
import { Transforms } from "../../parts/value/Transforms";
import { useForm } from "../../parts/useForm";
import { Source, ValueForm } from "../../parts/value/ValueForm";
import { filled, type Kind, kindOf, leanCases, start, using } from "../../parts/value/values";
import { useWords } from "../../words";
import type { Line } from "./Mapping";

/** The kinds that are used most stand in a row; the others in a list. */
const OFTEN: Kind[] = ["field", "text", "value", "calc", "first", "cases", "table", "survey"];
const SELDOM: Kind[] = ["category", "list", "group"];

interface Props {
  line: Line;
  shop: string;
  mapping: string;
  sample: string | null;
  fields: string[];
  close: () => void;
}

export function Editor({ line, shop, mapping, sample, fields, close }: Props) {
  const { t, of } = useWords();
  const spec = usePartnerWords();
  const format = useFormat();
  const before = line.value ?? {};
  const [value, setValue, forget] = useKept<ValueConfig>(`value ${shop} ${mapping} ${line.name} ${JSON.stringify(before)}`, line.value ? before : { field: "" });
  const kind = kindOf(value);
  const said = useMemo(() => leanCases(value), [value]);
  // What is half written is not wrong yet.
  const [rested] = useDebouncedValue(said, 900);
  const library = useAsk("conditions", {});
  const done = () => {
    forget();
    close();
  };
  const save = useDo("set_value", done);
  const form = useRef<HTMLFormElement>(null);
  const source = useRef<HTMLDivElement>(null);
  const [arrows, setArrows] = useState(false);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const ready = filled(said, library.data);
  const trying = useAsk("try_value", { shop, mapping, attribute: line.name, value: said, product: sample ?? "" }, { when: ready && sample !== null, smooth: true });
  const changed = JSON.stringify(said) !== JSON.stringify(before);
  const written = trying.data?.written.map(([, text]) => text) ?? [];
  const length = written.reduce((most, text) => Math.max(most, [...text].length), 0);
  const around = { shop, fields, choices: line.values, trial: { mapping, attribute: line.name, product: sample } };
  /** Arrows go from kind to kind; Enter goes into the one that is chosen. */
  const pressed = (event: KeyboardEvent) => {
    setArrows(event.key.startsWith("Arrow"));
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    source.current?.querySelector<HTMLElement>("input, textarea, button, [contenteditable]")?.focus();
  };
  const turn = (next: Kind) => {
    setValue(using(start(next, value), value.use));
  };
  const keep = () => changed && filled(said, library.data) && save.mutate({ shop, mapping, attribute: line.name, value: said });
  return (
    <form
      ref={form}
      className="editor"
      {...useForm(keep, done)}
    >
      <div className="row wrap" style={{ gap: 14, alignItems: "baseline" }}>
        <p className="grow quiet">{spec(line.about)}{line.condition && ` (${spec(line.condition)})`}</p>
        <span className="tag">
          {[of("attributeType", line.type), line.max_length ? t("mapping.most", { length: format.number(line.max_length) }) : "", line.example ? t("mapping.example", { example: line.example }) : ""].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div className="row wrap">
        <SegmentedControl size="xs" aria-label={t("mapping.from")} onKeyDownCapture={pressed} onPointerDownCapture={() => setArrows(false)} value={kind} onChange={(next) => turn(next as Kind)} data={[...OFTEN, ...(OFTEN.includes(kind) ? [] : [kind])].map((one) => ({ value: one, label: t(`origin.${one}`) }))} />
        <Select w={130} aria-label={t("origin.more")} placeholder={t("origin.more")} value={null} onChange={(next) => { setArrows(false); if (next) turn(next as Kind); }} data={SELDOM.filter((one) => one !== kind).map((one) => ({ value: one, label: t(`origin.${one}`) }))} />
      </div>
      {/* Another kind begins anew, with the focus in it unless arrows go on to the next. */}
      <div ref={source} className="row wrap" style={{ alignItems: "flex-start" }} key={kind}>
        <Source value={value} change={setValue} around={around} label="" first={!arrows} />
      </div>
      <Transforms value={value} inner={{ form: ValueForm, around }} change={(use) => setValue(using(value, use))} />
      <div className="editor-sample" aria-live="polite">
        {sample === null ? <span className="quiet">{t("mapping.noSample")}</span> : <span className="tag">{t(sample === line.failing ? "mapping.ofFailing" : "mapping.ofSample", { product: sample })}</span>}
        {trying.error ? rested === said && <Problem error={trying.error} here /> : written.map((text, index) => (
          // Several values of one attribute are told apart by their place only.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index}>{text}</div>
        ))}
        {ready && !trying.error && trying.data && written.length === 0 && <span className="quiet">{t("mapping.writesNothing")}</span>}
        {line.max_length && length > line.max_length ? <span className="wrong">{t("mapping.tooLong", { length: format.number(length), most: format.number(line.max_length) })}</span> : null}
      </div>
      <Problem error={save.error} here />
      <div className="row">
        <Button type="submit" disabled={!changed || !filled(said, library.data) || trying.isError} loading={save.isPending}>{t("mapping.save")}</Button>
        <Button variant="subtle" color="gray" onClick={done}>{t("mapping.cancel")}</Button>
        <span className="grow" />
        {line.own && <Button variant="subtle" color="gray" onClick={() => save.mutate({ shop, mapping, attribute: line.name, value: null })}>{t("mapping.reset")}</Button>}
      </div>
    </form>
  );
}
