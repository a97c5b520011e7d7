// The sample product: chosen once, it follows through all screens of a shop.

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
const key = (shop: string) => `feedmill-sample ${shop}`;

export function setSample(shop: string, id: string) {
  sessionStorage.setItem(key(shop), id);
  for (const listener of listeners) listener();
}

export function useSample(shop: string): string | null {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => sessionStorage.getItem(key(shop)),
  );
}
