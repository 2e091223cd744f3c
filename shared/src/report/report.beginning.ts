import type { WorkshopExport } from "../export/exportModel.ts";
import { closingBlocks, purposeBlocks } from "../export/plan.blocks.ts";
import type { ReportBlock } from "../export/report.blocks.ts";
import { dayOf } from "../followThrough/followThrough.rules.ts";
import { ENGLISH_REPORT_WORDS } from "../followThrough/reportWords.ts";
import { UNDECLARED } from "../voting/groupNames.ts";
import { PHASES } from "../workshop/phases.ts";
import { heading, item, listOf, type ReportTexts, say, tableOf, under } from "./report.parts.ts";

/** The whole in a few lines, for who reads nothing else. */
export function shortBlocks(model: WorkshopExport, { own }: ReportTexts): ReportBlock[] {
  const { participants, boards, decisions, followThrough, agreements = [] } = model;
  const notes = boards.reduce((sum, board) => sum + board.notes.length, 0);
  const rounds = boards.flatMap((board) => board.rounds);
  const agreed = decisions.filter(({ state }) => state === "agreed");
  const worries = (id: string) => {
    const reasons = agreements.find((proposal) => proposal.id === id)?.result?.reasons ?? [];
    return reasons.filter(({ position }) => position !== "agree").length;
  };
  const commitments = followThrough?.commitments ?? [];
  const unanswered = followThrough?.ideas.filter(({ response }) => response === null).length ?? 0;
  const lines = [
    item(
      [participants.count > 0 && own.people(participants.count), notes > 0 && own.notes(notes, boards.length)]
        .filter(Boolean)
        .join(" "),
    ),
    ...rounds
      .flatMap(({ results }) => results.slice(0, 1).filter(({ dots }) => dots > 0))
      .map(({ text, dots }) => item(own.first(text, dots))),
    ...(agreed.length > 0
      ? [
          item(
            own.decided(agreed.length),
            ...agreed.map(({ id, question }) =>
              worries(id) > 0 ? `${question} (${own.withReservations(worries(id))})` : question,
            ),
          ),
        ]
      : []),
    ...(commitments.length > 0
      ? [item(own.promised(commitments.length, commitments.filter(({ isOverdue }) => isOverdue).length))]
      : []),
    ...(unanswered > 0 ? [item(own.unanswered(unanswered))] : []),
  ];
  return listOf(lines.filter(({ text }) => text !== ""));
}

/** The question as it stands, every earlier wording with its day, and how the room took it; then the working agreement. */
export function questionBlocks(model: WorkshopExport, { own, plan }: ReportTexts): ReportBlock[] {
  const versions = model.question?.versions ?? [];
  const current = versions.at(-1);
  const decided = (id: string | undefined) => model.decisions.find((decision) => decision.id === id);
  const taken = current && decided(current.decisionId);
  const earlier = versions.slice(0, -1).toReversed();
  const { question: _question, ...rest } = model;
  const agreement = flattened(purposeBlocks(rest, plan));
  return [
    ...(current
      ? [
          say(current.text, "lead"),
          say(
            [own.asked(dayOf(current.at)), taken && own.byDecision(ENGLISH_REPORT_WORDS.methods[taken.method])]
              .filter(Boolean)
              .join(" "),
            "quiet",
          ),
          ...under(3, plan.earlier, listOf(earlier.map(({ text, at }) => item(own.wording(dayOf(at), text))))),
        ]
      : [say(own.noQuestion)]),
    ...agreement,
  ];
}

/** Headings of the plan's own stand at the third level here; those below another one say its name too. */
function flattened(blocks: readonly ReportBlock[]): ReportBlock[] {
  let above = "";
  return blocks.flatMap((block): ReportBlock[] => {
    if (block.kind !== "heading") return [block];
    if (block.level === 3) return [heading(3, `${above}: ${block.text}`)];
    above = block.text;
    return [];
  });
}

/** How many took part, and the groups that are large enough to be shown. */
export function peopleBlocks({ participants }: WorkshopExport, { own }: ReportTexts): ReportBlock[] {
  const { count, byGroup, leastShown } = participants;
  if (count === 0) return [say(own.noPeople)];
  const shown = byGroup.reduce((sum, group) => sum + group.count, 0);
  return [
    say(own.people(count)),
    ...tableOf(
      own.groupHeads,
      byGroup.map((group) => [group.id === UNDECLARED ? own.undeclared : group.label, group.count]),
    ),
    ...(shown < count && leastShown !== undefined ? [say(own.smallGroups(leastShown), "quiet")] : []),
  ];
}

/** What was done, phase by phase, then what happened when. */
export function methodBlocks(model: WorkshopExport, texts: ReportTexts, when: (at: number) => string): ReportBlock[] {
  const { activities } = model;
  const { paper, sheet, own, plan } = texts;
  const begun = new Set<string>(model.begun?.map(({ activityId }) => activityId));
  const done = begun.size > 0 ? activities.filter(({ id }) => begun.has(id)) : activities;
  if (done.length === 0) return [say(own.noMethod)];
  const phases = PHASES.flatMap((phase) =>
    under(
      3,
      sheet.phases[phase],
      listOf(
        done
          .filter((activity) => activity.phase === phase)
          .map(({ title, prompt, minutes }) => item(title, prompt, minutes > 0 && paper.minutes(minutes))),
      ),
    ),
  );
  return [...phases, ...closingBlocks(model, plan), ...under(3, own.timeline, timeline(model, texts, when))];
}

function timeline(model: WorkshopExport, { own }: ReportTexts, when: (at: number) => string): ReportBlock[] {
  const { begun = [], activities, decisions, question } = model;
  const moments = [
    ...begun.map(({ activityId, at }) => ({
      at,
      what: own.opened(activities.find(({ id }) => id === activityId)?.title ?? ""),
    })),
    ...(question?.versions ?? []).map(({ at, text }) => ({ at, what: own.questionSet(text) })),
    ...decisions
      .filter(({ state }) => state === "agreed")
      .map(({ recordedAt, question: what }) => ({ at: recordedAt, what: own.decisionMade(what) })),
  ];
  return tableOf(
    own.timelineHeads,
    moments
      .filter(({ what }) => what !== "")
      .toSorted((a, b) => a.at - b.at)
      .map(({ at, what }) => [when(at), what]),
  );
}
