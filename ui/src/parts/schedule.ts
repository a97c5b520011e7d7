// A schedule and the lines of text that people write it in.

import type { ScheduleConfig } from "../host";

/** The lines of a schedule, however it is written. */
export function linesOf(schedule: ScheduleConfig | null | undefined): string[] {
  if (schedule == null) return [];
  if (typeof schedule === "string") return [schedule];
  return Array.isArray(schedule) ? schedule : schedule.at;
}

/** Lines as they are written: one as a text, several as a list; a table keeps what else it says. */
export function scheduleOf(lines: string[], kept: ScheduleConfig | null | undefined): ScheduleConfig {
  if (kept != null && typeof kept === "object" && !Array.isArray(kept)) return { ...kept, at: lines };
  return lines.length === 1 ? (lines[0] ?? "") : lines;
}

/** The lines that say something. */
export const spoken = (text: string) => text.split("\n").filter((line) => line.trim());
