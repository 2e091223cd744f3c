import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { NoteKind, Place } from "@longtable/shared/board/board.types";
import { sortLanes } from "@longtable/shared/journey/journey.rules";
import type { LaneType } from "@longtable/shared/journey/journey.types";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useKept } from "../../session/useKept.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { KindPicker } from "./KindPicker.tsx";
import { NoteText } from "./NoteText.tsx";
import type { NoteActions } from "./noteActions.ts";
import { PlaceFields } from "./PlaceFields.tsx";

/** Where the sheet was opened: at a step, maybe at one of its lanes. */
export interface AddAt {
  stepId: string | null;
  laneId: string | null;
}

interface Props {
  at: AddAt | null;
  /** Whose draft it is: the board's, for a table's the room's. */
  draftOf: string;
  content: BoardContent;
  add: NoteActions["add"];
  onClose(): void;
}

/** Adds a note to a step of a map: which lane, what it is, its words. */
export function AddSheet({ at, draftOf, content, add, onClose }: Props) {
  const step = content.steps.find(({ id }) => id === at?.stepId);
  const title = step ? t("boardList.add.toStepTitle", { step: step.label }) : t("boardList.add.toTray");
  return (
    <Sheet title={title} isOpen={at !== null} onClose={onClose}>
      {at && <AddForm at={at} draftOf={draftOf} content={content} add={add} onClose={onClose} />}
    </Sheet>
  );
}

function AddForm({ at, draftOf, content, add, onClose }: Props & { at: AddAt }) {
  const [text, setText] = useKept(`draft.${draftOf}`, "");
  const [place, setPlace] = useState<Place>(() => placeAt(content, at));
  const [chosenKind, setChosenKind] = useState<NoteKind | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const lane = content.lanes.find(({ id }) => place && "laneId" in place && id === place.laneId);
  const kind = chosenKind ?? kindOf(lane?.type);
  const send = () => {
    const words = text.trim();
    if (words === "") return setProblem(t("boardList.add.empty"));
    add(words, kind, place);
    setText("");
    onClose();
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <NoteText
        text={text}
        onText={(next) => {
          setText(next);
          setProblem(null);
        }}
        onEnter={send}
        label={t("boardList.words")}
        problem={problem}
      />
      {place !== null && <PlaceFields content={content} place={place} onPlace={setPlace} isInStep />}
      <KindPicker kind={kind} onKind={setChosenKind} wording="name" />
      <button type="submit" className="btn btn-main btn-wide" data-action="newNote newNoteHere addAfter">
        {t("boardList.add.go")}
      </button>
    </form>
  );
}

/** A lane that is about one kind of thing suggests it. */
function kindOf(type: LaneType | undefined): NoteKind {
  if (type === "pain") return "pain";
  return type === "opportunity" ? "opportunity" : "note";
}

function placeAt({ steps, lanes }: BoardContent, { stepId, laneId }: AddAt): Place {
  const sorted = sortLanes(lanes);
  const step = steps.find(({ id }) => id === stepId);
  const lane = sorted.find(({ id }) => id === laneId) ?? sorted.find(({ layer }) => layer === "user") ?? sorted[0];
  return step && lane ? { stepId: step.id, laneId: lane.id } : null;
}
