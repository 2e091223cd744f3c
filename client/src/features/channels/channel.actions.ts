import { ASSET_KINDS, CHANNELS } from "@longtable/shared/journey/channels";
import { lazy } from "react";
import { t } from "../../i18n/t.ts";
import type { ActionChoice, ActionScope, ActionTarget, RoutedAction } from "../actions/action.types.ts";
import "./channelWords.ts";

const LinksDialog = lazy(() => import("./LinksDialog.tsx"));
const CloserDoor = lazy(() => import("./CloserDoor.tsx"));
const CloserDialog = lazy(() => import("./CloserDialog.tsx"));

const notesOf = ({ content, edits }: ActionScope, { noteIds }: ActionTarget) =>
  content.notes.filter(({ id }) => noteIds.includes(id) && edits?.canChange(id));
const stepOf = ({ content }: ActionScope, { stepId }: ActionTarget) => content.steps.find(({ id }) => id === stepId);
const canTellStep = (scope: ActionScope, target: ActionTarget) =>
  scope.edits?.structure != null &&
  stepOf(scope, target) !== undefined &&
  !scope.edits.locks?.parts().isKept("steps", target.stepId ?? "");

/** One of several values, or none of them. */
function choicesOf<Value extends string>(
  values: readonly Value[],
  now: NoInfer<Value> | null,
  words: { of(value: NoInfer<Value>): string; none: string; icon(value: NoInfer<Value>): string },
  choose: (value: NoInfer<Value> | null) => void,
): ActionChoice[] {
  const made = values.map((value) => ({
    key: value,
    label: words.of(value),
    icon: words.icon(value),
    isChosen: value === now,
    choose: () => choose(value),
  }));
  return [
    ...made,
    { key: "none", label: words.none, icon: "unknown", isChosen: now === null, choose: () => choose(null) },
  ];
}

const CHANNEL_WORDS = {
  of: (channel: string) => t(`channels.${channel}`),
  icon: (channel: string) => `channel-${channel}`,
  get none() {
    return t("noteFacts.noChannel");
  },
};
const ASSET_WORDS = {
  of: (kind: string) => t(`assetKinds.${kind}`),
  icon: (kind: string) => `asset-${kind}`,
  get none() {
    return t("noteFacts.noAsset");
  },
};

const idsOf = (notes: ReturnType<typeof notesOf>) => notes.map(({ id }) => id);

/** How people meet a service at a note or step, what sort of thing a note names, links, and maps behind a step. */
export const CHANNEL_ACTIONS: readonly RoutedAction[] = [
  {
    id: "channel",
    on: "notes",
    label: "noteFacts.channel",
    icon: "phone",
    at: ["menu"],
    list: "more",
    isOffered: (scope, target) => scope.content.type === "journeyMap" && notesOf(scope, target).length > 0,
    choices: (scope, target) =>
      choicesOf(CHANNELS, notesOf(scope, target)[0]?.channel ?? null, CHANNEL_WORDS, (channel) =>
        scope.edits?.editNotes(idsOf(notesOf(scope, target)), { channel }),
      ),
  },
  {
    id: "assetKind",
    on: "notes",
    label: "noteFacts.asset",
    icon: "asset",
    at: ["menu"],
    list: "more",
    isOffered: (scope, target) => notesOf(scope, target).some(({ kind }) => kind === "asset"),
    choices: (scope, target) => {
      const assets = notesOf(scope, target).filter(({ kind }) => kind === "asset");
      return choicesOf(ASSET_KINDS, assets[0]?.assetKind ?? null, ASSET_WORDS, (assetKind) =>
        scope.edits?.editNotes(idsOf(assets), { assetKind }),
      );
    },
  },
  {
    id: "links",
    on: "notes",
    label: "noteFacts.links",
    icon: "link",
    at: ["bar", "menu"],
    keys: [{ say: "L", press: ["l"] }],
    list: "more",
    isOffered: (scope, target) => notesOf(scope, target).length > 0 && scope.content.notes.length > 1,
    dialog: LinksDialog,
  },
  {
    id: "stepChannel",
    on: "step",
    label: "noteFacts.channel",
    icon: "phone",
    at: ["menu"],
    list: "own",
    isOffered: canTellStep,
    choices: (scope, target) =>
      choicesOf(CHANNELS, stepOf(scope, target)?.channel ?? null, CHANNEL_WORDS, (channel) => {
        const step = stepOf(scope, target);
        if (step) scope.edits?.structure?.changeStep(step.id, { channel });
      }),
  },
  {
    id: "closerMap",
    on: "step",
    label: "noteFacts.closer",
    icon: "map",
    at: ["menu"],
    list: "own",
    isOffered: (scope, target) => canTellStep(scope, target) && scope.seat !== null,
    dialog: CloserDialog,
  },
  {
    id: "openCloser",
    on: "step",
    label: "noteFacts.openCloser",
    icon: "next",
    at: ["menu"],
    list: "own",
    isOffered: (scope, target) => stepOf(scope, target)?.subBoardId !== undefined && scope.seat !== null,
    dialog: CloserDoor,
  },
];
