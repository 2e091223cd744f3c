import { useCallback, useEffect, useMemo, useState } from "react";
import { programmeApi } from "../programme/programme.api.ts";

/** The programmes as the desk lists them, and what it does with them. */
export function useProgrammes(key: string | null) {
  const api = useMemo(() => (key === null ? null : programmeApi(key)), [key]);
  const [list, setList] = useState<readonly { id: string; title: string; workshops: number }[]>([]);
  const load = useCallback(async () => {
    if (api) setList(await api.list().catch(() => []));
  }, [api]);
  useEffect(() => {
    void load();
  }, [load]);
  /** False when it did not go through. */
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    const done = await deed().then(
      () => true,
      () => false,
    );
    if (done) await load();
    return done;
  };
  return {
    list,
    create: (title: string) => attempt(async () => api?.create(title)),
    place: (workshopId: string, programmeId: string | null) => attempt(async () => api?.place(workshopId, programmeId)),
  };
}
export type DeskProgrammes = ReturnType<typeof useProgrammes>;
