import { useCallback, useState } from "react";

/** Room on the wall, in px at 1920 × 1080. */
export interface Room {
  width: number;
  height: number;
}

/** px of a rem at 1920 × 1080, where the wall's sizes are stated. */
const REM = 16;

/** Measures an element of the wall and keeps measuring it; null until it is there. */
export function useRoom(): { roomRef(element: HTMLElement | null): (() => void) | undefined; room: Room | null } {
  const [room, setRoom] = useState<Room | null>(null);
  const roomRef = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || REM;
      const width = Math.round((element.clientWidth / rem) * REM);
      const height = Math.round((element.clientHeight / rem) * REM);
      setRoom((known) => (known?.width === width && known.height === height ? known : { width, height }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return { roomRef, room };
}
