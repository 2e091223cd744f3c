import { useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { useDocActions } from "#client/features/boardEdit/useDocActions.ts";
import BoardCanvas from "#client/features/canvas/BoardCanvas.tsx";
import { openBoardClient } from "#client/session/boardClient.ts";
import font from "#client/ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import { addIconSheet } from "#client/ui/iconSheet.ts";
import "#client/ui/tokens.css";
import "#client/ui/components.css";
import "#client/ui/base.css";

const NOBODY = new Set();
const { boardId, token } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
// As the product's own page does in its head.
const preload = { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" };
document.head.append(Object.assign(document.createElement("link"), preload));
addIconSheet(document);
const board = openBoardClient(boardId, token);
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
      <BoardCanvas content={content} actions={actions} access="edit" ownNoteIds={NOBODY} over={over} />
    </div>
  );
}
createRoot(document.getElementById("app")).render(<Board />);

window.bench = {
  isReady: () => model !== null && model.index.get().notes.length > 0,
  /** Tiles are painted before they are put into the page. */
  isPainted: () => document.querySelector(".canvas-pane.is-body canvas") !== null,
  look(zoom) {
    const { scene } = model.index.get();
    const { width, height } = model.view.get();
    model.setCamera({ x: scene.width / 2 - width / zoom / 2, y: scene.height / 2 - height / zoom / 2, zoom });
  },
};
