import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../i18n/t.ts";
import { Icon } from "./Icon.tsx";
import { useFocusKept } from "./useFocusKept.ts";
import "./sheet.css";

interface Props {
  /** Left out: open as long as it is there. */
  isOpen?: boolean;
  title: string;
  onClose(): void;
  children: ReactNode;
}

/**
 * A question or a choice that comes to the front: from the bottom on a phone, in the middle elsewhere. The browser's own
 * dialog keeps the focus in, closes on Escape and gives the focus back.
 */
export function Sheet({ isOpen = true, title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useFocusKept(dialog);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);
  useEffect(() => {
    const element = dialog.current;
    // A tap beside the dialog reaches the dialog element itself; the keyboard's way out is Escape.
    const onTap = (event: MouseEvent) => event.target === element && element?.close();
    element?.addEventListener("click", onTap);
    return () => element?.removeEventListener("click", onTap);
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={titleId} onClose={onClose}>
      {isOpen && (
        <div className="dialog-in">
          <div className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            <button type="button" className="btn btn-plain btn-icon" onClick={onClose} aria-label={t("dialog.close")}>
              <Icon name="x" />
            </button>
          </div>
          {children}
        </div>
      )}
    </dialog>
  );
}
