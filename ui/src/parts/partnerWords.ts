// What partner specs say, in the person's language: the specs are in English, with their Dutch beside it.

import { useWords } from "../words";
import { useAsk } from "./ask";
import { useRoute } from "./route";

/** Turns a sentence of a spec into the person's language; as it is where it is not translated. */
export function usePartnerWords(): (sentence: string) => string {
  const { language } = useWords();
  const [place, shop = null] = useRoute();
  const { data } = useAsk("partners_in_dutch", { shop: place === "shop" ? shop : null }, { when: language === "nl" });
  return (sentence) => (language === "nl" && data?.[sentence]) || sentence;
}
