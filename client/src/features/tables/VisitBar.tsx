import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { hostTables } from "../../i18n/en/hostTables.ts";
import { addWords, t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { tableLabels } from "./tableLabels.ts";

addWords({ hostTables });

interface Props {
  state: WorkshopState;
  boardId: string | null;
  onBack(): void;
}

/** On a table's own board: whose it is, and the way back. */
export default function VisitBar({ state, boardId, onBack }: Props) {
  const board = state.boards.find(({ id }) => id === boardId);
  const label = tableLabels(state.tables)[board?.tableId ?? ""];
  if (!label) return null;
  return (
    <div className="between">
      <p dir="auto">{t("hostTables.board.visiting", { label })}</p>
      <button type="button" className="btn" onClick={onBack}>
        <Icon name="back" /> {t("hostTables.board.back")}
      </button>
    </div>
  );
}
