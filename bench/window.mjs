// The desktop app's own window for the measures: the built program on a display and a session bus of its own, driven by
// WebKit's driver. As much of a page as the measures use, and the door. What they measure is in measures.mjs.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** Keys that are no signs, as WebDriver writes them. */
const KEYS = { Backspace: "\uE003", Escape: "\uE00C", End: "\uE010" };

/** Starts a server that tells one line when it is ready. */
async function served(command, args, env) {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "ignore"] });
  const [line] = await Promise.race([once(child.stdout, "data"), once(child, "error").then(([error]) => { throw error; })]);
  return [child, String(line).trim()];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The window of `binary`, with all it keeps in `home`. */
export async function openWindow(binary, home) {
  const run = join(home, "run");
  mkdirSync(run, { recursive: true });
  const own = { ...process.env, HOME: home, XDG_RUNTIME_DIR: run, XDG_CONFIG_HOME: join(home, "config"), XDG_DATA_HOME: join(home, "data"), XDG_CACHE_HOME: join(home, "cache") };
  const [screen, number] = await served("Xvfb", ["-displayfd", "1", "-screen", "0", "1400x1050x24", "-nolisten", "tcp"], own);
  const env = { ...own, DISPLAY: `:${number}`, TAURI_WEBVIEW_AUTOMATION: "true" };
  const [bus, address] = await served("dbus-daemon", ["--session", "--nofork", "--print-address"], env);
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...env, DBUS_SESSION_BUS_ADDRESS: address }, stdio: "ignore" });
  let session = "";
  const ask = async (path, body, method = "POST") => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${session}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(value.message);
    return value;
  };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args: [] } } };
  for (let left = 100; !session; left -= 1) {
    try {
      const { sessionId } = await ask("", { capabilities });
      session = `/${sessionId}`;
    } catch (error) {
      if (left === 0 || !(error instanceof TypeError)) throw error;
      await pause(50);
    }
  }
  await ask("/timeouts", { script: 600_000 });
  const evaluate = async (what, given) => {
    const script = `const [given, done] = arguments; Promise.resolve((${what})(given)).then((told) => done({ told }), (error) => done({ error: String(error?.message ?? error) }));`;
    const { told, error } = await ask("/execute/async", { script, args: [given ?? null] });
    if (error) throw new Error(error);
    return told;
  };
  const page = {
    evaluate,
    waitForTimeout: pause,
    reload: () => ask("/refresh", {}),
    async waitForFunction(what, given) {
      while (!(await evaluate(what, given))) await pause(20);
    },
    keyboard: {
      press: (key) => {
        const value = KEYS[key] ?? key;
        return ask("/actions", { actions: [{ type: "key", id: "keys", actions: [{ type: "keyDown", value }, { type: "keyUp", value }] }] });
      },
    },
  };
  const call = (name, request) => evaluate(({ name: asked, request: about }) => globalThis.__TAURI_INTERNALS__.invoke("invoke", { name: asked, request: about }), { name, request });
  const close = async () => {
    await ask("", undefined, "DELETE");
    for (const child of [driver, bus, screen]) child.kill();
  };
  return { page, call, close };
}
