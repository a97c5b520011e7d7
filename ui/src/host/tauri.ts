// The door of the desktop window: Tauri's own, without any of its plugins. What the shell does with it is in src-tauri.

import { Channel, invoke } from "@tauri-apps/api/core";
import type { ApiError, Told } from "./contract";
import { type Desktop, Failure, type Host, type ShellTold, type Standing } from "./host";

async function ask<T>(command: string, request?: Record<string, unknown>): Promise<T> {
  return invoke<T>(command, request).catch((error: unknown) => {
    // A refusal of Tauri itself is a text.
    const told = typeof error === "object" && error ? (error as ApiError) : { code: "unexpected", message: String(error), hint: "", at: "" };
    throw new Failure(told);
  });
}

export function tauri(): Host {
  const hears = new Set<(told: Told) => void>();
  const shell = new Set<(told: ShellTold) => void>();
  // What is told before a screen listens is kept for it.
  const early: ShellTold[] = [];

  const events = new Channel<Told>((told) => {
    for (const hear of hears) hear(told);
  });
  const shellTells = new Channel<ShellTold>((told) => {
    if (shell.size === 0) early.push(told);
    for (const hear of shell) hear(told);
  });
  const begun = ask("told", { door: events, window: shellTells });

  const desktop: Desktop = {
    choose: (what, title) => ask<string | null>("choose", { what, title }),
    hear(listener) {
      shell.add(listener);
      for (const told of early.splice(0)) listener(told);
      return () => shell.delete(listener);
    },
    standing: () => ask<Standing>("desktop"),
    set: (change) => ask("set_desktop", { ...change }),
    speak: (words) => void ask("words", { words }),
    trouble: (text) => void ask("trouble", { text }).catch(() => undefined),
  };

  return {
    call: (name, request) => ask("invoke", { name, request }),
    upload: () => Promise.reject(new Failure({ code: "request", message: "a window takes places, not files", hint: "", at: "" })),
    listen(hear, connected) {
      hears.add(hear);
      void begun.then(connected);
      return () => hears.delete(hear);
    },
    desktop,
  };
}
