import type { Feeling } from "@longtable/shared/journey/journey.types";
import type { StepId } from "@longtable/shared/kernel/ids";
import { useContext } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LockedWords } from "../boardEdit/LockedWords.tsx";
import type { LaneView, StepPage } from "./journey.view.ts";
import { LocksContext } from "./locks.ts";
import { type NoteActs, NoteItem } from "./NoteItem.tsx";

interface Props {
  page: StepPage;
  acts: NoteActs | null;
  onAdd: ((laneId: string) => void) | null;
}

/** A step's lanes from top to bottom, with the lines between them. Empty lanes take one line where notes may be added. */
export function StepLanes({ page: { step, lanes }, acts, onAdd }: Props) {
  const feeling = step.feeling;
  const hasEmotionLane = lanes.some(({ lane }) => lane.type === "emotion");
  const shown = lanes.filter((view) => onAdd || view.notes.length > 0 || (view.lane.type === "emotion" && feeling));
  const empty = lanes.filter((view) => !shown.includes(view));
  return (
    <>
      {feeling && !hasEmotionLane && <Felt title={t("boardList.map.felt")} feeling={feeling} />}
      {shown.map((view) => (
        <LaneSection key={view.lane.id} stepId={step.id} view={view} feeling={feeling} acts={acts} onAdd={onAdd} />
      ))}
      {empty.length > 0 && (
        <p className="small quiet">
          {t("boardList.map.emptyLanes", { lanes: empty.map(({ lane }) => lane.label).join(", ") })}
        </p>
      )}
    </>
  );
}

interface LaneProps {
  stepId: StepId;
  view: LaneView;
  feeling: Feeling | null;
  acts: NoteActs | null;
  onAdd: ((laneId: string) => void) | null;
}

function LaneSection({ stepId, view: { lane, linesAbove, notes }, feeling, acts, onAdd }: LaneProps) {
  const isLocked = useContext(LocksContext)({ stepId, laneId: lane.id });
  return (
    <>
      {linesAbove.map((line) => (
        <p key={line} className={`map-line map-line-${line}`}>
          {t(`boardList.map.lines.${line}`)}
        </p>
      ))}
      <section className="lane" aria-label={lane.label}>
        <div className="lane-head">
          <h3>{lane.label}</h3>
          {notes.length > 1 && <span className="small quiet">{t("boardList.notes", { count: notes.length })}</span>}
          {isLocked && <LockedWords />}
          {notes.length === 0 && onAdd && !isLocked && (
            <button
              type="button"
              className="btn btn-plain btn-icon"
              aria-label={t("boardList.add.toLane", { lane: lane.label })}
              onClick={() => onAdd(lane.id)}
            >
              <Icon name="plus" />
            </button>
          )}
        </div>
        {lane.type === "emotion" && feeling && <Felt title={null} feeling={feeling} />}
        {notes.length > 0 && (
          <ul className="note-list">
            {notes.map((note) => (
              <NoteItem key={note.id} note={note} isOnMap acts={acts} />
            ))}
          </ul>
        )}
      </section>
    </>
  );
}

/** The story's feeling at a step: a bent line with its words. */
function Felt({ title, feeling: { value, words } }: { title: string | null; feeling: Feeling }) {
  const rounded = value === null ? null : Math.max(-2, Math.min(2, Math.round(value)));
  const name = t(`boardList.map.feelings.${rounded ?? "gap"}`);
  return (
    <div className="lane">
      {title && <h3>{title}</h3>}
      <p className="felt">
        {rounded !== null && <Icon name={`feel-${rounded}`} />}
        <span>
          <b>{words.length > 0 ? words.join(", ") : name}</b>
          {words.length > 0 && <span className="small quiet"> {name}</span>}
        </span>
      </p>
    </div>
  );
}
