import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { boardHolder } from "../../session/boardHolder.ts";
import { useStore } from "../../session/store.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useAny } from "./useHostSave.ts";

/** Board edits that the server refused, and boards whose line has ended, with the words that are on nobody's board. */
export function BoardNotices({ state }: { state: WorkshopState }) {
  const refused = useStore(boardHolder.refused);
  const boards = useStore(boardHolder.all);
  const stores = useMemo(() => boards.flatMap(({ link, unsaved }) => [link, unsaved]), [boards]);
  useAny(stores);
  const ended = boards.filter(({ link }) => link.get() === "ended");
  const titleOf = (boardId: string) => state.boards.find(({ id }) => id === boardId)?.title ?? "";
  return (
    <>
      {refused.map(({ id, boardId, words }) => (
        <Notice key={id} tone="stop" isUrgent>
          <p>
            <b>{t("console.refused.title", { board: titleOf(boardId) })}</b>{" "}
            {t(words.length > 0 ? "console.refused.words" : "console.refused.noWords")}
          </p>
          <Words words={words} />
          <button type="button" className="btn btn-plain" onClick={() => boardHolder.putAway(id)}>
            {t("console.problem.dismiss")}
          </button>
        </Notice>
      ))}
      {ended.map((board) => {
        const words = board.unsavedWords();
        return (
          <Notice key={board.boardId} tone="stop" isUrgent>
            <p>
              <b>{t("console.boardEnded.title", { board: titleOf(board.boardId) })}</b>{" "}
              {t(words.length > 0 ? "console.boardEnded.words" : "console.boardEnded.noWords")}
            </p>
            <Words words={words} />
          </Notice>
        );
      })}
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <textarea
      className="input"
      readOnly
      rows={Math.min(6, words.length + 1)}
      value={words.join("\n\n")}
      aria-label={t("console.refused.yourWords")}
      onFocus={({ target }) => target.select()}
    />
  );
}
