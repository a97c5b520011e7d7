// Saves of the shop's files by what was done: one edit saves several files, at one moment and with one note.

import type { Note, RevisionLine } from "../host";

export interface Change {
  key: number;
  saved: string;
  note: Note;
  /** The saves of its files. */
  saves: RevisionLine[];
}

/** The changes of some saves, in their order. */
export function grouped(saves: RevisionLine[]): Change[] {
  const changes: Change[] = [];
  for (const save of saves) {
    const last = changes.at(-1);
    const same = last?.saved === save.saved && JSON.stringify(last.note) === JSON.stringify(save.note);
    // A file that was saved twice at one moment was changed twice.
    if (last && same && last.saves.every(({ file }) => file !== save.file)) last.saves.push(save);
    else changes.push({ key: save.revision, saved: save.saved, note: save.note, saves: [save] });
  }
  return changes;
}
