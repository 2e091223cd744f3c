import { useEffect, useState } from "react";
import { RequestError } from "../../session/http.ts";
import { type FoundWorkshop, findWorkshop } from "./join.api.ts";

export type CodeCheck =
  | { status: "none" | "checking" }
  | { status: "found"; workshop: FoundWorkshop }
  | { status: "refused"; messageKey: string };

/** Looks a whole code up while the person goes on to the next field. */
export function useCodeCheck(code: string | null): CodeCheck {
  const [check, setCheck] = useState<CodeCheck>({ status: "none" });
  useEffect(() => {
    if (code === null) return setCheck({ status: "none" });
    const stop = new AbortController();
    setCheck({ status: "checking" });
    findWorkshop(code, stop.signal)
      .then((workshop) => ({ status: "found", workshop }) as const)
      .catch((error: unknown) => {
        const messageKey = error instanceof RequestError ? error.messageKey : "error.internal";
        return { status: "refused", messageKey } as const;
      })
      .then((answer) => {
        if (!stop.signal.aborted) setCheck(answer);
      });
    return () => stop.abort();
  }, [code]);
  return check;
}
