// The work in the background, as events tell it.

import { useSyncExternalStore } from "react";
import type { ApiError, Task, Told } from "../host";

export interface Known {
  running: Task[];
  /** How the last one ended. */
  ended: { task: Task; error: ApiError | null } | null;
  /** Settings that another program changed last. */
  disk: { shop: string; files: string[] } | null;
}

let known: Known = { running: [], ended: null, disk: null };
const listeners = new Set<() => void>();

function set(next: Partial<Known>) {
  known = { ...known, ...next };
  for (const listener of listeners) listener();
}

export function tell(told: Exclude<Told, { kind: "changed" | "disk" | "alert" }>) {
  const task = told.kind === "failed" ? told.task : told;
  const others = known.running.filter((other) => other.id !== task.id);
  if (told.kind === "progress") set({ running: [...others, task], ended: null });
  else set({ running: others, ended: { task, error: told.kind === "failed" ? told.error : null } });
}

export function noteDisk({ shop, files }: { shop: string; files: string[] }) {
  set({ disk: { shop, files } });
}

export function dismiss() {
  set({ ended: null, disk: null });
}

export function useTasks(): Known {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => known,
  );
}
