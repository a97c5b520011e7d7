// Every message of the screens in a language: their own words, and what the program says by id.

import { messages as english } from "../host/contract";
import { files } from "./files";
import { onScreen } from "./onScreen";
import { said as dutch } from "./said";

export const languages = ["en", "nl"] as const;
export type Language = (typeof languages)[number];

type Files = (typeof files)[keyof typeof files];
export type Key = Files extends infer File ? (File extends Files ? keyof File : never) : never;

const catalogue: Record<Key, readonly [string, string]> = Object.assign({}, ...Object.values(files));

export function messages(language: Language): Record<string, string> {
  const own = Object.entries(catalogue).map(([key, [inEnglish, inDutch]]) => [key, language === "nl" ? inDutch : inEnglish]);
  return { ...(language === "nl" ? dutch : { ...english, ...onScreen }), ...Object.fromEntries(own) };
}
