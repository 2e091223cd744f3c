import type { Step } from "@longtable/shared/journey/journey.types";
import type { StepId } from "@longtable/shared/kernel/ids";
import type { Access } from "@longtable/shared/participation/roles";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until a room rates a map or something is pinned.
const stepFeeling = () => import("./StepFeeling.tsx");
const keyMoment = () => import("./KeyMoment.tsx");
const boardPins = () => import("../pins/BoardPins.tsx");

interface StepProps {
  session: Session;
  boardId: string;
  stepId: StepId;
  access: Access;
}

/** One's own rating of a step while the room is asked, and what the room said once it is shown. */
export function LateStepFeeling(props: StepProps) {
  const rating = useStore(props.session.state)?.feelings?.find(({ boardId }) => boardId === props.boardId);
  return rating && (rating.state === "open" || rating.isShown) ? <Felt {...props} /> : null;
}

function Felt(props: StepProps) {
  const Part = useLate(stepFeeling);
  return Part && <Part {...props} />;
}

/** For who edits the board: says that a step is a key moment. */
export function LateKeyMoment(props: { board: BoardClient; step: Step }) {
  const Part = useLate(keyMoment);
  return Part && <Part {...props} />;
}

/** Something a pin can be on. */
export interface PinTarget {
  noteId?: string;
  stepId?: string;
  label: string;
}

interface PinsProps {
  session: Session;
  boardId: string;
  access: Access;
  /** What can be pinned to here; only pins on these are shown, unless `isWhole`. */
  targets: readonly PinTarget[];
  isWhole?: boolean;
  /** For a host: may pin whatever the board's access is. */
  mayAsk: boolean;
}

/** Questions, concerns and gaps: those that are there, and a way to add one. */
export function LatePins(props: PinsProps) {
  const pins = useStore(props.session.state)?.pins;
  const [isAsking, setIsAsking] = useState(false);
  const has = pins?.some(
    (pin) =>
      pin.boardId === props.boardId &&
      (props.isWhole || props.targets.some(({ noteId, stepId }) => (noteId ?? stepId) === (pin.noteId ?? pin.stepId))),
  );
  if (has || isAsking) return <Pins {...props} asksFirst={isAsking} />;
  if (!props.mayAsk || props.targets.length === 0) return null;
  return (
    <div className="pins">
      <button type="button" className="btn" data-action="pins stepPins" onClick={() => setIsAsking(true)}>
        <Icon name="pin-question" /> {t("boardList.pin")}
      </button>
    </div>
  );
}

export interface PinParts extends PinsProps {
  /** The form is open from the start. */
  asksFirst?: boolean;
}

function Pins(props: PinParts) {
  const Part = useLate(boardPins);
  return Part && <Part {...props} />;
}
