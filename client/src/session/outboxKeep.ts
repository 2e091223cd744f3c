import type { OutboxKeep } from "./outbox.ts";
import type { KeptSeat, SeatKind } from "./tokenStore.ts";

/** Keeps a seat's queue in this device's storage. Where storage is full or switched off, it lives as long as the page. */
export function keepOnDevice(kind: SeatKind, seat: KeptSeat): OutboxKeep {
  const prefix = prefixOf(kind, seat);
  const attempt = <T>(action: (storage: Storage) => T): T | null => {
    try {
      return action(globalThis.localStorage);
    } catch {
      return null;
    }
  };
  return {
    readAll: () =>
      attempt((storage) =>
        Object.keys(storage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key) => storage.getItem(key) ?? []),
      ) ?? [],
    put: (id, text) =>
      attempt((storage) => {
        storage.setItem(prefix + id, text);
        return true;
      }) ?? false,
    drop: (id) => attempt((storage) => storage.removeItem(prefix + id)),
  };
}

/**
 * Calls `action` once no other tab of this browser sits in the seat, and keeps it so until the answer is called. Where
 * the browser has no locks, as on a page without https, every tab counts as alone.
 */
export function onceAlone(kind: SeatKind, seat: KeptSeat, action: () => void): () => void {
  if (!navigator.locks) {
    action();
    return () => undefined;
  }
  const waiting = new AbortController();
  let leave = () => waiting.abort();
  const sit = () =>
    new Promise<void>((resolve) => {
      leave = resolve;
      action();
    });
  navigator.locks.request(prefixOf(kind, seat), { signal: waiting.signal }, sit).catch(() => undefined);
  return () => leave();
}

function prefixOf(kind: SeatKind, seat: KeptSeat): string {
  // A seat that was opened again has another token and is still the same person.
  const owner = seat.participantId ?? seat.token.slice(0, 8);
  return `longtable.unsent.${kind}.${seat.workshopId}.${owner}.`;
}
