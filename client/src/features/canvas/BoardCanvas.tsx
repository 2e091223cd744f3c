import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Point } from "@longtable/shared/board/board.types";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { Access } from "@longtable/shared/participation/roles";
import { ENGLISH_SCENE_WORDS, type SceneWords } from "@longtable/shared/scene/words";
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { canvas as canvasWords } from "../../i18n/en/canvas.ts";
import { addWords, t } from "../../i18n/t.ts";
import { newId } from "../../session/newId.ts";
import type { Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { safeStorage } from "../../ui/safeStorage.ts";
import type { ActionScope } from "../actions/action.types.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import { createBoardLocks, withLocks } from "../boardEdit/boardLocks.ts";
import { useBoardNews } from "../boardEdit/useBoardNews.ts";
import { onBrought } from "../images/brought.ts";
import type { PinnedTo } from "../pins/targets.ts";
import { BoardDialogs } from "./BoardDialogs.tsx";
import { BoardMenu } from "./BoardMenu.tsx";
import { ContextToolbar } from "./ContextToolbar.tsx";
import { type CanvasModel, createCanvasModel } from "./canvas.model.ts";
import { createDeeds, type Deeds } from "./canvasDeeds.ts";
import { KeptWords } from "./KeptWords.tsx";
import { keepWords } from "./keptWords.ts";
import { Minimap } from "./Minimap.tsx";
import { NoteEditor } from "./NoteEditor.tsx";
import { createPicture, type Picture } from "./picture.ts";
import { SceneStage } from "./SceneStage.tsx";
import { SelectionVoice } from "./SelectionVoice.tsx";
import { createSceneFeed } from "./sceneFeed.ts";
import { keepSingleKeys, readSingleKeys } from "./shortcuts.ts";
import { ToolRail, ZoomBar } from "./ToolRail.tsx";
import { countDoings } from "./undoOffer.ts";
import { useCanvasInput } from "./useCanvasInput.ts";
import { useLarge } from "./useLarge.ts";
import { useOpening } from "./useOpening.ts";
import "./canvas.css";

addWords({ canvas: canvasWords });

export interface BoardCanvasProps {
  content: BoardContent;
  /** Null: the board is only looked at. */
  actions: BoardActions | null;
  access: Access;
  ownNoteIds: ReadonlySet<string>;
  /** Words that stand in the scene itself. */
  words?: SceneWords;
  onSelectionChange?(ids: ReadonlySet<NoteId>): void;
  /** Opens with the whole board in view, however small; otherwise only where its words stay readable. */
  fitOnLoad?: boolean;
  /** False for a screen nobody steers: no tools, no keys. */
  showTools?: boolean;
  /** Other people's pointers, in board units. */
  cursors?: Store<ReadonlyMap<number, Point>>;
  /** Lies over the board and may steer its view, as where hosts lead the room. */
  over?(model: CanvasModel): ReactNode;
  /** What pointing with the laser means here; left out where it means nothing. */
  laser?: ActionScope["laser"];
  /** Opens what is pinned to a note or step. */
  onPins?(on: PinnedTo): void;
  /** Whose page it is, for actions that go by command. */
  seat?: ActionScope["seat"];
  /** Takes a note off every screen; for hosts. */
  onTakeOff?(id: NoteId): void;
  /** Where this person points, in board units; null when they leave. */
  onPoint?(at: Point | null): void;
  /** True while a hand moves the view. */
  onMoving?(isMoving: boolean): void;
}

interface Parts {
  model: CanvasModel;
  deeds: Deeds;
  picture: Picture;
  setRedraw(redraw: () => void): void;
}

/** Puts together what lives as long as one canvas. */
function createParts(): Parts {
  const model = createCanvasModel();
  const deeds = createDeeds(model, {
    newKey: newId,
    onKept: keepWords,
  });
  let redraw = () => undefined as unknown;
  const picture = createPicture(model, () => redraw());
  return {
    model,
    deeds,
    picture,
    setRedraw(next) {
      redraw = next;
    },
  };
}

/** A picture has come: the notes that hold it are painted again. */
function repaintImage({ model, picture }: Parts, imageId: string): void {
  const index = model.index.get();
  const holding = (model.content.get()?.notes ?? []).filter(({ image }) => image?.imageId === imageId);
  const boxes = holding.flatMap(({ id }) => index.byKey(`note:${id}`) ?? []);
  if (boxes.length > 0) picture.sceneChanged(boxes);
}

/**
 * A board on a canvas: to look at, and with actions to write on. It knows nothing of documents or connections; the
 * same notes are in the list, which is the way for those who cannot use a canvas.
 */
export default function BoardCanvas(props: BoardCanvasProps) {
  const { content, access, ownNoteIds, words = ENGLISH_SCENE_WORDS, fitOnLoad = false } = props;
  const { showTools = true, onSelectionChange } = props;
  const [parts] = useState(createParts);
  const { model, deeds, picture, setRedraw } = parts;
  const root = useRef<HTMLDivElement>(null);
  const board = useRef<HTMLDivElement>(null);
  const hintId = useId();
  const [singleKeys, setSingleKeys] = useState(() => readSingleKeys(safeStorage));
  const editing = useStore(model.editing);
  const selection = useStore(model.selection);
  const isBusy = useIsBusy(model);
  const isLarge = useLarge(model, root);

  const { actions: given, seat = null, onPins, onTakeOff, laser = null } = props;
  const actions = useMemo(() => {
    const held = given && seat ? withLocks(given, createBoardLocks(seat)) : given;
    return held && countDoings(held, model.doings);
  }, [given, seat, model]);
  useEffect(() => {
    model.actions.set(actions);
    // A toast that outlives these actions offers nothing any more.
    return () => model.doings.set(model.doings.get() + 1);
  }, [model, actions]);
  const [feed] = useState(() => createSceneFeed(model, words, picture.sceneChanged));
  useEffect(() => feed.push(content), [feed, content]);
  useEffect(() => () => feed.stop(), [feed]);
  useEffect(() => onBrought((imageId) => repaintImage(parts, imageId)), [parts]);
  useOthersNews(model, content, showTools);
  useOpening(model, board, content, fitOnLoad);
  const scope = useMemo(
    (): ActionScope => ({
      content,
      access,
      ownNoteIds,
      edits: actions,
      seat,
      canvas: { model, deeds },
      laser,
      open: (action, on) => model.dialog.set({ name: "action", action, on }),
      openPins: onPins,
      takeOff: onTakeOff,
    }),
    [content, access, ownNoteIds, actions, seat, model, deeds, laser, onPins, onTakeOff],
  );
  useCanvasInput({
    parts,
    root,
    board,
    singleKeys,
    scope,
    isOn: showTools,
    ...(props.onPoint && { onPoint: props.onPoint }),
    ...(props.onMoving && { onMoving: props.onMoving }),
  });
  useEffect(() => onSelectionChange?.(selection), [onSelectionChange, selection]);
  const focusBoard = useCallback(() => board.current?.focus({ preventScroll: true }), []);

  const asked = {
    ...(showTools ? { role: "application", tabIndex: 0 } : { role: "img" }),
    "aria-label": t("canvas.label", { title: content.title }),
    "aria-describedby": hintId,
  };

  return (
    <div className={`canvas${showTools ? "" : " is-bare"}${isLarge ? " is-large" : ""}`} ref={root}>
      {showTools && <ToolRail model={model} scope={scope} />}
      <div className="canvas-view">
        <div ref={board} className="canvas-board" {...asked}>
          <SceneStage model={model} picture={picture} onStage={setRedraw} cursors={props.cursors ?? null} />
        </div>
        {props.over?.(model)}
        {showTools && (
          <div className="canvas-corner">
            <Minimap model={model} />
            <ZoomBar model={model} scope={scope} />
          </div>
        )}
        <p id={hintId} className="sr">
          {t(actions ? "canvas.hint" : "canvas.hintRead")}
        </p>
        {actions && !editing && !isBusy && selection.size > 0 && <ContextToolbar model={model} scope={scope} />}
        {editing && <NoteEditor key={editing.key} model={model} deeds={deeds} editing={editing} onEnd={focusBoard} />}
        <KeptWords />
        {showTools && <BoardMenu model={model} scope={scope} />}
        <SelectionVoice model={model} ownNoteIds={ownNoteIds} />
      </div>
      <BoardDialogs
        model={model}
        deeds={deeds}
        scope={scope}
        singleKeys={singleKeys}
        onSingleKeys={(isOn) => {
          keepSingleKeys(safeStorage, isOn);
          setSingleKeys(isOn);
        }}
      />
    </div>
  );
}

/** Speaks of what others do; what comes with a doing of this person's is not news. */
function useOthersNews(model: CanvasModel, content: BoardContent, isOn: boolean): void {
  const seen = useRef(model.doings.get());
  const isMine = useRef(false);
  // Before the news of this content are read.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new content is compared with the doings before it
  useEffect(() => {
    isMine.current = model.doings.get() !== seen.current;
    seen.current = model.doings.get();
  }, [content, model]);
  const isOwn = useCallback(() => isMine.current, []);
  useBoardNews(isOn ? content : null, isOwn);
}

/** True while a hand is on the board: what floats beside notes would only be in the way. */
function useIsBusy(model: CanvasModel): boolean {
  const isMoving = useStore(model.isMoving);
  const marquee = useStore(model.marquee);
  return isMoving || marquee !== null;
}
