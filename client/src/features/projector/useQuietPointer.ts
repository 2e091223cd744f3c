import { useEffect, useState } from "react";

/** The pointer and the page's few buttons are seen for so long after it moved, in milliseconds. */
const SEEN_MS = 3_000;

/** True while somebody moves the pointer over the page, and a moment longer. */
export function useQuietPointer(): boolean {
  const [isMoving, setMoving] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onMove = () => {
      setMoving(true);
      clearTimeout(timer);
      timer = setTimeout(() => setMoving(false), SEEN_MS);
    };
    addEventListener("pointermove", onMove);
    addEventListener("pointerdown", onMove);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", onMove);
      removeEventListener("pointerdown", onMove);
    };
  }, []);
  return isMoving;
}
