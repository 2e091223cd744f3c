import type { Constraint } from "@longtable/shared/board/board.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until the room asks something or a note has a limit.
const questions = () => import("./PhoneQuestions.tsx");
const limitLine = () => import("./LimitLine.tsx");
const noteLimits = () => import("./NoteLimits.tsx");

/** Proposals and quick checks on a phone. */
export function LateQuestions(props: QuestionsProps) {
  const { agreements, checks } = props.state;
  return agreements?.length || checks?.length ? <Questions {...props} /> : null;
}

interface QuestionsProps {
  session: Session;
  state: WorkshopState;
  isBrief: boolean;
}

function Questions(props: QuestionsProps) {
  const Part = useLate(questions);
  return Part && <Part {...props} />;
}

/** What a host has said of a limit, on its note. */
export function LateLimit(props: { constraint: Constraint }) {
  const Part = useLate(limitLine);
  return Part && <Part {...props} />;
}

/** What limits an idea, under it while people vote. */
export function LateNoteLimits(props: { boardId: string; token: string; noteId: string }) {
  const Part = useLate(noteLimits);
  return Part && <Part {...props} />;
}
