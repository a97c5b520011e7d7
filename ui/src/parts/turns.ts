// Turns: of many questions of one kind a few are asked at a time, so that the door stays free for others. The newest first,
// those of one moment in their order; what nobody waits for any more is not asked.

/** A browser keeps six connections to the door; one hears events. */
const MOST = 3;

let running = 0;
const waiting: Array<() => void> = [];
/** How many of those who wait came in this same moment. */
let together = 0;

function leave(at: number) {
  if (at < together) together -= 1;
  return waiting.splice(at, 1)[0];
}

function turn(signal: AbortSignal): Promise<void> {
  return new Promise((begin, giveUp) => {
    const begins = () => {
      signal.removeEventListener("abort", leaves);
      begin();
    };
    const leaves = () => {
      leave(waiting.indexOf(begins));
      giveUp(signal.reason as Error);
    };
    if (together === 0) setTimeout(() => (together = 0));
    waiting.splice(together, 0, begins);
    together += 1;
    signal.addEventListener("abort", leaves, { once: true });
  });
}

/** Asks when it is its turn. What was begun is waited for, whoever still wants it: the door does not stop it either. */
export async function inTurn<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  if (running < MOST) running += 1;
  // Who ends hands on its own turn.
  else await turn(signal);
  try {
    return await ask();
  } finally {
    const next = leave(0);
    if (next) next();
    else running -= 1;
  }
}
