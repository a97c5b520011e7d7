// When something is done: a line of plain words or cron for each, with the moments it gives while it is written.

import { Button, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { ScheduleConfig } from "../host";
import { useTrouble } from "./told";
import { useWords } from "../words";
import { useAsk } from "./ask";
import { useFormat } from "./format";
import { linesOf, scheduleOf, spoken } from "./schedule";
import { useForm } from "./useForm";

interface Props {
  shop: string;
  label: string;
  /** What holds when there is no line. */
  otherwise: string;
  schedule: ScheduleConfig | null | undefined;
  save: (schedule: ScheduleConfig) => void;
}

const usual = ["times.daily", "times.twice", "times.weekdays", "times.hours"] as const;

export function Times({ shop, label, otherwise, schedule, save }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const kept = linesOf(schedule).join("\n");
  const [text, setText] = useState(kept);
  const [settled] = useDebouncedValue(text, 200);
  const { trouble } = useTrouble();
  const lines = spoken(settled);
  const tried = useAsk("try_times", { shop, schedule: lines }, { smooth: true });
  const next = tried.data ?? [];
  const wrong = tried.error && trouble(tried.error.told);
  const told = tried.error ? null : next.length > 0 ? t("times.next", { moments: next.map(format.near).join(" · ") }) : otherwise;
  const keep = () => text !== kept && tried.error == null && save(scheduleOf(spoken(text), schedule));
  return (
    <form className="stack" style={{ gap: 6, maxWidth: 520 }} {...useForm(keep, () => setText(kept))}>
      <Textarea label={label} autosize minRows={1} maxRows={6} placeholder={t("times.daily")} value={text} onChange={(event) => setText(event.currentTarget.value)} error={wrong && [wrong.what, wrong.help, wrong.detail].filter(Boolean).join(" – ")} />
      <span className="row wrap" style={{ gap: 6 }}>
        {usual.map((word) => <Button key={word} size="compact-xs" variant="default" onClick={() => setText(t(word))}>{t(word)}</Button>)}
      </span>
      {told && <span className="quiet">{told}</span>}
      {text !== kept && (
        <span className="row">
          <Button type="submit" disabled={tried.error != null}>{t("mapping.save")}</Button>
          <Button variant="subtle" onClick={() => setText(kept)}>{t("mapping.cancel")}</Button>
        </span>
      )}
    </form>
  );
}
