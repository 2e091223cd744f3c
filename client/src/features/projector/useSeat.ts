import { useEffect, useState } from "react";
import { goTo } from "../../app/route.ts";
import { openSession } from "../../session/session.ts";
import { type KeptSeat, type SeatKind, takeTokenFromAddress, tokenStore } from "../../session/tokenStore.ts";

/** How a page of a host or a screen stands with its seat. */
export type SeatStanding =
  | { name: "looking" }
  | { name: "seated"; seat: KeptSeat }
  /** No link was followed here, and none before on this device. */
  | { name: "none" }
  /** The link is no longer good. */
  | { name: "dead" };

/** Stands for the workshop's id until the server has said which one the token belongs to. */
const UNKNOWN = "-";

/**
 * The seat of a page that is opened by a link: the token is taken out of the fragment once, kept on this device, and the
 * address then names the workshop, so that a reload finds the same seat.
 */
export function useSeat(kind: SeatKind, page: string, workshopId: string | null): SeatStanding {
  const [token] = useState(takeTokenFromAddress);
  const [standing, setStanding] = useState<SeatStanding>({ name: "looking" });
  useEffect(() => {
    const known = workshopId === null ? null : tokenStore.find(kind, workshopId);
    if (token === null || known?.token === token) {
      setStanding(known ? { name: "seated", seat: known } : { name: "none" });
      return;
    }
    return resolve(kind, token, (seat) => {
      if (seat === null) return setStanding({ name: "dead" });
      tokenStore.keep(kind, seat);
      goTo(`/${page}/${seat.workshopId}`, { replace: true });
      setStanding({ name: "seated", seat });
    });
  }, [kind, page, token, workshopId]);
  return standing;
}

/** Asks the hub which workshop a token belongs to; null when it is not good. */
function resolve(kind: SeatKind, token: string, onKnown: (seat: KeptSeat | null) => void): () => void {
  const session = openSession(kind, { token, workshopId: UNKNOWN });
  const stops: (() => void)[] = [];
  const close = () => {
    for (const stop of stops) stop();
    session.close();
  };
  const look = () => {
    const state = session.state.get();
    const hasEnded = session.link.get() === "ended";
    if (state === null && !hasEnded) return;
    close();
    onKnown(state === null ? null : { token, workshopId: state.workshop.id });
  };
  stops.push(session.state.subscribe(look), session.link.subscribe(look));
  return close;
}
