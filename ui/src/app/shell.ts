// What the desktop window adds to the screens: the place of last time, its tray in the same language, what is dropped on
// it. In a browser all of this does nothing.

import { useEffect, useState } from "react";
import { call, desktop } from "../host";
import { go } from "../parts/route";
import { useWords } from "../words";

const KEPT = "feedmill-place";

/** A window begins where it was left. */
export function backToLastPlace() {
  if (!desktop) return;
  if (!location.hash) location.hash = localStorage.getItem(KEPT) ?? "";
  addEventListener("hashchange", () => localStorage.setItem(KEPT, location.hash));
}

/** Does what the shell says; answers with the file that was dropped last. */
export function useShell(): { place: string } | null {
  const { t, language } = useWords();
  const [dropped, setDropped] = useState<{ place: string } | null>(null);
  useEffect(
    () =>
      desktop?.hear((told) => {
        const folder = told.kind === "open" ? told.shop : told.place;
        call("open_shop", { shop: folder }).then(
          (opened) => go("shop", opened.folder),
          () => {
            // What is no shop is a feed to make one of; what was to be a shop is shown with what is wrong with it.
            if (told.kind === "open") return go("shop", folder);
            setDropped({ place: folder });
            go();
          },
        );
      }),
    [],
  );
  useEffect(() => {
    const name = "{name}";
    desktop?.speak({
      open: t("tray.open"),
      run: t("tray.run", { name }),
      runNone: t("run.now"),
      pause: t("tray.pause"),
      quit: t("tray.quit"),
      idle: t("tray.idle"),
      paused: t("tray.paused"),
      running: t("tray.running"),
      held: t("tray.held", { name }),
      heldAbout: t("tray.heldAbout"),
      failed: t("tray.failed", { name }),
      stays: t("tray.stays"),
      staysAbout: t("tray.staysAbout"),
    });
    // The words change with the language alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [language]);
  return dropped;
}
