import type { BoardContent } from "@longtable/shared/board/board.doc";
import { EVIDENCE_STATUSES, NOTE_KINDS, type NoteKind } from "@longtable/shared/board/board.types";
import type { NoteId, StepId } from "@longtable/shared/kernel/ids";
import { useCallback } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { BoardActions } from "../boardEdit/boardActions.ts";
import type { PinnedTo } from "../pins/targets.ts";
import { CanvasMenu, type MenuEntry } from "./CanvasMenu.tsx";
import type { CanvasModel, MenuTarget, OpenMenu } from "./canvas.model.ts";
import type { Deeds } from "./canvasDeeds.ts";
import { KindStamp } from "./KindStamp.tsx";
import { offerUndo } from "./undoOffer.ts";

interface Props {
  model: CanvasModel;
  deeds: Deeds;
  actions: BoardActions | null;
  /** Opens what is pinned to a note or step; left out where there are no pins. */
  onPins?: ((on: PinnedTo) => void) | undefined;
}

/** The one menu that is open, at a note, a step's head, a column's head or empty ground. */
export function BoardMenu(props: Props) {
  const { model } = props;
  const menu = useStore(model.menu);
  const view = useStore(model.view);
  const content = useStore(model.content);
  const close = useCallback(() => model.menu.set(null), [model]);
  if (!menu) return null;
  const entries = entriesFor(menu.target, content, props);
  if (entries.length === 0) return null;
  return (
    <CanvasMenu
      key={menuKey(menu)}
      label={labelFor(menu.target, content)}
      at={menu.at}
      view={view}
      entries={entries}
      onClose={close}
    />
  );
}

const menuKey = ({ at, target }: OpenMenu) => `${target.kind}:${at.x}:${at.y}`;

function labelFor(target: MenuTarget, content: BoardContent): string {
  if (target.kind === "step") {
    return t("canvas.step.menu", { label: content.steps.find(({ id }) => id === target.id)?.label ?? "" });
  }
  if (target.kind === "column") {
    return t("canvas.column.menu", { label: content.columns.find(({ id }) => id === target.id)?.label ?? "" });
  }
  if (target.kind === "statuses") return t("canvas.status");
  return t(target.kind === "kinds" ? "canvas.kinds" : "canvas.noteTools");
}

function entriesFor(target: MenuTarget, content: BoardContent, props: Props): MenuEntry[] {
  const { model, deeds, actions } = props;
  if (!actions) return [];
  switch (target.kind) {
    case "kinds":
      return NOTE_KINDS.map((kind) => kindEntry(kind, target.chosen, deeds));
    case "statuses":
      return statusEntries(target.id, content, actions);
    case "ground":
      return [entry("newHere", "note", () => deeds.addAt(target.point))];
    case "step":
      return [...stepEntries(target.id, content, props), ...pinEntry({ stepId: target.id }, props)];
    case "column":
      return columnEntries(target.id, content, props);
    case "note": {
      const note = content.notes.find(({ id }) => id === target.id);
      const changes = actions.canChange(target.id)
        ? [
            entry("edit", "text", () => deeds.edit(target.id)),
            ...(content.type === "free" ? [] : [entry("moveTo", "move", () => model.dialog.set({ name: "move" }))]),
            ...(content.type === "journeyMap" ? [statusEntry(target.id, props)] : []),
            entry("remove", "x", () => deeds.removeSelected()),
          ]
        : [];
      const place = note?.place ?? null;
      const structure = place === null ? [] : "stepId" in place ? stepEntries(place.stepId, content, props) : [];
      return [
        ...changes,
        entry("addAfter", "plus", () => deeds.addAfter(target.id)),
        entry("duplicate", "sets", () => void deeds.duplicate()),
        ...pinEntry({ noteId: target.id }, props),
        ...structure,
      ];
    }
  }
}

const entry = (key: string, icon: string, perform: () => void): MenuEntry => ({
  key,
  label: t(`canvas.${key}`),
  icon: <Icon name={icon} />,
  perform,
});

/** Opens where this menu stands, once it has made way. */
function statusEntry(id: NoteId, { model }: Props): MenuEntry {
  const at = model.menu.get()?.at ?? { x: 0, y: 0 };
  return entry("status", "reported", () =>
    queueMicrotask(() => model.menu.set({ at, target: { kind: "statuses", id } })),
  );
}

function statusEntries(id: NoteId, { notes }: BoardContent, actions: BoardActions): MenuEntry[] {
  const chosen = notes.find((note) => note.id === id)?.status ?? null;
  return EVIDENCE_STATUSES.map((status) => ({
    key: status,
    label: t(`statuses.${status}`),
    icon: <Icon name={status} />,
    isChosen: status === chosen,
    perform: () => void actions.editNote(id, { status: status === chosen ? null : status }),
  }));
}

const pinEntry = (on: PinnedTo, { onPins }: Props): MenuEntry[] =>
  onPins ? [entry("pins", "pin-question", () => onPins(on))] : [];

function kindEntry(kind: NoteKind, chosen: NoteKind, deeds: Deeds): MenuEntry {
  return {
    key: kind,
    label: t(`kinds.${kind}`),
    icon: <KindStamp kind={kind} />,
    isChosen: kind === chosen,
    perform: () => deeds.setKind(kind),
  };
}

function stepEntries(id: StepId, content: BoardContent, { model, actions }: Props): MenuEntry[] {
  const step = content.steps.find((held) => held.id === id);
  const structure = actions?.structure;
  if (!step || !structure) return [];
  const ask = (purpose: "addStep" | "renameStep", text: string) =>
    model.dialog.set({ name: "label", purpose, id, text });
  return [
    entry("step.add", "plus", () => ask("addStep", "")),
    entry("step.rename", "text", () => ask("renameStep", step.label)),
    entry(step.keyMoment ? "step.unkey" : "step.key", "flag", () => structure.setKeyMoment(id, !step.keyMoment)),
    entry("step.remove", "x", () => {
      structure.removeStep(id);
      showToast(t("canvas.step.removed"), { label: t("canvas.undo"), ...offerUndo(actions, model.doings) });
    }),
  ];
}

function columnEntries(id: BoardContent["columns"][number]["id"], content: BoardContent, { model, actions }: Props) {
  const column = content.columns.find((held) => held.id === id);
  if (!column || !actions?.structure) return [];
  return [
    entry("column.rename", "text", () =>
      model.dialog.set({ name: "label", purpose: "renameColumn", id, text: column.label }),
    ),
    entry("addColumn", "plus", () => model.dialog.set({ name: "label", purpose: "addColumn", id: null, text: "" })),
  ];
}
