import { type RefObject, useState } from "react";
import { goTo } from "../../app/route.ts";
import { errorText, t } from "../../i18n/t.ts";
import { RequestError } from "../../session/http.ts";
import { tokenStore } from "../../session/tokenStore.ts";
import { codeIn, ticketIn } from "./codeText.ts";
import { takeSeat } from "./join.api.ts";
import type { CodeCheck } from "./useCodeCheck.ts";

interface Problem {
  /** `code` when the code is what is wrong, else the whole form. */
  at: "code" | "form";
  words: string;
}

/** Sends a filled form, keeps the seat on this device and opens the workshop; else says what to put right. */
export function useTakeSeat(code: string, check: CodeCheck, codeField: RefObject<HTMLInputElement | null>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send(details: { alias: string; group?: string | null; rejoinWord?: string }): Promise<void> {
    const joinCode = codeIn(code);
    if (joinCode === null) {
      setProblem({ at: "code", words: t(code.trim() === "" ? "join.codeMissing" : "join.codeShort") });
      codeField.current?.focus();
      return;
    }
    if (isBusy) return;
    // Only with the code that it came with: another workshop has other tickets.
    const ticket = codeIn(location.hash) === joinCode ? ticketIn(location.hash) : null;
    setProblem(null);
    setBusy(true);
    try {
      const { workshopId, participantId, token, rejoinWord, alias } = await takeSeat({
        code: joinCode,
        ...details,
        ...(ticket && { ticket }),
      });
      const title = check.status === "found" ? check.workshop.title : undefined;
      tokenStore.keep("participant", {
        workshopId,
        participantId,
        token,
        rejoinWord,
        alias,
        joinCode,
        // Whoever came back by the three words has them.
        hasSeenWords: details.rejoinWord !== undefined,
        ...(title && { title }),
      });
      goTo(`/p/${workshopId}`);
    } catch (error) {
      const messageKey = error instanceof RequestError ? error.messageKey : "error.internal";
      const isCode = messageKey === "join.noSuchCode";
      setProblem({ at: isCode ? "code" : "form", words: errorText(messageKey) });
      if (isCode) codeField.current?.focus();
    } finally {
      setBusy(false);
    }
  }

  return {
    send,
    isBusy,
    codeProblem: problem?.at === "code" ? problem.words : null,
    formProblem: problem?.at === "form" ? problem.words : null,
    clear: () => setProblem(null),
  };
}
