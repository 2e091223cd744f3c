import { useEffect, useRef, useState } from "react";
import { createStore, useStore } from "../session/store.ts";
import { Icon } from "./Icon.tsx";
import { currentToast, hideToast, type Toast } from "./toasts.ts";
import "./toasts.css";

/** How long a toast stays, in milliseconds; focus or a pointer on it stops the clock. */
const STAY_MS = 8_000;

const always = createStore(true);

/** Where toasts appear; one for each page. */
export function Toasts() {
  const toast = useStore(currentToast);
  return (
    <div className="toasts" aria-live="polite">
      {toast && <ShownToast key={toast.id} toast={toast} />}
    </div>
  );
}

function ShownToast({ toast: { id, words, action } }: { toast: Toast }) {
  const box = useRef<HTMLDivElement>(null);
  const isOpen = useStore(action?.isOpen ?? always);
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const [hold, release] = [() => setHeld(true), () => setHeld(false)];
    const element = box.current;
    for (const name of ["focusin", "pointerenter"]) element?.addEventListener(name, hold);
    for (const name of ["focusout", "pointerleave"]) element?.addEventListener(name, release);
  }, []);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => hideToast(id), STAY_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld]);
  return (
    <div className="toast" ref={box}>
      <Icon name="check" />
      <span>{words}</span>
      {action && isOpen && (
        <button
          type="button"
          className="btn"
          onClick={() => {
            action.perform();
            hideToast(id);
          }}
        >
          {action.label}
        </button>
      )}
    </div>
  );
}
