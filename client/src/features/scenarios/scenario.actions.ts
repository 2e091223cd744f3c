import { lazy } from "react";
import type { RoutedAction } from "../actions/action.types.ts";

const ScenariosDialog = lazy(() => import("./ScenariosDialog.tsx"));

/** People plotted over a planned map: read, and for whom it is open, written. */
export const SCENARIO_ACTIONS: readonly RoutedAction[] = [
  {
    id: "scenarios",
    on: "board",
    label: "canvas.lives",
    icon: "people",
    rail: "do",
    at: ["menu"],
    list: "own",
    isOffered: ({ content, seat }) => content.type === "journeyMap" && seat !== null,
    dialog: ScenariosDialog,
  },
];
