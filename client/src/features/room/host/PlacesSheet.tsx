import type { BoardContent } from "@longtable/shared/board/board.doc";
import { isSamePart, type LockedPart } from "@longtable/shared/board/board.locks";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { callRoom, lockBoard, spotlight } from "@longtable/shared/room/room.commands";
import { lockedPartsOf } from "@longtable/shared/room/room.rules";
import type { RoomPlace } from "@longtable/shared/room/room.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import { Sheet } from "../../../ui/Sheet.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { Tick } from "./Tick.tsx";

interface Props {
  state: WorkshopState;
  boardId: BoardId;
  content: BoardContent;
  commands: Commands;
  onClose(): void;
}

interface Part {
  kind: "step" | "column" | "stage" | "lane" | "row" | "ring" | "sector";
  label: string;
  part: LockedPart;
  /** Where it can be shown; lanes and stages cannot. */
  place: RoomPlace | null;
}

/** Every place of a board with what a host can do there: also the way for those who use the list or no mouse. */
export function PlacesSheet({ state, boardId, content, commands, onClose }: Props) {
  const board = state.boards.find(({ id }) => id === boardId);
  const locked = lockedPartsOf(board);
  const { run } = commands;
  const go = (place: RoomPlace) => {
    void run(callRoom, { boardId, place });
    onClose();
  };
  const light = (place: RoomPlace) => {
    void run(spotlight, { boardId, place });
    onClose();
  };
  return (
    <Sheet title={t("roomHost.placesTitle")} onClose={onClose}>
      <p>{t("roomHost.placesLead")}</p>
      <ul className="rh-places">
        <li>
          <span className="rh-place">
            <b>{t("roomHost.board")}</b>
          </span>
          <Tick
            label={t("roomHost.lockLabel", { place: t("roomHost.board") })}
            isOn={board?.isLocked ?? false}
            onSet={(isLocked) => run(lockBoard, { boardId, isLocked })}
          >
            {t("roomHost.lock")}
          </Tick>
        </li>
        {partsOf(content).map(({ kind, label, part, place }) => (
          <li key={`${kind}:${label}:${JSON.stringify(part)}`}>
            <span className="rh-place">
              <span className="small quiet">{t(`roomHost.kinds.${kind}`)}</span> <span dir="auto">{label}</span>
            </span>
            {place && (
              <>
                <button
                  type="button"
                  className="btn"
                  aria-label={t("roomHost.bringLabel", { place: label })}
                  onClick={() => go(place)}
                >
                  {t("roomHost.bring")}
                </button>
                <button
                  type="button"
                  className="btn"
                  aria-label={t("roomHost.lightLabel", { place: label })}
                  onClick={() => light(place)}
                >
                  {t("roomHost.light")}
                </button>
              </>
            )}
            <Tick
              label={t("roomHost.lockLabel", { place: label })}
              isOn={locked.some((one) => isSamePart(one, part))}
              onSet={(isLocked) => run(lockBoard, { boardId, part, isLocked })}
            >
              {t("roomHost.lock")}
            </Tick>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function partsOf({ columns, stages, steps, lanes, rows = [], rings = [], sectors = [] }: BoardContent): Part[] {
  const stepParts = (stageId: string | null) =>
    steps
      .filter((step) => (stageId === null ? !stages.some(({ id }) => id === step.stageId) : step.stageId === stageId))
      .map(({ id, label }): Part => ({ kind: "step", label, part: { stepId: id }, place: { stepId: id } }));
  return [
    ...columns.map(
      ({ id, label }): Part => ({ kind: "column", label, part: { columnId: id }, place: { columnId: id } }),
    ),
    ...rows.map(({ id, label }): Part => ({ kind: "row", label, part: { rowId: id }, place: null })),
    ...rings.map(({ id, label }): Part => ({ kind: "ring", label, part: { ringId: id }, place: null })),
    ...sectors.map(({ id, label }): Part => ({ kind: "sector", label, part: { sectorId: id }, place: null })),
    ...stages.flatMap(({ id, label }): Part[] => [
      { kind: "stage", label, part: { stageId: id }, place: null },
      ...stepParts(id),
    ]),
    ...stepParts(null),
    ...lanes.map(({ id, label }): Part => ({ kind: "lane", label, part: { laneId: id }, place: null })),
  ];
}
