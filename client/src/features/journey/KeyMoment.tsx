import "./feelingWords.ts";
import type { Step } from "@longtable/shared/journey/journey.types";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useDocActions } from "../boardEdit/useDocActions.ts";

interface Props {
  board: BoardClient;
  step: Pick<Step, "id" | "label" | "keyMoment">;
}

/** Makes a step a key moment, or takes that off, where the board itself is a list. */
export default function KeyMoment({ board, step: { id, label, keyMoment } }: Props) {
  const structure = useDocActions(board)?.structure;
  return (
    <div>
      <button
        type="button"
        className="btn"
        data-action="keyMoment"
        aria-pressed={keyMoment}
        aria-disabled={!structure}
        onClick={() => structure?.setKeyMoment(id, !keyMoment)}
      >
        <Icon name="flag" /> {t("feelings.keyMoment")} <span className="sr">{label}</span>
      </button>
    </div>
  );
}
