// What a shell gives the screens, whichever it is.

import type { ApiError, Told } from "./contract";

/** A failed operation: code, message, hint and place, as the door tells it. */
export class Failure extends Error {
  constructor(readonly told: ApiError) {
    super(told.message);
  }
}

export interface Host {
  call(name: string, request: unknown, signal?: AbortSignal): Promise<unknown>;
  /** Hands over a file that was dropped or chosen; answers with a place that operations understand. */
  upload(file: File): Promise<string>;
  /** Hears what happens in the background until it is stopped. `connected`: what happened before is not known. */
  listen(hear: (told: Told) => void, connected: () => void): () => void;
  /** What only a window of its own has; none in a browser. */
  desktop: Desktop | null;
}

/** How Feedmill stands on this desktop. */
export interface Standing {
  /** It is started at login. */
  autostart: boolean;
  /** No planned run begins. */
  paused: boolean;
  /** Shops whose settings plan runs. */
  planned: number;
  /** It can stay in the tray without a window. */
  tray: boolean;
  version: string;
}

/** Words of the tray and of notifications; `{name}` stands for a shop. */
type ShellWords = Record<
  "open" | "run" | "runNone" | "pause" | "quit" | "idle" | "paused" | "running" | "held" | "heldAbout" | "failed" | "stays" | "staysAbout",
  string
>;

/** What the shell tells unasked: a file was dropped on the window, a shop is to be shown. */
export type ShellTold = { kind: "dropped"; place: string } | { kind: "open"; shop: string };

export interface Desktop {
  /** Asks for a place in the system's dialog; null when the person closed it. */
  choose(what: "file" | "folder" | "save", title: string): Promise<string | null>;
  /** Hears the shell until it is stopped. */
  hear(listener: (told: ShellTold) => void): () => void;
  standing(): Promise<Standing>;
  set(change: { autostart?: boolean; paused?: boolean }): Promise<void>;
  /** Has the tray and notifications speak the language of the screens. */
  speak(words: ShellWords): void;
  /** Keeps what went wrong in the page. */
  trouble(text: string): void;
}
