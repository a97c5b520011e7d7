// The library of transforms, conditions, surveys and labels, in the language of the screens.

import { useMemo } from "react";
import type { ItemTold } from "../host";
import { useWords } from "../words";
import { inDutch, inEnglish, type Item } from "../words/library";
import type { Kind } from "../words/library/items";
import { useAsk } from "./ask";

/** Items with their texts. */
export function useItems<T extends ItemTold>(kind: Kind, data: T[] | undefined): Array<Item<T>> | undefined {
  const { language } = useWords();
  return useMemo(() => data?.map((item) => (language === "nl" ? inDutch(kind, item) : inEnglish(item))), [data, kind, language]);
}

export function useLibrary(kind: "transforms" | "conditions" | "surveys", when = true) {
  return { data: useItems(kind, useAsk(kind, {}, { when }).data) };
}
