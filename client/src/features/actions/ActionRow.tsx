import { useId, useSyncExternalStore } from "react";
import { t } from "../../i18n/t.ts";
import { ActionMark, actionLabel } from "./ActionMark.tsx";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";

interface Props {
  action: RoutedAction;
  scope: ActionScope;
  target: ActionTarget;
  onRun(): void;
}

const nothing = () => () => undefined;

/** One action in a sheet of the list: a button, or for a choice of values a button each. */
export function ActionRow({ action, scope, target, onRun }: Props) {
  const id = useId();
  const ready = action.isReady?.(scope);
  const isOff = useSyncExternalStore(ready?.subscribe ?? nothing, () => ready?.get() === false);
  const label = actionLabel(action, scope, target);
  if (action.choices && (action.on !== "notes" || target.noteIds.length > 0)) {
    return (
      <li>
        <fieldset className="action-choices" aria-labelledby={id}>
          <legend id={id}>{label}</legend>
          {action.choices(scope, target).map((choice) => (
            <button
              key={choice.key}
              type="button"
              className="btn"
              data-action={action.id}
              aria-pressed={choice.isSwitch === false ? undefined : choice.isChosen}
              onClick={choice.choose}
            >
              {choice.label}
            </button>
          ))}
        </fieldset>
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className="btn btn-wide"
        data-action={action.id}
        aria-pressed={action.isOn?.(scope, target)}
        aria-disabled={isOff || undefined}
        onClick={() => isOff || onRun()}
      >
        <ActionMark action={action} scope={scope} target={target} />{" "}
        {action.on === "notes" && target.noteIds.length === 0 ? t("canvas.forNotes", { what: label }) : label}
      </button>
    </li>
  );
}
