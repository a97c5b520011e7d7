// Where the person is: a path behind the # of the address, so that back and forward work and a place can be kept.

import { useSyncExternalStore } from "react";

const read = () => location.hash.replace(/^#\/?/, "");

function subscribe(changed: () => void) {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
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

export function useRoute(): string[] {
  return steps(useSyncExternalStore(subscribe, read));
}
