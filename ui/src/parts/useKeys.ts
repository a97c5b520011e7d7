// Keys that work on a whole screen, unless something is being written.

import { useEffect, useRef } from "react";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

function name(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const command = event.metaKey || event.ctrlKey ? "mod+" : "";
  return command + (event.shiftKey && (command || event.key.length > 1) ? "shift+" : "") + key;
}

/** Writing, choosing, or in a dialog: then plain keys belong to that. */
function busy(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null;
  return Boolean(target?.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=dialog], [role=menu]"));
}

export function useKeys(keys: Keys) {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const pressedName = name(event);
      const act = current.current[pressedName];
      const writing = busy(event) && !(pressedName.startsWith("mod+") && pressedName !== "mod+z" && pressedName !== "mod+shift+z");
      if (!act || writing) return;
      event.preventDefault();
      act(event);
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
}
