// What a person left on a screen, such as a search or a value half written: it is there when they come back, for as long as the
// window is open. Not for settings, nor for what is in a draft.

import { useState } from "react";

const kept = new Map<string, unknown>();

/** A state that outlives its screen, by a key. The last function forgets it. */
export function useKept<T>(key: string, first: T): [T, (next: T) => void, () => void] {
  const [value, setValue] = useState(() => (kept.has(key) ? (kept.get(key) as T) : first));
  const keep = (next: T) => {
    kept.set(key, next);
    setValue(next);
  };
  return [value, keep, () => void kept.delete(key)];
}
