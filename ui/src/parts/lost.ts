// Rows of the sources that became no products for want of an id of their own.

import type { Issue } from "../host";

const WHY = ["missing_id", "duplicate_id"] as const;

export interface Lost extends Issue {
  code: (typeof WHY)[number];
}

export const lost = (issues: Issue[]): Lost[] => issues.filter((issue): issue is Lost => (WHY as readonly string[]).includes(issue.code));

/** How many. */
export const lostRows = (issues: Issue[]): number => lost(issues).reduce((all, { count }) => all + count, 0);
