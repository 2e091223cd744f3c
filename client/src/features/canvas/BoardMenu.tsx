import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { StepId } from "@longtable/shared/kernel/ids";
import { useCallback } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ActionMark, actionLabel } from "../actions/ActionMark.tsx";
import type { ActionOn, ActionScope, ActionTarget, RoutedAction } from "../actions/action.types.ts";
import { NOTHING_CHOSEN, offeredAt, offeredOnRail, runAction, targetNow } from "../actions/routes.ts";
import { CanvasMenu, type MenuEntry } from "./CanvasMenu.tsx";
import type { CanvasModel, MenuTarget, OpenMenu } from "./canvas.model.ts";

interface Props {
  model: CanvasModel;
  scope: ActionScope;
}

/** The one menu that is open: at a note, a step's head, a column's head or empty ground, or of one action's values. */
export function BoardMenu({ model, scope }: Props) {
  const menu = useStore(model.menu);
  const view = useStore(model.view);
  const close = useCallback(() => model.menu.set(null), [model]);
  if (!menu) return null;
  const entries = entriesFor(menu, scope, model);
  const note = isLocked(menu.target, scope) ? t("boardList.locked") : null;
  if (entries.length === 0 && !note) return null;
  return (
    <CanvasMenu
      key={menuKey(menu)}
      label={labelFor(menu.target, scope.content)}
      at={menu.at}
      view={view}
      entries={entries}
      note={note}
      onClose={close}
    />
  );
}

/** True for a menu of what stands in a locked part. */
function isLocked(target: MenuTarget, { edits }: ActionScope): boolean {
  const locks = edits?.locks;
  if (target.kind === "note") return locks?.hasNote(target.id) === true;
  if (target.kind === "step") return locks?.parts().isKept("steps", target.id) === true;
  return target.kind === "column" && locks?.parts().isKept("columns", target.id) === true;
}

const menuKey = ({ at, target }: OpenMenu) => `${target.kind}:${at.x}:${at.y}`;

function labelFor(target: MenuTarget, content: BoardContent): string {
  if (target.kind === "step") {
    return t("canvas.step.menu", { label: content.steps.find(({ id }) => id === target.id)?.label ?? "" });
  }
  if (target.kind === "column") {
    return t("canvas.column.menu", { label: content.columns.find(({ id }) => id === target.id)?.label ?? "" });
  }
  if (target.kind === "choices") return t(target.action.label);
  return t(target.kind === "note" ? "canvas.noteTools" : "canvas.boardTools");
}

function entriesFor({ at, target }: OpenMenu, scope: ActionScope, model: CanvasModel): MenuEntry[] {
  const entry = (action: RoutedAction, on: ActionTarget): MenuEntry => ({
    key: action.id,
    action: action.id,
    label: actionLabel(action, scope, on),
    icon: <ActionMark action={action} scope={scope} target={on} />,
    // Opens where this menu stands, once it has made way.
    perform: () =>
      runAction(action, scope, on, (chosen, chosenOn) =>
        queueMicrotask(() => model.menu.set({ at, target: { kind: "choices", action: chosen, on: chosenOn } })),
      ),
  });
  const offered = (on: readonly ActionOn[], of: ActionTarget) =>
    offeredAt("menu", on, scope, of).map((action) => entry(action, of));
  switch (target.kind) {
    case "choices":
      return (target.action.choices?.(scope, target.on) ?? []).map(
        ({ key, label, icon, isChosen, isSwitch, choose }) => ({
          key,
          action: target.action.id,
          label,
          icon: <Icon name={icon} />,
          ...(isSwitch !== false && { isChosen }),
          perform: choose,
        }),
      );
    case "note": {
      const { noteIds } = targetNow(scope);
      const on = { noteIds: [target.id, ...noteIds.filter((id) => id !== target.id)] };
      const stepId = stepOfNote(scope.content, target.id);
      if (on.noteIds.length > 1) return offered(["notes"], on);
      const ofNote = offered(["note", "notes"], on);
      const ofStep = stepId ? offered(["step"], { ...NOTHING_CHOSEN, stepId }) : [];
      // What is done to both, as asking something of them, is done to the note here.
      const about = stepId ? labelFor({ kind: "step", id: stepId }, scope.content) : "";
      const alsoOfStep = ofStep.filter(({ action }) => !ofNote.some((one) => one.action === action));
      return [...ofNote, ...alsoOfStep.map((one) => ({ ...one, about }))];
    }
    case "step":
      return offered(["step"], { ...NOTHING_CHOSEN, stepId: target.id });
    case "column":
      return offered(["column", "board"], { ...NOTHING_CHOSEN, columnId: target.id });
    case "ground":
      return offered(["ground", "board", "view"], { ...NOTHING_CHOSEN, point: target.point });
    case "board":
      return offeredOnRail("more", scope).map((action) => entry(action, targetNow(scope)));
  }
}

function stepOfNote({ notes }: BoardContent, noteId: string): StepId | null {
  const place = notes.find(({ id }) => id === noteId)?.place;
  return place && "stepId" in place ? place.stepId : null;
}
