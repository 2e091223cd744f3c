import type { Access } from "@longtable/shared/participation/roles";
import { useContext, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useKept } from "../../session/useKept.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { LateStepFacts } from "../channels/Late.tsx";
import { LateKeyMoment, LatePins, LateStepFeeling } from "../journey/Late.tsx";
import { pinnable, stepTarget } from "../pins/targets.ts";
import { LateLives } from "../scenarios/Late.tsx";
import { LateStanding } from "../versions/Late.tsx";
import { FeelingCurve } from "./FeelingCurve.tsx";
import type { JourneyView } from "./journey.view.ts";
import { LocksContext } from "./locks.ts";
import { type NoteActs, NoteItem } from "./NoteItem.tsx";
import { StepLanes } from "./StepLanes.tsx";

interface Props {
  session: Session;
  board: BoardClient;
  access: Access;
  /** True while this person may pin questions. */
  mayAsk: boolean;
  view: JourneyView;
  acts: NoteActs | null;
  /** A note that is sought: its page is turned to. */
  sought: string | null;
  /** Opens the way to add a note to a step, and to a lane when one was chosen; null while nothing may be added. */
  onAdd: ((stepId: string | null, laneId: string | null) => void) | null;
}

const TRAY = "tray";

/** A journey map on a phone: one step a page, the curve as its index, every step one tap away. */
export function JourneyPages(props: Props) {
  const { session, board, access, mayAsk, acts, onAdd } = props;
  const { boardId } = board;
  const { pages, unplaced } = props.view;
  const [key, setKey] = useKept(`step.${boardId}`, pages[0]?.key ?? TRAY);
  const [showsAll, setShowsAll] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const hasTray = unplaced.length > 0 || pages.length === 0;
  const keys = [...pages.map((page) => page.key as string), ...(hasTray ? [TRAY] : [])];
  const [followed, setFollowed] = useState<string | null>(null);
  if (props.sought !== followed) {
    setFollowed(props.sought);
    const at = pages.find(({ lanes }) => lanes.some(({ notes }) => notes.some(({ id }) => id === props.sought)));
    if (props.sought) setKey(at?.key ?? TRAY);
  }
  const index = Math.max(0, keys.indexOf(key));
  const page = pages[index] ?? null;
  const isLocked = useContext(LocksContext);
  const isShut = page !== null && isLocked({ stepId: page.step.id });
  const mayEdit = page !== null && access === "edit" && !isShut;
  const name = (at: number) => pages[at]?.step.label ?? t("boardList.unplaced");

  /** The heading takes the focus, so that a screen reader says where we are and the page starts at its top. */
  const go = (next: string) => {
    setKey(next);
    setShowsAll(false);
    requestAnimationFrame(() => heading.current?.focus());
  };
  const turn = (by: number) => {
    const next = keys[index + by];
    if (next) go(next);
  };

  return (
    <>
      <div className="walk">
        <div className="walk-nav">
          <Turn
            icon="back"
            label={index > 0 ? t("boardList.map.before", { step: name(index - 1) }) : null}
            onTurn={() => turn(-1)}
          />
          <p className="small quiet">
            {page
              ? where(page.stage?.label ?? null, index + 1, pages.length)
              : t("boardList.notes", { count: unplaced.length })}
          </p>
          <Turn
            icon="next"
            label={index < keys.length - 1 ? t("boardList.map.after", { step: name(index + 1) }) : null}
            onTurn={() => turn(1)}
          />
        </div>
        <FeelingCurve steps={pages.map(({ step }) => step)} current={page ? index : -1} />
        <h2 className="walk-title" data-id={page?.key} ref={heading} tabIndex={-1}>
          {name(index)}
        </h2>
        {page?.step.keyMoment && (
          <p className="walk-key small">
            <Icon name="flag" /> {t("boardList.map.key")}
          </p>
        )}
        {page?.step.isAssumed && (
          <p className="walk-key small">
            <Icon name="assumed" /> {t("boardList.map.assumed")}
          </p>
        )}
      </div>
      <div className="lanes">
        <LateStanding session={session} boardId={boardId} />
        {page && (
          <LateStepFacts key={`facts-${page.key}`} session={session} board={board} step={page.step} mayEdit={mayEdit} />
        )}
        {mayEdit && <LateKeyMoment key={`key-${page.key}`} board={board} step={page.step} />}
        {page && <LateStepFeeling session={session} boardId={boardId} stepId={page.step.id} access={access} />}
        {page ? (
          <StepLanes page={page} acts={acts} onAdd={onAdd && ((laneId) => onAdd(page.step.id, laneId))} />
        ) : (
          <Tray notes={unplaced} hasSteps={pages.length > 0} acts={acts} />
        )}
        <LatePins
          key={page?.key}
          session={session}
          boardId={boardId}
          access={access}
          targets={
            page ? [stepTarget(page.step), ...pinnable(page.lanes.flatMap(({ notes }) => notes))] : pinnable(unplaced)
          }
          mayAsk={mayAsk}
        />
        <LateLives
          session={session}
          boardId={boardId}
          access={access}
          steps={pages.map(({ step }) => step)}
          stepId={page?.key ?? null}
          mayMake={mayAsk}
        />
      </div>
      <div className="seat-bar walk-bar">
        {onAdd && !isShut && (
          <button type="button" className="btn btn-main grow" onClick={() => onAdd(page?.step.id ?? null, null)}>
            <Icon name="plus" /> {t(page ? "boardList.add.toStep" : "boardList.add.toTray")}
          </button>
        )}
        <button type="button" className={onAdd && !isShut ? "btn" : "btn grow"} onClick={() => setShowsAll(true)}>
          <Icon name="list" /> {t("boardList.map.allSteps")}
        </button>
      </div>
      <Sheet title={t("boardList.map.allSteps")} isOpen={showsAll} onClose={() => setShowsAll(false)}>
        <AllSteps view={{ pages, unplaced }} current={keys[index] ?? ""} onGo={go} />
      </Sheet>
    </>
  );
}

