import { useEffect, useState } from "react";

/** Server time, read again at every full second of it. */
export function useClock(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const read = serverNow();
      setNow(read);
      timer = setTimeout(tick, 1000 - (read % 1000) + 5);
    };
    tick();
    return () => clearTimeout(timer);
  }, [serverNow]);
  return now;
}
