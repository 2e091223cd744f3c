import { dotsIn } from "@longtable/shared/voting/voting.rules";
import type { Allocation, Round } from "@longtable/shared/voting/voting.schema";
import { useId } from "react";
import { t } from "../../../i18n/t.ts";
import { LateNoteLimits } from "../../agreement/Late.tsx";

interface Props {
  round: Round;
  token: string;
  dots: Allocation;
  onDots(dots: Allocation): void;
}

/** A ballot typed in for somebody: a number for each candidate, with what voters read under it, and how many dots are left. */
export function DotRows({ round, token, dots, onDots }: Props) {
  const id = useId();
  return (
    <>
      <ul className="paper-rows">
        {round.candidates.map(({ noteId, text }, index) => (
          <li key={noteId}>
            <div className="paper-words">
              <label htmlFor={`${id}-${index}`} dir="auto">
                {text}
              </label>
              <LateNoteLimits boardId={round.boardId} token={token} noteId={noteId} />
            </div>
            <input
              id={`${id}-${index}`}
              className="input"
              type="number"
              min={0}
              max={round.maxPerItem}
              value={dots[noteId] ?? 0}
              onChange={({ target }) => onDots({ ...dots, [noteId]: Math.max(0, Math.trunc(Number(target.value))) })}
            />
          </li>
        ))}
      </ul>
      <p>{t("votes.left", { count: Math.max(0, round.dots - dotsIn(dots)) })}</p>
    </>
  );
}
