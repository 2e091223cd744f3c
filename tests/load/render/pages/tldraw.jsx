import { getAssetUrls } from "@tldraw/assets/selfHosted";
import { createRoot } from "react-dom/client";
import { createShapeId, Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";

const notes = await (await fetch("notes.json")).json();
let editor = null;
const mount = (its) => {
  editor = its;
  const shapes = notes.map(({ id, text, x, y }) => ({
    ...{ id: createShapeId(id), type: "note", x, y },
    props: { richText: toRichText(text), size: "s" },
  }));
  editor.createShapes(shapes);
  editor.clearHistory();
  editor.setCamera({ x: 0, y: 0, z: 1 });
};
createRoot(document.getElementById("app")).render(
  <Tldraw onMount={mount} assetUrls={getAssetUrls({ baseUrl: "/assets/" })} options={{ maxShapesPerPage: 10_000 }} />,
);

window.bench = {
  isReady: () => editor !== null,
  isPainted: () => editor !== null && document.querySelectorAll(".tl-shape").length > 4,
  look(zoom) {
    const { w, h } = editor.getViewportScreenBounds();
    editor.setCamera({ x: w / 2 / zoom - 5000, y: h / 2 / zoom - 4000, z: zoom });
  },
  moveTo(id, x, y) {
    editor.store.mergeRemoteChanges(() => {
      const shape = editor.getShape(createShapeId(id));
      editor.store.put([{ ...shape, x, y }]);
    });
  },
};
