import { isPlainView } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import { useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";

interface Props {
  boardId: string;
  view: BoardView;
  /** How the screens show it now; undefined as it stands. */
  shown: BoardView | undefined;
  session: Pick<Session, "send">;
}

/** For hosts: shows the board on the big screens as they see it themselves, or as it stands. */
export function WallView({ boardId, view, shown, session }: Props) {
  const [said, setSaid] = useState("");
  const send = async (next: BoardView | null, words: string) => {
    setSaid("");
    const reply = await session.send("screen.setView", { boardId, view: next });
    setSaid(reply.ok ? t(words) : errorText(reply.error.messageKey));
  };
  return (
    <div className="wall-view">
      {!isPlainView(view) && (
        <button type="button" className="btn btn-wide" onClick={() => void send(view, "ideas.view.wallShown")}>
          <Icon name="screen" /> {t("ideas.view.wall")}
        </button>
      )}
      {shown && (
        <button type="button" className="btn btn-wide" onClick={() => void send(null, "ideas.view.wallCleared")}>
          <Icon name="screen" /> {t("ideas.view.wallReset")}
        </button>
      )}
      <p role="status" className="small">
        {said}
      </p>
    </div>
  );
}
