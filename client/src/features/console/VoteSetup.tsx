import type { BoardContent } from "@longtable/shared/board/board.doc";
import { LIMITS } from "@longtable/shared/kernel/limits";
import type { Tables } from "@longtable/shared/tables/tables.schema";
import { openRound } from "@longtable/shared/voting/voting.commands";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { Fragment, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import OtherWordings from "../ideas/OtherWordings.tsx";
import { candidateGroups, stillThere } from "./candidates.ts";
import { Stepper } from "./Stepper.tsx";
import type { Commands } from "./useCommands.ts";
import { useVotePlan } from "./useVotePlan.ts";
import { Electors } from "./votes/Electors.tsx";

interface Props {
  activity: Activity;
  boardId: Activity["boards"][number]["id"];
  content: BoardContent;
  commands: Commands;
  token: string;
  workshopId: string;
  tables?: Tables | undefined;
}

/** Choosing what is voted on and by how many dots, and opening the vote. */
export function VoteSetup({ activity, boardId, content, commands, token, workshopId, tables }: Props) {
  const [groupId, setGroupId] = useState("");
  const plan = useVotePlan(`${activity.id}:${boardId}`, content);
  const filterId = useId();
  const groups = candidateGroups(content);
  const shown = groups.filter(({ id }) => groupId === "" || id === groupId);
  const chosen = stillThere(content, plan.chosen);
  const active = tables?.list.filter(({ isEnded }) => !isEnded) ?? [];
  const tableIds = plan.tableIds.filter((id) => active.some((table) => table.id === id));
  const reason =
    plan.who === "tables" && tableIds.length === 0
      ? t("hostTables.vote.missing")
      : chosen.length === 0
        ? t("console.vote.chooseSome")
        : chosen.length > LIMITS.candidatesPerRound
          ? t("console.vote.tooMany", { most: LIMITS.candidatesPerRound })
          : null;
  const shownIds = shown.flatMap(({ notes }) => notes.map(({ id }) => id as string));
  const open = () => {
    if (reason !== null || commands.isBusy) return;
    const { dots, most, title, who } = plan;
    const candidates = chosen.map(({ id }) => id);
    void commands.run(openRound, {
      activityId: activity.id,
      boardId,
      candidates,
      dots,
      maxPerItem: Math.min(most, dots),
      title,
      who,
      ...(who === "tables" && { tableIds }),
    });
  };
  if (content.notes.length === 0) return <p className="quiet">{t("console.vote.noNotes")}</p>;
  return (
    <>
      <p>{t("console.vote.lead")}</p>
      <div className="vote-tools">
        <label htmlFor={filterId} className="label">
          {t("console.vote.filter")}
        </label>
        <select id={filterId} className="input" value={groupId} onChange={(event) => setGroupId(event.target.value)}>
          <option value="">{t("console.vote.allGroups")}</option>
          {groups.map(({ id, label, notes }) => (
            <option key={id} value={id}>
              {label ?? t("console.vote.notPlaced")} ({notes.length})
            </option>
          ))}
        </select>
        <button type="button" className="btn btn-plain" onClick={() => plan.choose(shownIds, true)}>
          {t("console.vote.all")}
        </button>
        <button type="button" className="btn btn-plain" onClick={() => plan.choose(shownIds, false)}>
          {t("console.vote.none")}
        </button>
        <b aria-live="polite">{t("console.vote.chosen", { count: chosen.length })}</b>
      </div>
      <fieldset className="vote-list">
        <legend className="sr">{t("console.vote.title")}</legend>
        {shown.flatMap(({ notes }) =>
          notes.map((note) => (
            <Fragment key={note.id}>
              <label>
                <input
                  type="checkbox"
                  checked={plan.chosen.has(note.id)}
                  onChange={(event) => plan.choose([note.id], event.target.checked)}
                />
                <span dir="auto">{note.text}</span>
              </label>
              {note.merged && <OtherWordings notes={note.merged} />}
            </Fragment>
          )),
        )}
      </fieldset>
      <div className="vote-rules">
        <Stepper label={t("console.vote.dots")} value={plan.dots} most={LIMITS.dotsPerRound} onChange={plan.setDots} />
        <Stepper
          label={t("console.vote.most")}
          value={Math.min(plan.most, plan.dots)}
          most={plan.dots}
          onChange={plan.setMost}
        />
      </div>
      <Electors plan={plan} tables={active} token={token} workshopId={workshopId} commands={commands} />
      <div className="vote-acts">
        <button type="button" className="btn btn-main" aria-disabled={reason !== null} onClick={open}>
          {t("console.vote.open")}
        </button>
        {reason && <span className="hint">{reason}</span>}
      </div>
    </>
  );
}
