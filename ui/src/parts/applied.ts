// What was applied last, in this window, until it is read.

import { useSyncExternalStore } from "react";
import type { DraftTold } from "../host";

interface Applied {
  shop: string;
  notes: DraftTold["notes"];
  /** The last run of then. */
  run: number | undefined;
}

let applied: Applied | null = null;
const listeners = new Set<() => void>();

export function setApplied(next: Applied | null) {
  applied = next;
  for (const listener of listeners) listener();
}

export function useApplied(): Applied | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => applied,
  );
}
