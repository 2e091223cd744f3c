import { useEffect, useMemo } from "react";
import { together } from "../../i18n/en/together.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Cursors } from "../../session/boardFrames.ts";
import type { Store } from "../../session/session.types.ts";
import { createStore, useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { boxesMeet, toScreen } from "../canvas/camera.ts";
import type { CanvasModel } from "../canvas/canvas.model.ts";
import type { Company } from "./company.ts";
import type { Other, Others } from "./people.ts";
import { setShowsPointers, showsPointers } from "./shownPointers.ts";
import { useCompany } from "./useCompany.ts";
import "./together.css";

addWords({ together });

interface Props {
  model: CanvasModel;
  board: BoardClient;
}

const NO_CURSORS: Store<Cursors> = createStore<Cursors>(new Map());

/** Over a canvas: which notes others have chosen or write in, what to call their pointers, and a way to hide those. */
export function PeopleOver({ model, board }: Props) {
  const company = useCompany(board);
  const isShown = useStore(showsPointers);
  return (
    <>
      {company && <Doings model={model} company={company} />}
      {company && isShown && <Labels model={model} company={company} cursors={board.cursors} />}
      <Toggle cursors={board.cursors} isShown={isShown} />
    </>
  );
}

/** Tells the others what this person does, and marks the notes they are at. */
function Doings({ model, company }: { model: CanvasModel; company: Company }) {
  const selection = useStore(model.selection);
  const editing = useStore(model.editing);
  const others = useStore(company.others);
  const writing = editing?.id ?? "";
  useEffect(() => company.say({ selected: [...selection], writing }), [company, selection, writing]);
  const marks = useMemo(() => marksOf(others), [others]);
  if (marks.size === 0) return null;
  const mine = [...selection].flatMap((id) => (marks.get(id)?.isWriting ? (marks.get(id)?.words ?? []) : []));
  return (
    <>
      <Marks model={model} marks={marks} />
      <p className="sr" role="status">
        {mine[0]}
      </p>
    </>
  );
}

interface Mark {
  isWriting: boolean;
  words: string;
}

/** By note: writing counts for more than a choice. */
function marksOf(others: Others): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  for (const { selected } of others.values()) {
    for (const id of selected) marks.set(id, { isWriting: false, words: "" });
  }
  for (const other of others.values()) {
    if (other.writing === "") continue;
    const name = labelOf(other);
    const words = name ? t("together.writingNamed", { name }) : t("together.writing");
    marks.set(other.writing, { isWriting: true, words });
  }
  return marks;
}

const labelOf = ({ name, role }: Other): string => name || (role ? t(`together.${role}`) : "");

function Marks({ model, marks }: { model: CanvasModel; marks: ReadonlyMap<string, Mark> }) {
  const camera = useStore(model.camera);
  const index = useStore(model.index);
  const { width, height } = useStore(model.view);
  const seen = { x: camera.x, y: camera.y, width: width / camera.zoom, height: height / camera.zoom };
  const { left, top } = model.covered();
  return (
    <div className="tg-over" aria-hidden="true" style={{ insetBlockStart: top, insetInlineStart: left }}>
      {[...marks].map(([id, { isWriting, words }]) => {
        const node = index.byKey(`note:${id}`);
        if (!node || !boxesMeet(node, seen)) return null;
        const at = toScreen(camera, node);
        const size = { width: node.width * camera.zoom, height: node.height * camera.zoom };
        return (
          <i
            key={id}
            className={isWriting ? "tg-mark is-writing" : "tg-mark"}
            style={{ left: at.x - left, top: at.y - top, ...size }}
          >
            {isWriting && <span>{words}</span>}
          </i>
        );
      })}
    </div>
  );
}

function Labels({ model, company, cursors }: { model: CanvasModel; company: Company; cursors: Store<Cursors> }) {
  const others = useStore(company.others);
  const hasAny = [...others.values()].some((other) => labelOf(other) !== "");
  const places = useStore(hasAny ? cursors : NO_CURSORS);
  const camera = useStore(model.camera);
  if (!hasAny) return null;
  return (
    <div className="tg-over" aria-hidden="true">
      {[...places].map(([index, place]) => {
        const other = others.get(index);
        const words = other ? labelOf(other) : "";
        if (words === "") return null;
        const { x, y } = toScreen(camera, place);
        return (
          <span key={index} className="tg-label" style={{ transform: `translate(${x + 12}px, ${y + 14}px)` }}>
            {words}
          </span>
        );
      })}
    </div>
  );
}

/** There is nothing to hide while nobody points. */
function Toggle({ cursors, isShown }: { cursors: Store<Cursors>; isShown: boolean }) {
  const hasAny = useStore(useMemo(() => hasAnyOf(cursors), [cursors]));
  if (isShown && !hasAny) return null;
  return (
    <button type="button" className="btn tg-toggle" onClick={() => setShowsPointers(!isShown)}>
      <Icon name="hand" /> {t(isShown ? "together.hide" : "together.show")}
    </button>
  );
}

/** Whether there are cursors at all: they move ten times a second, and this seldom changes. */
const hasAnyOf = (cursors: Store<Cursors>): Store<boolean> => ({
  get: () => cursors.get().size > 0,
  subscribe: cursors.subscribe,
});
