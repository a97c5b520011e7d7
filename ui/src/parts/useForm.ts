// What every form does with keys: Enter with Ctrl or ⌘ keeps it, Escape leaves it.

import type { KeyboardEvent, SubmitEvent } from "react";

export function useForm(keep: () => unknown, close: () => void) {
  return {
    onSubmit: (event: SubmitEvent) => {
      event.preventDefault();
      keep();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const at = event.target as HTMLElement;
      // What is open in the form is left first.
      const inner = !event.currentTarget.contains(at) || at.getAttribute("aria-expanded") === "true";
      if (event.key === "Escape" && !inner) close();
      if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
      // Elsewhere these keys show the effect of the draft.
      event.stopPropagation();
      keep();
    },
  };
}
