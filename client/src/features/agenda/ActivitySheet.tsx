import { addActivity, editActivity } from "@longtable/shared/workshop/agenda.commands";
import { type AgendaPlace, inAgendaOrder } from "@longtable/shared/workshop/agenda.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { Commands } from "../console/useCommands.ts";
import { ActivityFieldset } from "./ActivityFieldset.tsx";
import {
  type ActivityFields,
  changesFor,
  clashes,
  type Edited,
  fieldsOf,
  newFields,
  rebase,
  takeTheirs,
  USUAL_ACCESS,
} from "./activityForm.ts";
import { boardToMake, type NewBoardDraft } from "./BoardField.tsx";

interface Shared {
  state: WorkshopState;
  commands: Commands;
  onClose(): void;
}

const isUsual = (access: unknown) => JSON.stringify(access) === JSON.stringify(USUAL_ACCESS);

/** Changing an activity. What another host changes meanwhile is said, and nobody's words are lost. */
export function ChangeActivity({ state, activity, commands, onClose }: Shared & { activity: Activity }) {
  const live = state.activities.find(({ id }) => id === activity.id) ?? null;
  const [known, setKnown] = useState(live);
  const [edited, setEdited] = useState<Edited>(() => ({ base: fieldsOf(activity), draft: fieldsOf(activity) }));
  if (live && live !== known) {
    setKnown(live);
    setEdited(rebase(edited, fieldsOf(live)));
  }
  const standing = fieldsOf(live ?? activity);
  const clashing = clashes(edited, standing);
  const save = async () => {
    const { access, boardIds, ...changed } = changesFor(edited.draft, standing);
    const input = {
      activityId: activity.id,
      ...changed,
      ...(access && { access: isUsual(access) ? null : access }),
      ...(boardIds && { boardIds: [...boardIds] }),
    };
    if ((await commands.run(editActivity, input)) !== null) onClose();
  };
  return (
    <Sheet title={t("agenda.form.changeTitle", { title: activity.title })} onClose={onClose}>
      {live === null && <Notice tone="wait">{t("agenda.form.gone")}</Notice>}
      {clashing.length > 0 && (
        <Notice tone="wait" isUrgent>
          <p>
            {t("agenda.form.changedElsewhere", {
              fields: clashing.map((name) => t(`agenda.form.fields.${name}`)).join(", "),
            })}
          </p>
          <button type="button" className="btn" onClick={() => setEdited(takeTheirs(edited, standing))}>
            {t("agenda.form.takeTheirs")}
          </button>
        </Notice>
      )}
      <ActivityFieldset
        fields={edited.draft}
        onFields={(draft) => setEdited({ ...edited, draft })}
        boards={state.boards}
        isPromptLocked={activity.isPromptLocked ?? false}
        hasRun={(live ?? activity).state !== "queued"}
        verb={t("agenda.form.save")}
        isBusy={commands.isBusy || live === null}
        onDone={() => void save()}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** A new activity at a place of the agenda. */
export function AddActivity({ state, place, commands, onClose }: Shared & { place: AgendaPlace }) {
  const [fields, setFields] = useState<ActivityFields>(() => ({
    ...newFields(place.phase),
    boardIds: boardsBefore(state, place),
  }));
  const [newBoard, setNewBoard] = useState<NewBoardDraft | null>(null);
  const add = async () => {
    const { access, place: where, boardIds, ...rest } = fields;
    const input = {
      ...rest,
      ...(fields.phase === place.phase && { afterId: place.afterId as Activity["id"] | null | undefined }),
      ...(where === "tables" && { place: where }),
      ...(!isUsual(access) && { access }),
      ...(newBoard === null ? { boardIds: [...boardIds] } : { newBoard: boardToMake(newBoard) }),
    };
    if ((await commands.run(addActivity, input)) !== null) onClose();
  };
  return (
    <Sheet title={t("agenda.form.addTitle")} onClose={onClose}>
      <ActivityFieldset
        fields={fields}
        onFields={setFields}
        boards={state.boards}
        newBoard={newBoard}
        onNewBoard={setNewBoard}
        isPromptLocked={false}
        hasRun={false}
        verb={t("agenda.form.create")}
        isBusy={commands.isBusy}
        onDone={() => void add()}
        onCancel={onClose}
      />
    </Sheet>
  );
}

/** What is added most often goes on with the board of what stands before it. */
function boardsBefore({ activities }: WorkshopState, { phase, afterId }: AgendaPlace) {
  const inPhase = inAgendaOrder(activities).filter((activity) => activity.phase === phase);
  const before = afterId === undefined ? inPhase.at(-1) : inPhase.find(({ id }) => id === afterId);
  return before?.boards.slice(0, 1).map(({ id }) => id) ?? [];
}
