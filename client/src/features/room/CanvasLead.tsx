import { type LockedPart, partKey } from "@longtable/shared/board/board.locks";
import type { Room } from "@longtable/shared/room/room.schema";
import type { BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import type { HostPoints } from "../../session/hostPoints.ts";
import type { Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { toScreen } from "../canvas/camera.ts";
import type { CanvasModel } from "../canvas/canvas.model.ts";
import { boxOfPart, boxOfPlace, cameraAt, cameraOn } from "./canvasPlace.ts";
import { leftFollow, wentTo } from "./following.ts";
import { glideTo } from "./glide.ts";
import { useFading } from "./useFading.ts";
import "./canvasLead.css";

interface Props {
  model: CanvasModel;
  boardId: string;
  room: Room | undefined;
  points: Store<HostPoints> | null;
  /** The board with what is locked of it. */
  board: BoardForViewer | undefined;
  /** False for hosts, whose view nobody moves but themselves. */
  isLed: boolean;
}

const nothing = () => () => undefined;
const none = () => null;

/** Over a canvas: the spotlight, hosts' lasers; and for those who are led, the view that hosts call to or keep. */
export function CanvasLead({ model, boardId, room, points, board, isLed }: Props) {
  return (
    <div className="rl-over" aria-hidden="true">
      {board?.isLocked && <p className="rl-locked">{t("boardList.locked")}</p>}
      {board?.lockedParts && <Locks model={model} parts={board.lockedParts} />}
      {room?.spotlight?.boardId === boardId && <Light key={room.spotlight.id} model={model} light={room.spotlight} />}
      {points && <Lasers model={model} points={points} />}
      {isLed && <Called model={model} boardId={boardId} />}
      {isLed && points && room?.follow?.boardId === boardId && (
        <Followed key={room.follow.id} id={room.follow.id} model={model} points={points} />
      )}
    </div>
  );
}

/** A veil over each locked part, with the words. */
function Locks({ model, parts }: { model: CanvasModel; parts: readonly LockedPart[] }) {
  const camera = useStore(model.camera);
  const index = useStore(model.index);
  const stepsOf = useStore(model.content).steps;
  return parts.map((part) => {
    const box = boxOfPart(index, part, stepsOf);
    if (!box) return null;
    const { x, y } = toScreen(camera, box);
    const size = { width: box.width * camera.zoom, height: box.height * camera.zoom };
    return (
      <div key={partKey(part)} className="rl-lock" style={{ left: x, top: y, ...size }}>
        <span>{t("boardList.locked")}</span>
      </div>
    );
  });
}

/** A ring around what stands in the light. */
function Light({ model, light }: { model: CanvasModel; light: NonNullable<Room["spotlight"]> }) {
  const camera = useStore(model.camera);
  const index = useStore(model.index);
  const box = light.place ? boxOfPlace(index, light.place) : null;
  if (!box) return null;
  const { x, y } = toScreen(camera, box);
  const size = { width: box.width * camera.zoom, height: box.height * camera.zoom };
  return <i className="rl-light" style={{ left: x, top: y, ...size }} />;
}

function Lasers({ model, points }: { model: CanvasModel; points: Store<HostPoints> }) {
  const { lasers } = useStore(points);
  const shown = useFading(lasers);
  if (shown.length === 0) return null;
  return <LaserDots model={model} shown={shown} />;
}

function LaserDots({ model, shown }: { model: CanvasModel; shown: ReturnType<typeof useFading> }) {
  const camera = useStore(model.camera);
  return shown.map(({ key, at, isGone }) => {
    const { x, y } = toScreen(camera, at);
    return (
      <i
        key={key}
        className={isGone ? "rl-laser is-gone" : "rl-laser"}
        style={{ transform: `translate(${x}px, ${y}px)` }}
      />
    );
  });
}

/** Takes the view to where a host has called, once that is drawn. */
function Called({ model, boardId }: { model: CanvasModel; boardId: string }) {
  const going = useStore(wentTo);
  // Each scene may be the one that has the place.
  const index = useSyncExternalStore(model.index.subscribe, model.index.get);
  const size = useStore(model.view);
  const done = useRef("");
  useEffect(() => {
    if (!going || going.boardId !== boardId || done.current === going.key || size.width === 0) return;
    const to = going.view ? cameraOn(going.view, size) : going.place ? cameraAt(model, going.place) : null;
    if (!to || index.scene.nodes.length === 0) return;
    done.current = going.key;
    return glideTo(model, to);
  }, [going, boardId, index, size, model]);
  return null;
}

/** Keeps the view on the leader's, until this person leaves. */
function Followed({ id, model, points }: { id: string; model: CanvasModel; points: Store<HostPoints> }) {
  const isLeft = useStore(leftFollow) === id;
  const view = useSyncExternalStore(isLeft ? nothing : points.subscribe, isLeft ? none : () => lastOf(points));
  const size = useStore(model.view);
  useEffect(() => {
    if (view === null || size.width === 0) return;
    return glideTo(model, cameraOn(view, size));
  }, [view, size, model]);
  return null;
}

const lastOf = (points: Store<HostPoints>) => [...points.get().views.values()].at(-1) ?? null;
