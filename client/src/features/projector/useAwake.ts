import { useEffect } from "react";

/** Asks the device not to dim while the page is looked at; where it cannot, or will not, all else goes on. */
export function useAwake(): void {
  useEffect(() => {
    if (!("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isGone = false;
    const ask = async () => {
      if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
      const given = await navigator.wakeLock.request("screen").catch(() => null);
      if (isGone) void given?.release();
      else lock = given;
    };
    // The device takes the lock away whenever the page is covered.
    document.addEventListener("visibilitychange", ask);
    void ask();
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", ask);
      void lock?.release();
    };
  }, []);
}
