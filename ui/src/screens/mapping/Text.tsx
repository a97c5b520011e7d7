// The mapping as its file says it, beside the table. What is edited in one is seen in the other; what is wrong is
// underlined while it is written, and is never saved.

import { Button } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { lazy, Suspense, useMemo, useState } from "react";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Waiting } from "../../parts/small";
import { useTrouble } from "../../parts/told";
import { useWords } from "../../words";

const Code = lazy(() => import("../../parts/Code"));

export function Text({ shop, mapping, fields }: { shop: string; mapping: string; fields: string[] }) {
  const { t, language } = useWords();
  const { mistake } = useTrouble();
  const asked = useAsk("mapping_text", { shop, mapping });
  const [own, setOwn] = useState<{ from: string; text: string } | null>(null);
  const save = useDo("set_mapping_text", () => setOwn(null));
  const saved = asked.data?.text ?? "";
  const text = own?.text ?? saved;
  const [tried] = useDebouncedValue(text, 300);
  const dirty = own !== null && own.text !== saved;
  const checked = useAsk("check_mapping_text", { shop, mapping, text: tried }, { when: dirty && tried === text, smooth: true });
  const mistakes = useMemo(
    () => (dirty ? (checked.data ?? []) : []).map((one) => ({ line: one.line ?? null, column: one.column ?? null, ...mistake(one) })),
    // What is told changes with the language only.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [dirty, checked.data, language],
  );
  const sure = dirty && tried === text && checked.data !== undefined && !checked.isFetching && mistakes.length === 0;
  const overtaken = dirty && own.from !== saved;
  const keep = () => sure && save.mutate({ shop, mapping, text });
  return (
    <section
      className="beside"
      aria-label={t("text.title")}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
        event.stopPropagation();
        event.preventDefault();
        keep();
      }}
    >
      <header className="row">
        <span className="mono quiet cut grow">{asked.data?.file}</span>
        {dirty && <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOwn(null)}>{t("mapping.cancel")}</Button>}
        <Button size="compact-xs" disabled={!sure} loading={save.isPending} onClick={keep}>{t("mapping.save")}</Button>
      </header>
      <Problem error={asked.error ?? save.error} />
      {overtaken && <p className="held">{t("text.overtaken")}</p>}
      {asked.data && (
        <Suspense fallback={<Waiting />}>
          <Code label={t("text.title")} text={text} change={(next) => setOwn((before) => (next === saved ? null : { from: before?.from ?? saved, text: next }))} mistakes={mistakes} words={fields} />
        </Suspense>
      )}
      <div aria-live="polite">
        {mistakes.map(({ line, message, hint }) => <p key={`${line} ${message}`} className="wrong">{line !== null && `${t("text.line", { line })}: `}{message}{hint && <span className="quiet">{` ${hint}`}</span>}</p>)}
      </div>
    </section>
  );
}
