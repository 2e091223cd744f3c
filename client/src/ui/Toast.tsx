import { useEffect, useState } from "react";

interface ToastProps {
  words: string;
  action?: { label: string; run(): void };
  onGone(): void;
}

/** Long enough to read twice; time stands still while it is focused or pointed at. */
const SHOWN_MS = 8_000;

/** A confirmation, with an undo where there is one (LOOK section 5). */
export function Toast({ words, action, onGone }: ToastProps) {
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, onGone]);
  return (
    <div className="toast-place">
      <div
        className="toast"
        role="status"
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
        onPointerEnter={() => setIsHeld(true)}
        onPointerLeave={() => setIsHeld(false)}
      >
        <span>{words}</span>
        {action && (
          <button type="button" className="btn" onClick={action.run}>
            {action.label}
          </button>
        )}
      </div>
    </div>
  );
}
