import type { StepId } from "@longtable/shared/kernel/ids";
import { lazy } from "react";
import { t } from "../../i18n/t.ts";
import { showToast } from "../../ui/toasts.ts";
import { offerUndo } from "../canvas/undoOffer.ts";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";

const StructureDialog = lazy(() => import("./StructureDialog.tsx"));

const canBuild = ({ edits }: ActionScope) => edits?.structure != null;
const stepOf = ({ content }: ActionScope, { stepId }: ActionTarget) => content.steps.find(({ id }) => id === stepId);
const columnOf = ({ content }: ActionScope, { columnId }: ActionTarget) =>
  content.columns.find(({ id }) => id === columnId);
const onStep = (scope: ActionScope, target: ActionTarget) => canBuild(scope) && stepOf(scope, target) !== undefined;
const partsOf = ({ edits }: ActionScope) => edits?.locks?.parts();
const onOpenStep = (scope: ActionScope, target: ActionTarget) =>
  onStep(scope, target) && !partsOf(scope)?.isKept("steps", target.stepId ?? "");
const onOpenColumn = (scope: ActionScope, target: ActionTarget) =>
  canBuild(scope) && columnOf(scope, target) !== undefined && !partsOf(scope)?.isKept("columns", target.columnId ?? "");

function askStep({ canvas }: ActionScope, id: StepId | undefined, purpose: "addStep" | "renameStep", text: string) {
  if (id) canvas?.model.dialog.set({ name: "label", purpose, id, text });
}

/** What can be done with the parts of a board. In the list all of it is in the sheet of parts. */
export const STRUCTURE_ACTIONS: readonly RoutedAction[] = [
  {
    id: "structure",
    on: "board",
    label: "canvas.structure",
    icon: "parts",
    rail: "do",
    list: "tools",
    isOffered: (scope) => canBuild(scope) && scope.content.type !== "free",
    dialog: StructureDialog,
  },
  {
    id: "addColumn",
    on: "board",
    label: "canvas.addColumn",
    icon: "plus",
    rail: "do",
    at: ["menu"],
    list: "parts",
    isOffered: (scope) => canBuild(scope) && scope.content.type === "columns",
    perform: ({ canvas }) => canvas?.model.dialog.set({ name: "label", purpose: "addColumn", id: null, text: "" }),
  },
  {
    id: "addStep",
    on: "step",
    label: "canvas.step.add",
    icon: "plus",
    at: ["menu"],
    list: "parts",
    isOffered: (scope, target) => onStep(scope, target) && !partsOf(scope)?.isStageKept(target.stepId ?? ""),
    perform: (scope, { stepId }) => askStep(scope, stepId, "addStep", ""),
  },
  {
    id: "renameStep",
    on: "step",
    label: "canvas.step.rename",
    icon: "text",
    at: ["menu"],
    list: "parts",
    isOffered: onOpenStep,
    perform: (scope, target) => askStep(scope, target.stepId, "renameStep", stepOf(scope, target)?.label ?? ""),
  },
  {
    id: "keyMoment",
    on: "step",
    label: "canvas.step.key",
    labelOn: "canvas.step.unkey",
    icon: "flag",
    at: ["menu"],
    list: "own",
    isOffered: onOpenStep,
    isOn: (scope, target) => stepOf(scope, target)?.keyMoment === true,
    perform: (scope, target) => {
      const step = stepOf(scope, target);
      if (step) scope.edits?.structure?.setKeyMoment(step.id, !step.keyMoment);
    },
  },
  {
    id: "removeStep",
    on: "step",
    label: "canvas.step.remove",
    icon: "x",
    at: ["menu"],
    list: "parts",
    isOffered: (scope, target) => onStep(scope, target) && !partsOf(scope)?.isHeld("steps", target.stepId ?? ""),
    perform: (scope, { stepId }) => {
      const { edits, canvas } = scope;
      if (!stepId || !edits?.structure) return;
      edits.structure.removeStep(stepId);
      if (!canvas) return;
      showToast(t("canvas.step.removed"), { label: t("canvas.undo"), ...offerUndo(edits, canvas.model.doings) });
    },
  },
  {
    id: "stepPins",
    on: "step",
    label: "canvas.pins",
    icon: "pin-question",
    at: ["menu"],
    list: "own",
    isOffered: ({ openPins }, { stepId }) => openPins !== undefined && stepId !== undefined,
    perform: ({ openPins }, { stepId }) => stepId && openPins?.({ stepId }),
  },
  {
    id: "renameColumn",
    on: "column",
    label: "canvas.column.rename",
    icon: "text",
    at: ["menu"],
    list: "parts",
    isOffered: onOpenColumn,
    perform: (scope, target) => {
      const column = columnOf(scope, target);
      if (!column) return;
      scope.canvas?.model.dialog.set({ name: "label", purpose: "renameColumn", id: column.id, text: column.label });
    },
  },
];
