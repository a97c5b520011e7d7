// The frame of a shop: its places at the side, the place that is open, and below how the shop is.

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAsk, useDo } from "../parts/ask";
import { Icon } from "../parts/icons";
import { Problem } from "../parts/Problem";
import { go } from "../parts/route";
import { useKeys } from "../parts/useKeys";
import { useNote } from "../parts/told";
import { useWords } from "../words";
import { Applied } from "./Applied";
import { DraftBar } from "./DraftBar";
import { Foot } from "./Foot";
import { KeysHelp, Palette } from "./Palette";
import { Side } from "./Side";
import { Steps } from "./Steps";

/** Places that show without sound settings: there they are mended. */
const MENDS = ["history", "settings"];

export function Frame({ shop, route, children }: { shop: string; route: string[]; children: ReactNode }) {
  const { t } = useWords();
  const note = useNote();
  const asked = useAsk("shop", { shop });
  const [open, setOpen] = useState<"palette" | "keys" | null>(null);
  const undo = useDo("undo");
  const redo = useDo("redo");
  const run = useDo("run");
  const read = useDo("read_sources");
  const edits = asked.data?.edits;
  // Read while rendering: a query tells its changes only to who read them then.
  const unsure = asked.isFetching;
  const drafted = (asked.data?.draft.files.length ?? 0) > 0;
  const effect = () => route[0] !== "effect" && drafted && go("shop", shop, "effect");
  useKeys({
    "mod+k": () => setOpen("palette"),
    "mod+Enter": effect,
    "?": () => setOpen("keys"),
    // While it is asked what can be taken back, the edit just made is not known here yet.
    "mod+z": () => (unsure || edits?.undo) && undo.mutate({ shop }),
    "mod+shift+z": () => (unsure || edits?.redo) && redo.mutate({ shop }),
  });
  const actions = {
    run: () => run.mutate({ shop, partners: [] }),
    read: () => read.mutate({ shop }),
    undo: edits?.undo ? () => undo.mutate({ shop }) : undefined,
    redo: edits?.redo ? () => redo.mutate({ shop }) : undefined,
    effect: drafted ? effect : undefined,
  };
  return (
    <div className="frame">
      <button type="button" className="skip" onClick={() => document.querySelector("main")?.focus()}>{t("frame.skip")}</button>
      <Side shop={shop} told={asked.data} route={route} />
      <div className="place" style={{ minHeight: 0 }}>
        {(asked.error || undo.error || redo.error) && (
          <div style={{ padding: "12px 20px 0" }}>
            <Problem error={asked.error ?? undo.error ?? redo.error} />
          </div>
        )}
        {asked.data && <DraftBar shop={shop} draft={asked.data.draft} here={route[0] === "effect"} />}
        {asked.data && !drafted && <Applied shop={shop} told={asked.data} run={actions.run} />}
        {asked.data && <Steps shop={shop} told={asked.data} />}
        {(!asked.error || MENDS.includes(route[0] ?? "")) && children}
      </div>
      <Foot shop={shop} told={asked.data}>
        {edits && (
          <span className="row" style={{ gap: 2 }}>
            <Tooltip label={edits.undo ? t("edits.undo", { note: note(edits.undo) }) : t("edits.none")}>
              <ActionIcon size="sm" aria-label={t("edits.undoShort")} disabled={!edits.undo} onClick={() => undo.mutate({ shop })}><Icon name="undo" /></ActionIcon>
            </Tooltip>
            <Tooltip label={edits.redo ? t("edits.redo", { note: note(edits.redo) }) : t("edits.none")}>
              <ActionIcon size="sm" aria-label={t("edits.redoShort")} disabled={!edits.redo} onClick={() => redo.mutate({ shop })}><Icon name="redo" /></ActionIcon>
            </Tooltip>
          </span>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setOpen("palette")}>{t("palette.open")}</Button>
      </Foot>
      {asked.data && <Palette shop={asked.data} opened={open === "palette"} close={() => setOpen(null)} actions={actions} />}
      <KeysHelp opened={open === "keys"} place={route[0] === "partner" ? (route[2] ?? "mapping") : (route[0] ?? "today")} close={() => setOpen(null)} />
    </div>
  );
}