function where(stage: string | null, part: number, parts: number): string {
  return stage ? t("boardList.map.step", { stage, part, parts }) : t("boardList.map.stepAlone", { part, parts });
}

/** One step back or on; at the ends it stays where it is and says nothing. */
function Turn({ icon, label, onTurn }: { icon: "back" | "next"; label: string | null; onTurn(): void }) {
  if (label === null) return <span className="btn-icon" />;
  return (
    <button type="button" className="btn btn-icon" aria-label={label} onClick={onTurn}>
      <Icon name={icon} className="i-turns" />
    </button>
  );
}

function Tray({ notes, hasSteps, acts }: { notes: JourneyView["unplaced"]; hasSteps: boolean; acts: NoteActs | null }) {
  return (
    <>
      <p className="quiet">{t(hasSteps ? "boardList.unplacedLead" : "boardList.map.noSteps")}</p>
      <ul className="note-list">
        {notes.map((note) => (
          <NoteItem key={note.id} note={note} isOnMap acts={acts} />
        ))}
      </ul>
    </>
  );
}

interface AllStepsProps {
  view: JourneyView;
  current: string;
  onGo(key: string): void;
}

function AllSteps({ view: { pages, unplaced }, current, onGo }: AllStepsProps) {
  return (
    <ol className="all-steps">
      {pages.map(({ key, step, stage, count }, index) => {
        const isFirstOfStage = stage !== null && pages[index - 1]?.step.stageId !== step.stageId;
        return (
          <li key={key}>
            {isFirstOfStage && <h3>{stage.label}</h3>}
            <StepChoice isHere={key === current} label={step.label} count={count} onGo={() => onGo(key)} />
          </li>
        );
      })}
      {unplaced.length > 0 && (
        <li>
          <StepChoice
            isHere={current === TRAY}
            label={t("boardList.unplaced")}
            count={unplaced.length}
            onGo={() => onGo(TRAY)}
          />
        </li>
      )}
    </ol>
  );
}

function StepChoice({ isHere, label, count, onGo }: { isHere: boolean; label: string; count: number; onGo(): void }) {
  return (
    <button type="button" className="step-choice" aria-current={isHere ? "step" : undefined} onClick={onGo}>
      <span className="grow">{label}</span>
      <span className="small quiet">{t("boardList.notes", { count })}</span>
    </button>
  );
}
