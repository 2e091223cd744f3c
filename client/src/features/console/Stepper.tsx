import { useId } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

/** A small whole number, one up or one down at a time; never below one. */
export function Stepper(props: { label: string; value: number; most: number; onChange(value: number): void }) {
  const { label, value, most, onChange } = props;
  const id = useId();
  return (
    <fieldset className="stepper-row" aria-labelledby={id}>
      <span id={id} className="label">
        {label}
      </span>
      <span className="stepper">
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t("console.vote.less")}
          aria-disabled={value <= 1}
          onClick={() => value > 1 && onChange(value - 1)}
        >
          <Icon name="minus" />
        </button>
        <b aria-live="polite">{value}</b>
        <button
          type="button"
          className="btn btn-icon"
          aria-label={t("console.vote.more")}
          aria-disabled={value >= most}
          onClick={() => value < most && onChange(value + 1)}
        >
          <Icon name="plus" />
        </button>
      </span>
    </fieldset>
  );
}
