// What one save changed, word by word, and the way back to it.

import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useAsk, useDo } from "../../parts/ask";
import { Problem } from "../../parts/Problem";
import { Waiting } from "../../parts/small";
import { useNote } from "../../parts/told";
import { useWords } from "../../words";
import { pieces } from "./pieces";

export function Change({ shop, revision }: { shop: string; revision: number }) {
  const { t } = useWords();
  const note = useNote();
  const asked = useAsk("revision", { shop, revision });
  const restore = useDo("restore");
  const told = asked.data;
  const changed = useMemo(() => (told ? pieces(told.before ?? "", told.after ?? "") : []), [told]);
  if (!told) return asked.error ? <Problem error={asked.error} /> : <Waiting />;
  const same = changed.every(({ kind }) => kind === "same" || kind === "skipped");
  return (
    <div className="stack" style={{ gap: 10 }}>
      {same ? (
        <p className="quiet">{t("history.same")}</p>
      ) : (
        // What scrolls can be reached by keys.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className="told-diff mono" tabIndex={0} role="region" aria-label={note(told.line.note)}>
          {changed.map(({ kind, text, lines }, index) => {
            // The pieces of a text have no other name than their place.
            const key = `${index} ${kind}`;
            if (kind === "skipped") return <span key={key} className="quiet told-skipped">{t("history.skipped", { count: lines })}</span>;
            if (kind === "added") return <ins key={key} title={t("history.added")}>{text}</ins>;
            if (kind === "removed") return <del key={key} title={t("history.removed")}>{text}</del>;
            return <span key={key}>{text}</span>;
          })}
        </pre>
      )}
      <div className="row">
        {told.now ? (
          <span className="quiet">{t("history.now")}</span>
        ) : (
          <>
            <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ shop, revision })}>{t("history.restore")}</Button>
            <span className="quiet">{t("history.restoreAbout", { file: told.line.file })}</span>
          </>
        )}
      </div>
      <Problem error={restore.error} />
    </div>
  );
}
