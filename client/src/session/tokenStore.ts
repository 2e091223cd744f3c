/** What kind of seat a page needs; two kinds of one workshop live side by side in one browser. */
export type SeatKind = "participant" | "facilitator" | "screen" | "view";

/** A seat as this device remembers it. */
export interface KeptSeat {
  token: string;
  workshopId: string;
  /** Stays the same when a new token is given for the same seat. */
  participantId?: string;
  /** For coming back from another phone; only participants have them. */
  alias?: string;
  rejoinWord?: string;
  /** What the workshop is called and how it is joined, so that this device can offer the way back in. */
  title?: string;
  joinCode?: string;
  /** The person has put the three words away once; they stay findable. */
  hasSeenWords?: boolean;
}

const prefixOf = (kind: SeatKind) => `longtable.seat.${kind}.`;
const keyOf = (kind: SeatKind, workshopId: string) => prefixOf(kind) + workshopId;

/**
 * Remembers seats: for this tab first, so that two tabs may sit in two seats, and on the device, so that a closed tab or
 * a dead battery costs nothing. Works without storage too, until the page is left.
 */
export function createTokenStore(tab: Storage | null, device: Storage | null) {
  const memory = new Map<string, string>();
  const places = [tab, device].filter((place) => place !== null);

  const dead = new Set<string>();

  const parse = (text: string | null | undefined) => (text ? attempt(() => JSON.parse(text) as KeptSeat) : null);
  const read = (key: string): KeptSeat | null => {
    const texts = [...places.map((place) => attempt(() => place.getItem(key))), memory.get(key)];
    const seats = texts.flatMap((text) => parse(text) ?? []);
    return seats.find(({ token }) => !dead.has(token)) ?? seats[0] ?? null;
  };
  return {
    /** The tab's own seat; the device's once the tab's is known to be dead. */
    find: (kind: SeatKind, workshopId: string): KeptSeat | null => read(keyOf(kind, workshopId)),
    /** The server has said that a token is good for nothing any more. */
    markDead: (token: string) => void dead.add(token),
    /** Every seat of a kind on this device, in no order. */
    list(kind: SeatKind): KeptSeat[] {
      const keys = new Set(memory.keys());
      for (const place of places) for (const key of attempt(() => Object.keys(place)) ?? []) keys.add(key);
      return [...keys]
        .filter((key) => key.startsWith(prefixOf(kind)))
        .flatMap((key) => this.find(kind, key.slice(prefixOf(kind).length)) ?? []);
    },
    keep(kind: SeatKind, seat: KeptSeat): void {
      const [key, text] = [keyOf(kind, seat.workshopId), JSON.stringify(seat)];
      memory.set(key, text);
      for (const place of places) attempt(() => place.setItem(key, text));
    },
    /** Forgets a seat wherever it is kept with this token; one that another tab has renewed stays. */
    forget(kind: SeatKind, workshopId: string, token: string): void {
      const key = keyOf(kind, workshopId);
      if (parse(memory.get(key))?.token === token) memory.delete(key);
      for (const place of places) {
        attempt(() => parse(place.getItem(key))?.token === token && place.removeItem(key));
      }
    },
  };
}
export type TokenStore = ReturnType<typeof createTokenStore>;

/** Storage throws when it is switched off or full; the seat then lives as long as the page. */
function attempt<T>(action: () => T): T | null {
  try {
    return action();
  } catch {
    return null;
  }
}

/** The browser's own storage, or nothing where it may not be used. */
export const tokenStore = createTokenStore(
  attempt(() => globalThis.sessionStorage) ?? null,
  attempt(() => globalThis.localStorage) ?? null,
);

/** Takes a token out of the address's fragment, once: afterwards neither history nor a shared screen shows it. */
export function takeTokenFromAddress(): string | null {
  const token = globalThis.location.hash.slice(1);
  if (!/^[\w-]{16,}$/.test(token)) return null;
  globalThis.history.replaceState(null, "", globalThis.location.pathname);
  return token;
}
