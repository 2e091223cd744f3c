import { convertToExcalidrawElements, Excalidraw } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { createRoot } from "react-dom/client";

const notes = await (await fetch("notes.json")).json();
const elements = convertToExcalidrawElements(
  notes.map(({ id, text, x, y, side }) => ({
    ...{ type: "rectangle", id, x, y, width: side, height: side },
    ...{ backgroundColor: "#ffec99", fillStyle: "solid", roughness: 0 },
    label: { text, fontSize: 16, fontFamily: 2 },
  })),
  { regenerateIds: false },
);
let api = null;
createRoot(document.getElementById("app")).render(
  <Excalidraw
    excalidrawAPI={(its) => {
      api = its;
    }}
    initialData={{ elements, appState: { zoom: { value: 1 } }, scrollToContent: false }}
  />,
);

/** As its own collaboration does with what others changed: one new list, the changed elements with a new version. */
function moveTo(id, x, y) {
  const before = api.getSceneElementsIncludingDeleted();
  const moved = before.find((element) => element.id === id);
  const next = before.map((element) => {
    if (element !== moved && element.containerId !== id) return element;
    const [dx, dy] = [x - moved.x, y - moved.y];
    const versionNonce = element.versionNonce + 1;
    return { ...element, x: element.x + dx, y: element.y + dy, version: element.version + 1, versionNonce };
  });
  api.updateScene({ elements: next, captureUpdate: "NEVER" });
}

window.bench = {
  isReady: () => api !== null && api.getSceneElements().length > 0,
  isPainted() {
    const canvas = document.querySelector("canvas.static");
    if (!this.isReady() || !canvas) return false;
    const [r, g, b] = canvas.getContext("2d").getImageData(100, 20, 1, 1).data;
    return r > 200 && g > 200 && b < 200 && b > 0;
  },
  look(zoom) {
    const { width, height } = api.getAppState();
    const middle = { x: 5000, y: 4000 };
    const scroll = { scrollX: width / 2 / zoom - middle.x, scrollY: height / 2 / zoom - middle.y };
    api.updateScene({ appState: { zoom: { value: zoom }, ...scroll } });
  },
  moveTo,
};
