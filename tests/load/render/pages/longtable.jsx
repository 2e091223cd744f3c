import { openBoard } from "@longtable/shared/board/board.doc";
import { useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import * as Y from "yjs";
import { useDocActions } from "#client/features/boardEdit/useDocActions.ts";
import BoardCanvas from "#client/features/canvas/BoardCanvas.tsx";
import { openBoardClient } from "#client/session/boardClient.ts";
import { readEachFrame } from "#client/session/boardReading.ts";
import { createStore } from "#client/session/store.ts";
import font from "#client/ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import { addIconSheet } from "#client/ui/iconSheet.ts";
import "#client/ui/tokens.css";
import "#client/ui/components.css";
import "#client/ui/base.css";

const NOBODY = new Set();
const { boardId, token } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
/** More notes than a server takes for one board: the same document, in the page alone. */
async function openAlone() {
  const doc = createStore(new Y.Doc());
  const content = createStore(null);
  const moving = createStore(false);
  const notes = await (await fetch("/notes.json")).json();
  const board = openBoard(doc.get());
  board.create({ type: "free", title: "Many notes" }, "render");
  doc.get().transact(() => {
    notes.forEach(({ id, text, x, y }, index) => {
      const order = `a${String(index).padStart(5, "0")}V`;
      board.addNote({ id, text, at: { x, y }, order, kind: "idea" }, "render");
    });
  });
  readEachFrame(doc.get(), () => true, content, { others: "render", moving }).read();
  return { doc, content, moving, moveTo: (id, x, y) => board.changeNote(id, { at: { x, y } }, "render") };
}
// As the product's own page does in its head.
const preload = { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" };
document.head.append(Object.assign(document.createElement("link"), preload));
addIconSheet(document);
const board = boardId ? openBoardClient(boardId, token) : await openAlone();
let model = null;

/** The canvas as hosts have it, on a board that comes and changes over the line. */
function Board() {
  const content = useSyncExternalStore(board.content.subscribe, board.content.get);
  const actions = useDocActions(board);
  if (!content) return null;
  const over = (its) => {
    model = its;
    return null;
  };
  return (
    <div style={{ position: "fixed", inset: 0 }}>
      <BoardCanvas
        content={content}
        actions={actions}
        access="edit"
        ownNoteIds={NOBODY}
        over={over}
        onMoving={board.moving.set}
      />
    </div>
  );
}
createRoot(document.getElementById("app")).render(<Board />);

window.bench = {
  moveTo: board.moveTo,
  isReady: () => model !== null && model.index.get().notes.length > 0,
  /** Tiles are painted before they are put into the page. */
  isPainted: () => document.querySelector(".canvas-pane.is-body canvas") !== null,
  look(zoom) {
    const { scene } = model.index.get();
    const { width, height } = model.view.get();
    model.setCamera({ x: scene.width / 2 - width / zoom / 2, y: scene.height / 2 - height / zoom / 2, zoom });
  },
};
