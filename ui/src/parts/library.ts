// The library of transforms, conditions and surveys, in the language of the screens.

import { useMemo } from "react";
import { useWords } from "../words";
import { inDutch, inEnglish } from "../words/library";
import { useAsk } from "./ask";

export function useLibrary(kind: "transforms" | "conditions" | "surveys", when = true) {
  const { language } = useWords();
  const { data } = useAsk(kind, {}, { when });
  return useMemo(() => ({ data: data?.map((item) => (language === "nl" ? inDutch(kind, item) : inEnglish(item))) }), [data, kind, language]);
}
