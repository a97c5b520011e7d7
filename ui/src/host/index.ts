// The only code that knows a shell: Feedmill's own window, or a browser. The contract is the same in both.

import { isTauri } from "@tauri-apps/api/core";
import type { Operations } from "./contract";
import type { Host } from "./host";
import { http } from "./http";
import { tauri } from "./tauri";

export * from "./contract";
export { type Desktop, Failure, type ShellTold, type Standing } from "./host";

export type Name = keyof Operations;
export type Request<N extends Name> = Operations[N]["request"];
export type Response<N extends Name> = Operations[N]["response"];

const host: Host = isTauri() ? tauri() : http();

/** Performs an operation. */
export function call<N extends Name>(name: N, request: Request<N>, signal?: AbortSignal): Promise<Response<N>> {
  return host.call(name, request, signal) as Promise<Response<N>>;
}

export const { upload, listen, desktop } = host;

/** Keeps what went wrong in the page, where the shell can: a window has no console that anybody would see. */
export function trouble(text: string) {
  desktop?.trouble(text);
}

/** Has errors kept that nobody catches. */
export function watchTroubles() {
  addEventListener("error", ({ message, filename, lineno }) => trouble(`${message} (${filename}:${lineno})`));
  addEventListener("unhandledrejection", ({ reason }) => trouble(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => trouble(`refused by the policy: ${violatedDirective} ${blockedURI}`));
}
