// A screen that breaks says so, instead of leaving the window empty.

import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { trouble } from "../host";
import { Problem } from "../parts/Problem";
import { useWords } from "../words";

const KEPT = "feedmill-loaded-again";
/** Milliseconds after which what is missing may be missing because of another upgrade. */
const AGAIN = 60_000;

/** After an upgrade of the program, parts of the screens that were not loaded yet are there under other names only. */
const missing = (error: Error) => /dynamically imported module|importing a module script|preload css/i.test(error.message);

function Broken({ error }: { error: Error }) {
  const { t } = useWords();
  return (
    <div className="place-body stack">
      <Problem error={missing(error) ? new Error(t("problem.missing")) : error} />
      <div><Button variant="default" onClick={() => location.reload()}>{t("problem.again")}</Button></div>
    </div>
  );
}

export class Rescue extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error) {
    trouble(error.stack ?? error.message);
    // Once by itself: what is missing then too is told.
    if (!missing(error) || Date.now() - Number(sessionStorage.getItem(KEPT)) < AGAIN) return;
    sessionStorage.setItem(KEPT, String(Date.now()));
    location.reload();
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
