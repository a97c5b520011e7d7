// What partners are called, and what their specs say in the person's language: the specs are in English, with their Dutch
// beside it.

import type { Said } from "../host";
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

/** What the partner of a mapping is called; with the mapping's own name where the shop has several of that partner. */
export function usePartnerName(): (mapping: string) => string {
  const [, shop = ""] = useRoute();
  // The frame asks. Asked again where its failure is told, the failure would go away and come back without end.
  const { data } = useAsk("shop", { shop }, { when: false });
  return (mapping) => {
    const partner = data?.partners.find((one) => one.mapping === mapping);
    if (!partner) return mapping;
    return data?.partners.some((one) => one.name === partner.name && one !== partner) ? `${partner.name} (${mapping})` : partner.name;
  };
}

/** A message with partners called by their names. */
export function useNamed(): <Message extends Said>(message: Message) => Message {
  const called = usePartnerName();
  return (message) => {
    const named = Object.entries(message.with ?? {}).filter(([blank]) => blank === "mapping" || blank === "partner").map(([blank, mapping]) => [blank, called(mapping)]);
    return { ...message, with: { ...message.with, ...Object.fromEntries(named) } };
  };
}
