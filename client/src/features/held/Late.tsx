import type { HeldNote } from "@longtable/shared/held/held.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until people write alone, or notes wait for a host.
const lead = () => import("./HeldLead.tsx");
const mark = () => import("./HeldMark.tsx");

interface LeadProps {
  state: WorkshopState | null;
  boardId: string;
  isAlone: boolean;
}

/** What becomes of what is written on a board now, above it. */
export function LateHeldLead(props: LeadProps) {
  const [wasWanted, setWanted] = useState(false);
  const isWanted = wasWanted || props.isAlone || !!props.state?.held?.isModerated;
  // It stays, to say when the room sees what was written.
  if (isWanted && !wasWanted) setWanted(true);
  return isWanted ? <Lead {...props} /> : null;
}

function Lead(props: LeadProps) {
  const Part = useLate(lead);
  return Part && <Part {...props} />;
}

interface MarkProps {
  held: HeldNote;
  /** Null while its owner may change nothing here. */
  acts: { rests: boolean; session: Session } | null;
}

/** On one's own note that is on no board: who sees it, and what can be done about that. */
export function LateHeldMark(props: MarkProps) {
  const Part = useLate(mark);
  return Part && <Part {...props} />;
}
