import { type ReactNode, useEffect, useId, useRef } from "react";
import { t } from "../i18n/t.ts";

interface SheetProps {
  title: string;
  onClose(): void;
  children: ReactNode;
}

/** A dialog that rises from the bottom of a phone: the browser's own, so focus and Escape are its business. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="sheet-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="sheet-body">
        <h2 id={titleId}>{title}</h2>
        {children}
        <button type="button" className="btn btn-wide" onClick={onClose}>
          {t("dialog.close")}
        </button>
      </div>
    </dialog>
  );
}
