type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** This device's storage. Where it is full or switched off, it remembers nothing and breaks nothing. */
export const safeStorage: Kept = guardStorage(() => globalThis.localStorage);

/** A storage that never throws, whatever reaching or using it does. */
export function guardStorage(reach: () => Kept): Kept {
  const attempt = <T>(action: (storage: Kept) => T): T | null => {
    try {
      return action(reach());
    } catch {
      return null;
    }
  };
  return {
    getItem: (key) => attempt((storage) => storage.getItem(key)),
    setItem: (key, value) => void attempt((storage) => storage.setItem(key, value)),
    removeItem: (key) => void attempt((storage) => storage.removeItem(key)),
  };
}
