import "./versionWords.ts";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { showOnScreen } from "@longtable/shared/screen/screen.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { timeText } from "../agenda/timeText.ts";
import type { Commands } from "../console/useCommands.ts";
import CompareView from "./CompareView.tsx";
import { useEarlier } from "./useEarlier.ts";

interface Props {
  state: WorkshopState;
  boardId: BoardId;
  content: BoardContent;
  token: string;
  commands: Commands;
  chosen: string | null;
  onChoose(snapshotId: string | null): void;
}

/** A board of the console compared with what was kept of it, or with the one it began as. */
export default function BoardCompare({ state, boardId, content, token, commands, chosen, onChoose }: Props) {
  const [round, setRound] = useState(0);
  const kept = (state.versions?.snapshots ?? []).filter((one) => one.boardId === boardId);
  const origin = state.versions?.maps.find((one) => one.boardId === boardId);
  const basedOnId = origin?.basedOnId;
  const title = state.boards.find(({ id }) => id === basedOnId)?.title;
  const choices = [
    ...(title === undefined ? [] : [{ snapshotId: null, label: t("versions.compare.began", { title }) }]),
    ...kept.map(({ id, name, at }) => ({ snapshotId: id, label: `${name}, ${timeText(at)}` })),
  ];
  const known = choices.find(({ snapshotId }) => snapshotId === chosen) ?? choices[0];
  const found = useEarlier(boardId, known?.snapshotId ?? null, token, round);
  if (!known) return <p className="quiet">{t("versions.compare.nothing")}</p>;
  const isOnWall =
    state.workshop.screen === "board" && state.wall?.boardId === boardId && state.wall.besideId === basedOnId;
  return (
    <CompareView
      content={content}
      choices={choices}
      chosen={known.snapshotId}
      onChoose={onChoose}
      found={found}
      onAgain={() => setRound(round + 1)}
      wall={
        known.snapshotId === null &&
        basedOnId && (
          <button
            type="button"
            className="btn"
            aria-pressed={isOnWall}
            onClick={() =>
              // Off again, the wall goes with what is open, as before: left on this board it would stay there.
              void commands.run(
                showOnScreen,
                isOnWall ? { screen: "activity" } : { screen: "board", boardId, besideId: basedOnId },
              )
            }
          >
            {t("versions.compare.wall")}
          </button>
        )
      }
    />
  );
}
