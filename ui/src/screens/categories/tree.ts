// The shop's categories as rows: those without a partner category first, then the tree of all others.

import type { OwnCategory } from "../../host";

export interface Row {
  /** The full path; empty for products without a category. */
  category: string;
  /** What is shown: the whole path in the first part, the last level in the tree. */
  name: string;
  depth: number;
  /** Products of it and of all below it. */
  products: number;
  /** None where the search shows only what is below it. */
  own: OwnCategory | null;
  /** In the first part: nobody said yet what it is at the partner. */
  open: boolean;
}

export const lacks = ({ how, products }: OwnCategory) => products > 0 && (how === "none" || how === "default");

/** The end of a path, which says most. */
export function ending(path: string): string {
  const levels = path.split(" > ");
  return levels.length > 2 ? `… › ${levels.slice(-2).join(" › ")}` : levels.join(" › ");
}

export function rows(all: OwnCategory[], search: string): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ category, target }: OwnCategory) => words.every((word) => `${category} ${target?.path ?? ""}`.toLowerCase().includes(word));
  const shown = all.filter(fits);
  const open = shown.filter(lacks).map((own): Row => ({ category: own.category, name: own.category, depth: 0, products: own.products, own, open: true }));
  const tree = new Map<string, Row>();
  for (const own of shown.filter((one) => !lacks(one))) {
    const levels = own.category.split(">").map((level) => level.trim());
    levels.forEach((name, depth) => {
      const category = levels.slice(0, depth + 1).join(" > ");
      const row = tree.get(category) ?? { category, name, depth, products: 0, own: null, open: false };
      row.products += own.products;
      if (depth === levels.length - 1) row.own = own;
      tree.set(category, row);
    });
  }
  // Level by level: a sign in a name must not come between a parent and what is below it.
  const order = (row: Row) => row.category.replaceAll(" > ", "\u0001").toLowerCase();
  return [...open, ...[...tree.values()].toSorted((a, b) => (order(a) < order(b) ? -1 : 1))];
}
