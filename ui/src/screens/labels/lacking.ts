// Fields that a label needs and the shop lacks, in words.

import { useWords } from "../../words";

/** `Purchase price, Clicks`; of several of which one will do `Season or Title`. */
export function useListed() {
  const { t, fieldCalled } = useWords();
  return (lacks: string[][]) => lacks.map((some) => some.map((name) => fieldCalled(name)).join(` ${t("labels.or")} `)).join(", ");
}
