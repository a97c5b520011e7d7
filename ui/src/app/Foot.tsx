// The line below: work in the background with progress, time left and cancel; otherwise how the shop is.

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { ShopTold, Task } from "../host";
import { useDo } from "../parts/ask";
import { useFormat } from "../parts/format";
import { usePictures } from "../parts/Picture";
import { useFileName, useTrouble } from "../parts/told";
import { useWords, type Word } from "../words";
import { to } from "../parts/route";
import { dismiss, useTasks } from "./tasks";

/** The stages of a run; any other is the name of the source that is read. */
const STAGES = new Map<string, Word>([["", "task.begins"], ["out", "task.writing"], ["deliver", "task.delivering"], ["live", "task.looking"]]);

function Running({ task }: { task: Task }) {
  const { t } = useWords();
  const format = useFormat();
  const cancel = useDo("cancel");
  const stage = STAGES.get(task.stage);
  const what = task.work === "effect" ? t("effect.title") : stage ? t(stage) : t("task.reading", { source: task.stage });
  return (
    <span className="foot-task" role="status">
      <span>{what}</span>
      {task.total != null && (
        <span className="fill-bar"><span style={{ width: `${(100 * task.rows) / task.total}%` }} /></span>
      )}
      <span className="number">{format.number(task.rows)}</span>
      {task.seconds_left != null && task.seconds_left > 1 && <span className="quiet">{t("task.left", { seconds: task.seconds_left })}</span>}
      <Button size="compact-xs" variant="subtle" onClick={() => cancel.mutate({ task: task.id })}>{t("task.cancel")}</Button>
    </span>
  );
}

export function Foot({ shop, told, children }: { shop: string; told: ShopTold | undefined; children: ReactNode }) {
  const { t, of } = useWords();
  const format = useFormat();
  const { running, ended, disk } = useTasks();
  const pictures = usePictures();
  const { trouble } = useTrouble();
  const called = useFileName();
  const mine = running.find((task) => task.shop === shop);
  const failed = ended?.task.shop === shop ? ended.error : null;
  const wrong = failed && trouble(failed);
  const changed = !mine && !failed && disk?.shop === shop ? disk.files : null;
  const quiet = !mine && !failed && !changed;
  const last = told?.last_run;
  return (
    <footer className="foot">
      {mine && <Running task={mine} />}
      {!mine && wrong && (
        <span className="foot-task wrong grow" role="alert">
          <span className="cut">{[wrong.place, wrong.what, wrong.help, wrong.detail, ...wrong.several.flatMap((one) => [one.place, one.what, one.help])].filter(Boolean).join(" · ")}</span>
          <Button size="compact-xs" variant="subtle" onClick={dismiss}>{t("task.close")}</Button>
        </span>
      )}
      {changed && (
        <span className="foot-task" role="status">
          <span className="cut">{t("disk.changed", { files: changed.map(called).join(", ") })}</span>
          <a href={to("shop", shop, "history")} onClick={dismiss}>{t("disk.look")}</a>
          <Button size="compact-xs" variant="subtle" onClick={dismiss}>{t("task.close")}</Button>
        </span>
      )}
      {quiet && last && <span>{t("foot.lastRun", { when: format.moment(last.started), status: of("status", last.status) })}</span>}
      {quiet && told?.catalog && <span>{t("foot.products", { count: told.catalog.products, number: format.number(told.catalog.products) })}</span>}
      {!failed && <span className="grow">{t(pictures ? "foot.pictures" : "foot.private")}</span>}
      {children}
    </footer>
  );
}
