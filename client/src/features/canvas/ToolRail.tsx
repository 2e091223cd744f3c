import { useMemo, useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import type { Store } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { actionLabel } from "../actions/ActionMark.tsx";
import type { ActionScope, RailGroup, RoutedAction } from "../actions/action.types.ts";
import { NOTHING_CHOSEN, offeredOnRail, runAction, targetNow } from "../actions/routes.ts";
import type { CanvasModel } from "./canvas.model.ts";

interface Props {
  model: CanvasModel;
  scope: ActionScope;
}

/** What one holds and does, at the side. */
export function ToolRail({ model, scope }: Props) {
  useStore(model.tool);
  return (
    <div className="canvas-rail" role="toolbar" aria-orientation="vertical" aria-label={t("canvas.tools")}>
      <Group group="hold" scope={scope} />
      <Group group="do" scope={scope} />
      {offeredOnRail("more", scope).length > 0 && <More model={model} />}
      <span className="canvas-rail-line" />
      <Group group="back" scope={scope} />
    </div>
  );
}

/** How large one sees the board, in its corner. */
export function ZoomBar({ model, scope }: Props) {
  useStore(model.isLarge);
  return (
    <div className="canvas-zooms" role="toolbar" aria-label={t("canvas.zooms")}>
      <Group group="look" scope={scope} />
    </div>
  );
}

function Group({ group, scope }: { group: RailGroup; scope: ActionScope }) {
  return offeredOnRail(group, scope).map((action) => <Tool key={action.id} action={action} scope={scope} />);
}

/** Opens the menu of what the rail has no room for. */
function More({ model }: { model: CanvasModel }) {
  return (
    <button
      type="button"
      className="canvas-tool"
      title={t("canvas.boardTools")}
      aria-label={t("canvas.boardTools")}
      aria-haspopup="menu"
      onClick={({ currentTarget }) =>
        model.menu.set({ at: { x: 8, y: currentTarget.offsetTop }, target: { kind: "board" } })
      }
    >
      <Icon name="more" />
    </button>
  );
}

const nothing = () => () => undefined;

function Tool({ action, scope }: { action: RoutedAction; scope: ActionScope }) {
  const ready = action.isReady?.(scope);
  const isOff = useSyncExternalStore(ready?.subscribe ?? nothing, () => ready?.get() === false);
  const label = actionLabel(action, scope, NOTHING_CHOSEN);
  const act = () => isOff || runAction(action, scope, targetNow(scope), () => undefined);
  if (action.id === "zoomWhole" && scope.canvas) return <Zoom model={scope.canvas.model} onPress={act} />;
  return (
    <button
      type="button"
      className="canvas-tool"
      data-action={action.id}
      title={label}
      aria-label={label}
      aria-pressed={action.isOn?.(scope, NOTHING_CHOSEN)}
      aria-disabled={isOff || undefined}
      onClick={act}
    >
      <Icon name={action.icon} />
    </button>
  );
}

/** The figure follows a zooming hand this often, in milliseconds: another text each frame would cost a layout each frame. */
const FIGURE_MS = 150;

/** Hears of a store's changes now and then, the last one included. */
function calmly(store: Store<unknown>) {
  return (listener: () => void) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = store.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        listener();
      }, FIGURE_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  };
}

function Zoom({ model, onPress }: { model: CanvasModel; onPress(): void }) {
  // The figure alone, so that panning draws no button anew.
  const subscribe = useMemo(() => calmly(model.camera), [model]);
  const percent = useSyncExternalStore(subscribe, () => Math.round(model.camera.get().zoom * 100));
  return (
    <button
      type="button"
      className="canvas-zoom"
      data-action="zoomWhole"
      aria-label={t("canvas.zoomWhole", { percent })}
      onClick={onPress}
    >
      {percent}%
    </button>
  );
}
