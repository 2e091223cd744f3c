import { useSyncExternalStore } from "react";
import type { Store } from "./session.types.ts";

/** A store that holds one value; `set` tells listeners only when it is another one. */
export interface ValueStore<T> extends Store<T> {
  set(value: T): void;
}

/** Makes a store with a first value. */
export function createStore<T>(first: T): ValueStore<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Follows a store from a component. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
