import { useCallback, useEffect, useMemo, useState } from "react";
import { DeskError, type DeskTemplate, type DeskWorkshop, deskApi } from "./desk.api.ts";
import { browserPlaces, forgetDeskKey, keepDeskKey, takeDeskKey } from "./deskKey.ts";

/** The template of the filled example. */
export const SAMPLE = "sample";

/** How the desk stands: waiting for a key, fetching, open, or out of reach. */
export type DeskStanding = "noKey" | "wrongKey" | "loading" | "open" | "failed";

/** The organiser's key, what it opens, and the ways to change both. */
export function useDesk() {
  const [key, setKey] = useState(() => takeDeskKey(browserPlaces()));
  const [standing, setStanding] = useState<DeskStanding>(key === null ? "noKey" : "loading");
  const [workshops, setWorkshops] = useState<readonly DeskWorkshop[]>([]);
  const [templates, setTemplates] = useState<readonly DeskTemplate[]>([]);
  const api = useMemo(() => (key === null ? null : deskApi(key)), [key]);

  const load = useCallback(async () => {
    if (api === null || key === null) return;
    try {
      const [listed, offered] = await Promise.all([api.workshops(), api.templates()]);
      keepDeskKey(browserPlaces(), key);
      setWorkshops(listed);
      // The filled example has its own button; it is nothing to name and choose among.
      setTemplates(offered.filter(({ id }) => id !== SAMPLE));
      setStanding("open");
    } catch (error) {
      const isWrong = error instanceof DeskError && (error.status === 401 || error.status === 403);
      if (isWrong) forgetDeskKey(browserPlaces());
      setStanding(isWrong ? "wrongKey" : "failed");
    }
  }, [api, key]);

  useEffect(() => {
    void load();
  }, [load]);

  return {
    key,
    api,
    standing,
    workshops,
    templates,
    load,
    /** Tries a key that was typed or pasted. */
    open(typed: string) {
      setStanding("loading");
      setKey(typed.trim());
      if (typed.trim() === key) void load();
    },
    /** Fetches again after a failure. */
    again() {
      setStanding("loading");
      void load();
    },
    forget() {
      forgetDeskKey(browserPlaces());
      setKey(null);
      setWorkshops([]);
      setStanding("noKey");
    },
  };
}
export type Desk = ReturnType<typeof useDesk>;
