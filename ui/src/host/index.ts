// The only code that knows where the door is. Today: HTTP on this machine, with the token of the address that
// `feedmill serve --ui` printed. A shell with a window of its own takes the place of this file's three functions.

import type { ApiError, Operations, Told } from "./contract";

export * from "./contract";

export type Name = keyof Operations;
export type Request<N extends Name> = Operations[N]["request"];
export type Response<N extends Name> = Operations[N]["response"];

/** A failed operation: code, message, hint and place, as the door tells it. */
export class Failure extends Error {
  constructor(readonly told: ApiError) {
    super(told.message);
  }
}

const KEPT = "feedmill-token";

/** Takes the token out of the address, so that it is not copied along with it, and keeps it for this tab. */
function token(): string {
  const given = /^#token=([0-9a-f]+)$/.exec(location.hash);
  if (given?.[1]) {
    sessionStorage.setItem(KEPT, given[1]);
    history.replaceState(null, "", "#/");
  }
  return sessionStorage.getItem(KEPT) ?? "";
}

const authorization = { Authorization: `Bearer ${token()}` };

async function answer<T>(response: globalThis.Response): Promise<T> {
  const json: unknown = await response.json().catch(() => null);
  if (response.ok) return json as T;
  const told = json as ApiError | null;
  throw new Failure(told?.message ? told : { code: "connection", message: response.statusText, hint: "", at: "" });
}

function unreachable(error: unknown): never {
  if (error instanceof Failure || (error instanceof DOMException && error.name === "AbortError")) throw error;
  throw new Failure({ code: "connection", message: "", hint: "", at: "" });
}

/** Performs an operation. */
export async function call<N extends Name>(name: N, request: Request<N>, signal?: AbortSignal): Promise<Response<N>> {
  const body = JSON.stringify(request);
  const asked = fetch(`api/call/${name}`, { method: "POST", body, headers: authorization, signal: signal ?? null });
  return asked.then((response) => answer<Response<N>>(response)).catch(unreachable);
}

/** Hands over a file that was dropped; answers with a place that operations understand. */
export async function upload(file: File): Promise<string> {
  const address = `api/upload?name=${encodeURIComponent(file.name)}`;
  const sent = fetch(address, { method: "POST", body: file, headers: authorization });
  return sent.then((response) => answer<{ place: string }>(response)).then(({ place }) => place).catch(unreachable);
}

/** Hears what happens in the background until it is stopped; finds its way back when the connection breaks. */
export function listen(hear: (told: Told) => void, connected: () => void): () => void {
  const stop = new AbortController();
  const read = async () => {
    const response = await fetch("api/events", { headers: authorization, signal: stop.signal });
    if (!response.ok || !response.body) return;
    connected();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      // Events are in order, so they are read one after another.
      // oxlint-disable-next-line no-await-in-loop
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (text + value).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        if (block.startsWith("data: ")) hear(JSON.parse(block.slice(6)) as Told);
      }
    }
  };
  const again = () => {
    if (!stop.signal.aborted) setTimeout(start, 1000);
  };
  const start = () => void read().catch(() => undefined).finally(again);
  start();
  return () => stop.abort();
}
