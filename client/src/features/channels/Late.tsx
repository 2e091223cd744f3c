import type { Note } from "@longtable/shared/board/board.types";
import type { Step } from "@longtable/shared/journey/journey.types";
import { useContext } from "react";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useLate } from "../../ui/useLate.ts";
import { BoardNotes } from "../boardList/boardNotes.ts";

// A phone carries none of this until a note or step has a channel, a link or a closer map.
const noteFacts = () => import("./NoteFacts.tsx");
const stepFacts = () => import("./StepFacts.tsx");

/** What is known of a note beside its words, where something is. */
export function LateNoteFacts({ note }: { note: Note }) {
  const notes = useContext(BoardNotes);
  const isTold = note.channel || note.assetKind || note.linkIds;
  return isTold || linkedOn(notes).has(note.id) ? <Facts note={note} notes={notes} /> : null;
}

function Facts({ note, notes }: { note: Note; notes: readonly Pick<Note, "id" | "text" | "linkIds">[] }) {
  const Part = useLate(noteFacts);
  return Part && <Part note={note} notes={notes} />;
}

interface StepProps {
  session: Session;
  board: BoardClient;
  step: Step;
  mayEdit: boolean;
}

/** How people meet at a step, and the map behind it; for who edits the board also where there is neither. */
export function LateStepFacts(props: StepProps) {
  return props.mayEdit || props.step.channel || props.step.subBoardId ? <StepPart {...props} /> : null;
}

function StepPart(props: StepProps) {
  const Part = useLate(stepFacts);
  return Part && <Part {...props} />;
}

const known = new WeakMap<object, ReadonlySet<string>>();

/** The notes of a board that others are linked to; worked out once for each state of the board. */
function linkedOn(notes: readonly Pick<Note, "linkIds">[]): ReadonlySet<string> {
  const found = known.get(notes) ?? new Set<string>(notes.flatMap(({ linkIds = [] }) => linkIds));
  known.set(notes, found);
  return found;
}
