// What the counts of a rule come to.

import type { RuleReport } from "../../host";

/** Products that stand after it. */
export const standing = ({ before, excluded, included }: RuleReport) => before - excluded + included;
