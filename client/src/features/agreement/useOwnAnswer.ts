import { useEffect, useState } from "react";
import { errorText } from "../../i18n/t.ts";
import type { Session, Unsent } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";

interface Options<Answer> {
  /** The command that carries the answer. */
  type: string;
  /** True for what waits on this device and belongs to this question. */
  isOf(input: Unsent["input"]): boolean;
  answerIn(input: Unsent["input"]): Answer;
  /** As the server has it. */
  mine: Answer | null;
}

/**
 * This person's answer to one question: as just given, else as it waits on this device, else as the server has it. What
 * is refused, because the question has moved on, is put away and said.
 */
export function useOwnAnswer<Answer>(session: Session, { type, isOf, answerIn, mine }: Options<Answer>) {
  const unsent = useStore(session.unsent);
  const [given, setGiven] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const waiting = unsent.findLast((item) => item.type === type && item.refused === null && isOf(item.input));
  const answer = given ?? (waiting ? answerIn(waiting.input) : mine);
  const isSame = given !== null && JSON.stringify(given) === JSON.stringify(mine);

  // The acknowledgement comes before the room's state does: until then the answer stays as given.
  useEffect(() => {
    if (isSame) setGiven(null);
  }, [isSame]);

  async function send(input: Unsent["input"]): Promise<boolean> {
    setGiven(answerIn(input));
    setProblem(null);
    const reply = await session.send(type, input);
    if (reply.ok) return true;
    setProblem(errorText(reply.error.messageKey));
    setGiven(null);
    for (const item of session.unsent.get()) {
      if (item.type === type && item.refused !== null && isOf(item.input)) session.discard(item.id);
    }
    return false;
  }
  return { answer, problem, send };
}
