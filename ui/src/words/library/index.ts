// The library in the language of the screens: items come with English texts; in Dutch they get those of the files beside.

import type { ItemTold } from "../../host";
import type { productFields } from "../../host/contract";
import { conditions } from "./conditions";
import { argumentNames, called } from "./english";
import { fields } from "./fields";
import type { Kind } from "./items";
import { labels } from "./labels";
import { names } from "./names";
import { surveys } from "./surveys";
import { transforms } from "./transforms";

type Schema = Record<string, unknown>;
type Argument = readonly [label: string, about: string, words?: Record<string, string>];
type Told = string | Record<string, Argument>;

/** What is known of an item beside what the program tells of it. */
interface Shown {
  /** What it is called. */
  called: string;
  /** What it does. */
  about: string;
}

/** An item as it is shown: its arguments have their label as `title`, and `words` for the words or members they take. */
export type Item<T extends ItemTold = ItemTold> = T & Shown;

const dutch: Record<Kind, object> = { transforms, conditions, surveys, labels };

/** What a transform is called; its name in files where it is not known here. */
const inWords = (name: string) => called[name as keyof typeof called] ?? name;

/** What an argument is called. */
const argumentInWords = (name: string) => argumentNames[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

/** An item with its texts in English, mostly as its schema has them. */
export function inEnglish<T extends ItemTold>(item: T): Item<T> {
  const schema = item.arguments as Schema & { description?: string };
  const [first = "", help] = (schema.description ?? "").split("\n\n");
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, argument]) => [name, { ...argument, title: argumentInWords(name) }]);
  return { ...item, called: inWords(item.name), about: (help ?? first).replaceAll("\n", " "), arguments: { ...schema, properties: Object.fromEntries(properties) } };
}

/** An item with its texts in Dutch; one that is not known here, such as of another version, stays English. */
export function inDutch<T extends ItemTold>(kind: Kind, item: T): Item<T> {
  const found = (dutch[kind] as Record<string, Told | readonly Told[]>)[item.name];
  if (!found) return inEnglish(item);
  const told = [found].flat();
  const texts = told.filter((one) => typeof one === "string");
  const named = told.find((one) => typeof one !== "string") ?? {};
  const schema = item.arguments as Schema;
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, argument]) => {
    const [title, description, words] = named[name] ?? [];
    return [name, title ? { ...argument, title, description, words } : argument];
  });
  return { ...item, called: texts.length > 1 ? (texts[0] ?? "") : item.name, about: texts.at(-1) ?? "", arguments: { ...schema, properties: Object.fromEntries(properties) } };
}

/** What a transform is called, in English and in Dutch. */
export const transformNames = (name: string): readonly [string, string] => [inWords(name), transforms[name as keyof typeof transforms]?.[0] ?? inWords(name)];

/** What a product field is called, in English and in Dutch. */
export const fieldNames = (name: string): readonly [string, string] | undefined => names[name as (typeof productFields)[number]];

/** What a product field means. */
export const fieldInDutch = (name: string): string | undefined => fields[name as (typeof productFields)[number]];
