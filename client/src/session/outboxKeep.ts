import type { OutboxKeep } from "./outbox.ts";
import type { KeptSeat, SeatKind } from "./tokenStore.ts";

/** Keeps a seat's queue in this device's storage. Where storage is full or switched off, it lives as long as the page. */
export function keepOnDevice(kind: SeatKind, seat: KeptSeat): OutboxKeep {
  // A seat that was opened again has another token and is still the same person.
  const owner = seat.participantId ?? seat.token.slice(0, 8);
  const prefix = `longtable.unsent.${kind}.${seat.workshopId}.${owner}.`;
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
    put: (id, text) => attempt((storage) => storage.setItem(prefix + id, text)),
    drop: (id) => attempt((storage) => storage.removeItem(prefix + id)),
  };
}
