import { type RefObject, useEffect, useRef } from "react";

/**
 * The field a sheet is opened for: writing starts there, where a dialog of its own would start at its close button and a
 * space would close it. On touch screens nothing is chosen, so that no keyboard covers the sheet unasked. To be called
 * by the component that shows the `Sheet`: its effects come after the sheet's own.
 */
export function useFirstField(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!matchMedia("(pointer: fine)").matches) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  return field;
}
