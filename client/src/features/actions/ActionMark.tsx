import { NOTE_KINDS } from "@longtable/shared/board/board.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { KindStamp } from "../canvas/KindStamp.tsx";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";
import "./toolIcons.ts";

interface Props {
  action: RoutedAction;
  scope: ActionScope;
  target: ActionTarget;
}

/** What an action is called here: a switch says what pressing it does. */
export function actionLabel(action: RoutedAction, scope: ActionScope, target: ActionTarget): string {
  const { label, labelHere, labelOn, isOn } = action;
  return t(labelOn && isOn?.(scope, target) ? labelOn : (labelHere?.(scope) ?? label));
}

/** The picture of an action; of a choice of kinds, the one that holds now. */
export function ActionMark({ action, scope, target }: Props) {
  const now = action.choices?.(scope, target).find(({ isChosen }) => isChosen)?.icon;
  const kind = NOTE_KINDS.find((one) => one === now);
  return kind ? <KindStamp kind={kind} /> : <Icon name={now ?? action.icon} />;
}
