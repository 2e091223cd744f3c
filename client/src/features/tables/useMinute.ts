import { useEffect, useState } from "react";

const OFTEN_MS = 20_000;

/** Server time, looked at a few times a minute: for words like "two minutes ago". */
export function useMinute(serverNow: () => number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), OFTEN_MS);
    return () => clearInterval(timer);
  }, [serverNow]);
  return Math.max(now, serverNow());
}
