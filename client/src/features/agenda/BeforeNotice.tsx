import "./agendaWords.ts";
import { openPreWorkNotes } from "@longtable/shared/workshop/agenda.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
  /** Shows a board in the middle of the console. */
  onLook(boardId: string): void;
}

/** What came in before the session and no host has looked at (METHODS M42). */
export default function BeforeNotice({ state, commands, onLook }: Props) {
  const unopened = (state.agenda?.preWork ?? []).filter((one) => one.unopened > 0);
  const count = unopened.reduce((sum, one) => sum + one.unopened, 0);
  if (count === 0) return null;
  const look = (activityId: (typeof unopened)[number]["activityId"]) => {
    const boardId = state.activities.find(({ id }) => id === activityId)?.boards[0]?.id;
    if (boardId) onLook(boardId);
    void commands.run(openPreWorkNotes, { activityId });
  };
  return (
    <Notice tone="info">
      <p>{t("agenda.before.words", { count })}</p>
      <div className="plan-acts">
        {unopened.map(({ activityId }) => (
          <button key={activityId} type="button" className="btn" onClick={() => look(activityId)}>
            {t("agenda.before.look", { title: state.activities.find(({ id }) => id === activityId)?.title })}
          </button>
        ))}
      </div>
    </Notice>
  );
}
