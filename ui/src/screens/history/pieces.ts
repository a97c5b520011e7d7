// What changed between two texts, by words, with long stretches that are the same cut short.

import { diffWordsWithSpace } from "diff";

export interface Piece {
  kind: "same" | "added" | "removed" | "skipped";
  text: string;
  /** Lines left out, for what is skipped. */
  lines: number;
}

/** Lines shown around a change. */
const AROUND = 2;

export function pieces(before: string, after: string): Piece[] {
  const parts = diffWordsWithSpace(before, after);
  return parts.flatMap(({ value, added, removed }, index) => {
    if (added || removed) return [piece(added ? "added" : "removed", value)];
    const lines = value.split("\n");
    const first = index > 0 ? AROUND : 0;
    const last = index < parts.length - 1 ? AROUND : 0;
    // The ends are parts of lines that changed.
    const skipped = lines.length - first - last - 2;
    if (skipped < 3) return [piece("same", value)];
    const head = lines.slice(0, first + (index > 0 ? 1 : 0));
    const tail = lines.slice(lines.length - last - (index < parts.length - 1 ? 1 : 0));
    const between: Piece = { kind: "skipped", text: "", lines: lines.length - head.length - tail.length };
    return [...(head.length > 0 ? [piece("same", `${head.join("\n")}\n`)] : []), between, ...(tail.length > 0 ? [piece("same", tail.join("\n"))] : [])];
  });
}

function piece(kind: Piece["kind"], text: string): Piece {
  return { kind, text, lines: 0 };
}
