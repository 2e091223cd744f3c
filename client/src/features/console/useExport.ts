import { useCallback, useState } from "react";
import { download, type ExportFile } from "./exportFile.ts";

export type ExportState = { name: "making" | "done" | "failed"; file: ExportFile } | null;

/** Makes one export at a time and says how it goes. */
export function useExport(token: string) {
  const [state, setState] = useState<ExportState>(null);
  const make = useCallback(
    async (file: ExportFile) => {
      setState({ name: "making", file });
      try {
        await download(file, token);
        setState({ name: "done", file });
      } catch {
        setState({ name: "failed", file });
      }
    },
    [token],
  );
  const putAway = useCallback(() => setState(null), []);
  return { state, make, putAway };
}
