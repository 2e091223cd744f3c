import { type ReactNode, useState } from "react";

interface Props {
  /** Left out: the words beside it say it. */
  label?: string;
  isOn: boolean;
  /** Resolves with null when it did not go through. */
  onSet(isOn: boolean): Promise<unknown>;
  children: ReactNode;
}

/** A tick that shows at once what was pressed, until the server's word or a refusal comes. */
export function Tick({ label, isOn, onSet, children }: Props) {
  const [asked, setAsked] = useState<boolean | null>(null);
  const [known, setKnown] = useState(isOn);
  if (known !== isOn) {
    setKnown(isOn);
    setAsked(null);
  }
  const set = async (next: boolean) => {
    setAsked(next);
    if ((await onSet(next)) === null) setAsked(null);
  };
  return (
    <label className="rh-lock">
      <input
        type="checkbox"
        aria-label={label}
        checked={asked ?? isOn}
        onChange={({ target }) => void set(target.checked)}
      />
      {children}
    </label>
  );
}
