// The door over HTTP on this machine, with the token of the address that `feedmill serve --ui` printed.

import type { ApiError, Told } from "./contract";
import { Failure, type Host } from "./host";

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

export function http(): Host {
  const headers = { Authorization: `Bearer ${token()}` };

  async function call(name: string, request: unknown, signal?: AbortSignal): Promise<unknown> {
    const asked = fetch(`api/call/${name}`, { method: "POST", body: JSON.stringify(request), headers, signal: signal ?? null });
    return asked.then(answer).catch(unreachable);
  }

  async function upload(file: File): Promise<string> {
    const sent = fetch(`api/upload?name=${encodeURIComponent(file.name)}`, { method: "POST", body: file, headers });
    return sent.then((response) => answer<{ place: string }>(response)).then(({ place }) => place).catch(unreachable);
  }

  /** Finds its way back when the connection breaks. */
  function listen(hear: (told: Told) => void, connected: () => void): () => void {
    const stop = new AbortController();
    const read = async () => {
      const response = await fetch("api/events", { headers, signal: stop.signal });
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

  return { call, upload, listen, desktop: null };
}
