import type { Access } from "@longtable/shared/participation/roles";
import type { Scenario } from "@longtable/shared/scenarios/scenario.schema";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useLate } from "../../ui/useLate.ts";

// A phone carries none of this until somebody is plotted over the map, or wants to be.
const stepLives = () => import("./StepLives.tsx");

export interface LivesProps {
  session: Session;
  boardId: string;
  access: Access;
  steps: readonly { id: string; label: string }[];
  /** The step that is shown; null for none. */
  stepId: string | null;
  /** True while this person may add somebody. */
  mayMake: boolean;
}

/** People plotted over a map: who comes by this step, and a way to read and add to all of them. */
export function LateLives(props: LivesProps) {
  const all = useStore(props.session.state)?.scenarios?.filter(({ boardId }) => boardId === props.boardId) ?? [];
  const [isAsked, setIsAsked] = useState(false);
  // Who reads somebody's life while that is taken off is told so.
  const [isOpen, setIsOpen] = useState(false);
  if (all.length > 0 || isAsked || isOpen) {
    return <Lives {...props} scenarios={all} opensAtOnce={isAsked} onOpen={setIsOpen} />;
  }
  if (!props.mayMake) return null;
  return (
    <div className="pins">
      <button type="button" className="btn" data-action="scenarios" onClick={() => setIsAsked(true)}>
        <Icon name="people" /> {t("boardList.lives")}
      </button>
    </div>
  );
}

export interface LivesParts extends LivesProps {
  scenarios: readonly Scenario[];
  /** Opened by the button that was there before this came. */
  opensAtOnce: boolean;
  onOpen(isOpen: boolean): void;
}

function Lives(props: LivesParts) {
  const Part = useLate(stepLives);
  return Part && <Part {...props} />;
}
