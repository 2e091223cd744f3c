import type { Room } from "@longtable/shared/room/room.schema";
import type { BoardForViewer } from "@longtable/shared/workshop/workshop.schema";
import { useEffect, useRef } from "react";
import type { BoardClient } from "../../../session/boardClient.ts";
import { useStore } from "../../../session/store.ts";
import { safeStorage } from "../../../ui/safeStorage.ts";
import { toBoard } from "../../canvas/camera.ts";
import type { CanvasModel } from "../../canvas/canvas.model.ts";
import { readSingleKeys } from "../../canvas/shortcuts.ts";
import { CanvasLead } from "../CanvasLead.tsx";
import { placeInMiddle, seenBox } from "../canvasPlace.ts";
import { laserMessage, viewMessage } from "../hostPointing.ts";
import { usePointing } from "../usePointing.ts";
import { hostView } from "./hostView.ts";

interface Props {
  model: CanvasModel;
  board: BoardClient;
  /** The board with what is locked of it. */
  boardState: BoardForViewer | undefined;
  room: Room | undefined;
  /** True while the room follows this host. */
  leads: boolean;
}

/** A laser is sent as often as the server passes it on, in milliseconds. */
const LASER_MS = 50;
/** A view is sent at most five times a second, in milliseconds. */
const VIEW_MS = 200;
/** A key held longer than this is let go again with the hand; a shorter press switches, in milliseconds. */
const HELD_MS = 350;

/** Over a host's canvas: what other hosts point with, and the ways to point oneself. */
export function HostLead({ model, board, boardState, room, leads }: Props) {
  const points = usePointing(board, "all");
  const tool = useStore(model.tool);
  const isLaser = tool === "laser";
  const anchor = useRef<HTMLSpanElement>(null);
  useLaserKey(model);
  useLaser(model, board, anchor, isLaser);
  useSentView(model, board, leads || isLaser);
  useHostView(model, board.boardId);
  return (
    <>
      <span ref={anchor} hidden />
      <CanvasLead model={model} boardId={board.boardId} room={room} points={points} board={boardState} isLed={false} />
    </>
  );
}

/** K switches the laser, as the table of actions says; held, it is on as long as the key is down. */
function useLaserKey(model: CanvasModel): void {
  useEffect(() => {
    let downAt = 0;
    const isMine = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isTyping = target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      return key.toLowerCase() === "k" && !ctrlKey && !metaKey && !altKey && !isTyping && readSingleKeys(safeStorage);
    };
    const onDown = (event: KeyboardEvent) => {
      if (!isMine(event) || event.repeat || model.editing.get() || model.dialog.get()) return;
      downAt = performance.now();
      // Away from the board, where its own keys do not reach.
      if (event.defaultPrevented) return;
      event.preventDefault();
      model.tool.set(model.tool.get() === "laser" ? "select" : "laser");
    };
    const onUp = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === "k" && model.tool.get() === "laser" && performance.now() - downAt > HELD_MS) {
        model.tool.set("select");
      }
    };
    addEventListener("keydown", onDown);
    addEventListener("keyup", onUp);
    return () => {
      removeEventListener("keydown", onDown);
      removeEventListener("keyup", onUp);
    };
  }, [model]);
}

/** Sends where the hand points while the laser is on, and that it is off. */
function useLaser(
  model: CanvasModel,
  board: BoardClient,
  anchor: { current: HTMLElement | null },
  isOn: boolean,
): void {
  useEffect(() => {
    const element = anchor.current?.closest(".canvas-view");
    if (!isOn || !element) return;
    let sentAt = Number.NEGATIVE_INFINITY;
    const onMove = (event: Event) => {
      if (!(event instanceof PointerEvent) || event.timeStamp - sentAt < LASER_MS) return;
      sentAt = event.timeStamp;
      const { left, top } = element.getBoundingClientRect();
      board.say(laserMessage(toBoard(model.camera.get(), { x: event.clientX - left, y: event.clientY - top })));
    };
    const onOff = () => board.say(laserMessage(null));
    element.addEventListener("pointermove", onMove);
    element.addEventListener("pointerleave", onOff);
    return () => {
      element.removeEventListener("pointermove", onMove);
      element.removeEventListener("pointerleave", onOff);
      onOff();
    };
  }, [model, board, anchor, isOn]);
}

/** Sends what this host looks at: at once, then when it changes, at most five times a second. */
function useSentView(model: CanvasModel, board: BoardClient, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWaiting = false;
    const send = () => {
      isWaiting = false;
      if (model.view.get().width === 0) return;
      board.say(viewMessage(seenBox(model)));
      timer = setTimeout(() => {
        timer = undefined;
        if (isWaiting) send();
      }, VIEW_MS);
    };
    const plan = () => {
      isWaiting = true;
      if (timer === undefined) send();
    };
    const stops = [model.camera.subscribe(plan), model.view.subscribe(plan), board.link.subscribe(plan)];
    plan();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      board.say(viewMessage(null));
    };
  }, [model, board, isOn]);
}

/** Keeps what this host looks at for the buttons beside the canvas. */
function useHostView(model: CanvasModel, boardId: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      timer = undefined;
      if (model.view.get().width === 0) return;
      const chosen = [...model.selection.get()];
      const noteId = chosen.length === 1 ? (chosen[0] ?? null) : null;
      hostView.set({ boardId, box: seenBox(model), place: placeInMiddle(model), noteId });
    };
    const plan = () => {
      timer ??= setTimeout(look, VIEW_MS);
    };
    const stops = [model.camera, model.view, model.index, model.selection].map((store) => store.subscribe(plan));
    plan();
    return () => {
      for (const stop of stops) stop();
      clearTimeout(timer);
      hostView.set(null);
    };
  }, [model, boardId]);
}
