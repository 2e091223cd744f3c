import { changeNoteDenial } from "@longtable/shared/board/board.rules";
import type { Point } from "@longtable/shared/board/board.types";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ActionMark, actionLabel } from "../actions/ActionMark.tsx";
import type { ActionScope } from "../actions/action.types.ts";
import { offeredAt, runAction, targetNow } from "../actions/routes.ts";
import { boxAround, boxToScreen, type Size } from "./camera.ts";
import type { CanvasModel, MenuTarget } from "./canvas.model.ts";

interface Props {
  model: CanvasModel;
  scope: ActionScope;
}

const GAP = 12;
const MENU_BELOW = 52;
/** On narrower views all buttons but the first two are pictures alone, in pixels. */
const ROOMY = 1_200;
/** The corner with the zoom, which a bar at the foot keeps clear of, in pixels. */
const CORNER = { width: 240, height: 60 };

/**
 * What can be done with the chosen notes, beside them: below where there is room, else above. While one note after the
 * other is chosen it keeps off them: at the foot of the view, and with Shift out of the mouse's way.
 */
export function ContextToolbar({ model, scope }: Props) {
  const { access, ownNoteIds } = scope;
  const selection = useStore(model.selection);
  const index = useStore(model.index);
  const view = useStore(model.view);
  const camera = useStore(model.camera);
  const isAtFoot = useStore(model.tool) === "several";
  const bar = useRef<HTMLDivElement>(null);
  const isShiftHeld = useShiftHeld(bar);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const box = boxAround([...selection].flatMap((id) => index.byKey(`note:${id}`) ?? []));
  const isLocked = selection.size > 0 && [...selection].every((id) => scope.edits?.locks?.hasNote(id));
  const mayChange = [...selection].some((id) => changeNoteDenial(access, ownNoteIds.has(id)) === null);
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = bar.current ?? {};
    setSize((held) => (held.width === width && held.height === height ? held : { width, height }));
  });
  if (!box) return null;
  const on = boxToScreen(camera, box);
  if (on.x > view.width || on.y > view.height || on.x + on.width < 0 || on.y + on.height < 0) return null;
  const below = on.y + on.height + GAP;
  const fitsBelow = below + size.height + 8 <= view.height;
  const beside: Point = {
    x: Math.max(8, Math.min(on.x - 3, view.width - size.width - 8)),
    y: fitsBelow ? below : Math.max(8, on.y - GAP - size.height),
  };
  const at = isAtFoot ? footOf(view, size) : beside;
  return (
    <div
      ref={bar}
      className={`canvas-bar${view.width < ROOMY ? " is-tight" : ""}${isShiftHeld ? " is-aside" : ""}`}
      role="toolbar"
      aria-label={t("canvas.noteTools")}
      style={{ left: at.x, top: at.y }}
    >
      {isLocked && <p className="canvas-bar-words">{t("boardList.locked")}</p>}
      {mayChange ? (
        <NoteButtons model={model} scope={scope} at={at} />
      ) : (
        !isLocked && <p className="canvas-bar-words">{t("canvas.notYours")}</p>
      )}
    </div>
  );
}

/** The middle of the foot of the view, above its corner where they would meet. */
function footOf(view: Size, { width, height }: Size): Point {
  const x = Math.max(8, (view.width - width) / 2);
  const meetsCorner = x + width > view.width - CORNER.width;
  return { x, y: view.height - height - 12 - (meetsCorner ? CORNER.height : 0) };
}

/** True while Shift is down, unless it is pressed in the bar itself, to walk back through it. */
function useShiftHeld(bar: { readonly current: HTMLElement | null }): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const onKey = ({ type, key, target }: KeyboardEvent) => {
      if (key === "Shift") setHeld(type === "keydown" && !bar.current?.contains(target as Node));
    };
    const onBlur = () => setHeld(false);
    window.addEventListener("keydown", onKey);
    window.addEventListener("keyup", onKey);
    window.addEventListener("blur", onBlur);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener("keyup", onKey);
      window.removeEventListener("blur", onBlur);
    };
  }, [bar]);
  return isHeld;
}

interface ButtonsProps {
  model: CanvasModel;
  scope: ActionScope;
  at: Point;
}

function NoteButtons({ model, scope, at }: ButtonsProps) {
  const target = targetNow(scope);
  const only = target.noteIds.length === 1 ? target.noteIds[0] : undefined;
  const openMenu = (opened: MenuTarget, aside: number) =>
    model.menu.set({ at: { x: at.x + aside, y: at.y + MENU_BELOW }, target: opened });
  return (
    <>
      {offeredAt("bar", only ? ["note", "notes"] : ["notes"], scope, target).map((action) => {
        const chosen = action.choices?.(scope, target).find(({ isChosen }) => isChosen);
        const label = actionLabel(action, scope, target);
        return (
          <button
            key={action.id}
            type="button"
            data-action={action.id}
            {...(action.choices && { "aria-haspopup": "menu" as const })}
            title={label}
            aria-label={chosen ? t("canvas.choice", { what: label, chosen: chosen.label }) : label}
            onClick={() =>
              runAction(action, scope, target, (of, on) => openMenu({ kind: "choices", action: of, on }, 0))
            }
          >
            <ActionMark action={action} scope={scope} target={target} />
            <span className="canvas-bar-word">{chosen?.label ?? label}</span>
          </button>
        );
      })}
      {target.noteIds[0] && (
        <button
          type="button"
          className="canvas-bar-icon"
          aria-haspopup="menu"
          aria-label={t("canvas.more")}
          onClick={() => target.noteIds[0] && openMenu({ kind: "note", id: target.noteIds[0] }, 40)}
        >
          <Icon name="more" />
        </button>
      )}
    </>
  );
}
