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
  /** In the first part: nobody said yet what it is at the partner, or the partner has that category no more. */
  open: boolean;
}

export const lacks = ({ how, products }: OwnCategory) => products > 0 && (how === "none" || how === "default");

/** The partner's list does not have its category: it was retired, or never there. */
export const lapsed = ({ target, products }: OwnCategory) => products > 0 && target?.known === false;

/** The end of a path, which says most. */
export function ending(path: string): string {
  const levels = path.split(" > ");
  return levels.length > 2 ? `… › ${levels.slice(-2).join(" › ")}` : levels.join(" › ");
}

export function rows(all: OwnCategory[], search: string): Row[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ category, target }: OwnCategory) => words.every((word) => `${category} ${target?.path ?? ""}`.toLowerCase().includes(word));
  const shown = all.filter(fits);
  const first = (own: OwnCategory) => lapsed(own) || lacks(own);
  const open = [...shown.filter(lacks), ...shown.filter(lapsed)].map((own): Row => ({ category: own.category, name: own.category, depth: 0, products: own.products, own, open: true }));
  const tree = new Map<string, Row>();
  for (const own of shown.filter((one) => !first(one))) {
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

/** How a category stands: set by itself, by its parent or a pattern, not yet, or at one the partner has no more. */
export type Standing = "own" | "parent" | "open" | "lapsed";

export interface Area {
  /** The full path. */
  name: string;
  label: string;
  value: number;
  standing: Standing;
  children: Area[];
}

function standing(own: OwnCategory): Standing {
  if (lapsed(own)) return "lapsed";
  if (lacks(own)) return "open";
  return own.how === "own" ? "own" : "parent";
}

/** The categories as areas in areas, as large as they have products. A category's own products are an area beside those below it. */
export function areas(all: OwnCategory[]): Area[] {
  const root: Area[] = [];
  for (const own of all.filter(({ products }) => products > 0)) {
    let here = root;
    const levels = own.category.split(">").map((level) => level.trim());
    levels.forEach((label, depth) => {
      const name = levels.slice(0, depth + 1).join(" > ");
      let area = here.find((one) => one.name === name);
      if (!area) {
        area = { name, label, value: 0, standing: "own", children: [] };
        here.push(area);
      }
      area.value += own.products;
      if (depth === levels.length - 1) area.standing = standing(own);
      here = area.children;
    });
  }
  // What is below an area does not fill it where it has products of its own.
  const whole = (area: Area, own: Map<string, OwnCategory>): Area => {
    const products = own.get(area.name)?.products ?? 0;
    const rest = area.children.length > 0 && products > 0 ? [{ ...area, value: products, children: [] }] : [];
    return { ...area, children: [...area.children.map((one) => whole(one, own)), ...rest] };
  };
  const own = new Map(all.map((one) => [one.category, one]));
  return root.map((area) => whole(area, own));
}
