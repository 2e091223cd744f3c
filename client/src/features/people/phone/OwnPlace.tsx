import type { Session } from "../../../session/session.types.ts";
import { useStore } from "../../../session/store.ts";
import type { KeptSeat } from "../../../session/tokenStore.ts";
import { ChangeMe } from "./ChangeMe.tsx";
import { Needs } from "./Needs.tsx";
import "./phoneWords.ts";
import "./ownPlace.css";

/** Under Pause: what one needs, asked in private, and what one is called. */
export function OwnPlace({ session, seat }: { session: Session; seat: KeptSeat }) {
  const state = useStore(session.state);
  if (!state?.me.participantId) return null;
  return (
    <>
      <Needs session={session} needs={state.me.needs ?? []} />
      <ChangeMe session={session} seat={seat} state={state} />
    </>
  );
}
