import { useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { CanvasModel } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";

interface Props {
  model: CanvasModel;
  deeds: Deeds;
  actions: BoardActions | null;
  /** True for those whose laser pointer others see. */
  hasLaser: boolean;
}

/** Tools at the side, zoom below them. */
export function ToolRail({ model, deeds, actions, hasLaser }: Props) {
  const tool = useStore(model.tool);
  const { type } = useStore(model.content);
  return (
    <div className="canvas-rail" role="toolbar" aria-orientation="vertical" aria-label={t("canvas.tools")}>
      <RailButton
        icon="select"
        label={t("canvas.select")}
        isOn={tool === "select"}
        onPress={() => model.tool.set("select")}
      />
      <RailButton icon="hand" label={t("canvas.hand")} isOn={tool === "hand"} onPress={() => model.tool.set("hand")} />
      {hasLaser && (
        <RailButton
          icon="star"
          label={t("canvas.laser")}
          isOn={tool === "laser"}
          onPress={() => model.tool.set(tool === "laser" ? "select" : "laser")}
        />
      )}
      {actions && <RailButton icon="note" label={t("canvas.newNote")} onPress={() => deeds.addHere()} />}
      {actions?.structure && type === "columns" && (
        <RailButton
          icon="plus"
          label={t("canvas.addColumn")}
          onPress={() => model.dialog.set({ name: "label", purpose: "addColumn", id: null, text: "" })}
        />
      )}
      {actions?.structure && type !== "free" && (
        <RailButton icon="sets" label={t("canvas.structure")} onPress={() => model.dialog.set({ name: "structure" })} />
      )}
      {actions?.placesFreely && type === "free" && (
        <RailButton icon="sets" label={t("canvas.tidy")} onPress={() => deeds.tidy()} />
      )}
      {actions && <UndoButtons actions={actions} />}
      <RailButton icon="info" label={t("canvas.shortcuts")} onPress={() => model.dialog.set({ name: "shortcuts" })} />
      <span className="canvas-rail-gap" />
      <ZoomButtons model={model} deeds={deeds} />
    </div>
  );
}

function UndoButtons({ actions }: { actions: BoardActions }) {
  const canUndo = useStore(actions.canUndo);
  const canRedo = useStore(actions.canRedo);
  return (
    <>
      <span className="canvas-rail-line" />
      <RailButton icon="undo" label={t("canvas.undo")} isOff={!canUndo} onPress={() => actions.undo()} />
      <RailButton icon="redo" label={t("canvas.redo")} isOff={!canRedo} onPress={() => actions.redo()} />
      <span className="canvas-rail-line" />
    </>
  );
}

function ZoomButtons({ model, deeds }: { model: CanvasModel; deeds: Deeds }) {
  // The figure alone, so that panning draws no button anew.
  const percent = useSyncExternalStore(model.camera.subscribe, () => Math.round(model.camera.get().zoom * 100));
  return (
    <>
      <RailButton icon="search" label={t("canvas.fit")} onPress={() => deeds.fit()} />
      <RailButton icon="plus" label={t("canvas.zoomIn")} onPress={() => deeds.zoomBy(1)} />
      <button
        type="button"
        className="canvas-zoom"
        aria-label={t("canvas.zoomWhole", { percent })}
        onClick={() => deeds.zoomTo(1)}
      >
        {percent}%
      </button>
      <RailButton icon="minus" label={t("canvas.zoomOut")} onPress={() => deeds.zoomBy(-1)} />
    </>
  );
}

interface ButtonProps {
  icon: string;
  label: string;
  /** Left out for a button that is no switch. */
  isOn?: boolean;
  isOff?: boolean;
  onPress(): void;
}

function RailButton({ icon, label, isOn, isOff = false, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      className="canvas-tool"
      title={label}
      aria-label={label}
      aria-pressed={isOn}
      aria-disabled={isOff || undefined}
      onClick={() => isOff || onPress()}
    >
      <Icon name={icon} />
    </button>
  );
}
