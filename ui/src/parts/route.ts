// Where the person is: a path behind the # of the address, so that back and forward work and a place can be kept.

import { useSyncExternalStore } from "react";

/** The path of before the last step. */
let before = "";

const read = () => location.hash.replace(/^#\/?/, "");

function subscribe(changed: () => void) {
  const moved = ({ oldURL }: HashChangeEvent) => {
    before = new URL(oldURL).hash;
    changed();
  };
  addEventListener("hashchange", moved);
  return () => removeEventListener("hashchange", moved);
}

/** The steps of the path, decoded. */
export function steps(path: string): string[] {
  return path.split("/").filter(Boolean).map(decodeURIComponent);
}

/** The address of a path. */
export function to(...path: string[]): string {
  return `#/${path.map(encodeURIComponent).join("/")}`;
}

export function go(...path: string[]) {
  location.hash = to(...path).slice(1);
}

/** Goes there in the place of where the person is: Back does not come here again. */
export function goInstead(...path: string[]) {
  location.replace(to(...path));
}

/** Back to where the person came from; the other place when that is not known. */
export function back(...otherwise: string[]) {
  location.hash = before.slice(1) || to(...otherwise).slice(1);
}

/** Whether the person went somewhere since the screens were opened. */
export const onTheWay = () => before !== "";

export function useRoute(): string[] {
  return steps(useSyncExternalStore(subscribe, read));
}
