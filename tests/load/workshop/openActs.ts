import type { ActivityId, BoardId } from "@longtable/shared/kernel/ids";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { everyone, type Stage, stateOf, writeNote } from "./crowd.ts";
import { countCopies } from "./verdict.ts";

/** The activity of the sample's agenda, by its template. */
export function activityOf({ hosts }: Stage, templateId: string): Activity & { boardId: BoardId } {
  const activity = stateOf(hosts[0]).activities.find((one) => one.templateId === templateId);
  const boardId = activity?.boards[0]?.id;
  if (!activity || !boardId) throw new Error(`the sample has no activity ${templateId} with a board`);
  return { ...activity, boardId };
}

/** Opens an activity; done when every screen is there. */
export async function open({ screens, hosts }: Stage, id: ActivityId): Promise<void> {
  await screens.command(
    hosts[0],
    "workshop.openActivity",
    { activityId: id },
    ({ activities }) => currentActivity(activities)?.id === id,
  );
}

/** Closes an activity; done when every screen knows. */
export async function close({ screens, hosts }: Stage, id: ActivityId): Promise<void> {
  await screens.command(
    hosts[0],
    "workshop.closeActivity",
    { activityId: id },
    ({ activities }) => activities.find((one) => one.id === id)?.state === "closed",
  );
}

/** Everybody looks at one board once more, while some of them drop and return, and sees the same. */
export async function compareBoards(stage: Stage): Promise<void> {
  const { id } = activityOf(stage, "ideas-dots-decision");
  await open(stage, id);
  stage.counts.push(await countCopies(stage, "in the room"));
}

/** The room reads a board together and adds to it, with a timer running. */
export async function writeTogether(stage: Stage, templateId: string, notesEach: number): Promise<void> {
  const { screens, hosts, plan } = stage;
  const { id, boardId } = activityOf(stage, templateId);
  await open(stage, id);
  await screens.command(hosts[1], "workshop.setTimer", { seconds: 600 }, ({ timer }) => timer?.seconds === 600);
  await everyone(stage, plan.actMs / (notesEach + 1), async (person) => {
    for (let turn = 1; turn <= notesEach; turn += 1) {
      await writeNote(stage, person, boardId, `${person.name}, ${templateId}, ${turn}`);
      await new Promise((resolve) => setTimeout(resolve, person.random.next() * (plan.actMs / (notesEach + 1))));
    }
  });
  await screens.command(hosts[1], "workshop.setTimer", { seconds: 0 }, ({ timer }) => timer === null);
  await close(stage, id);
}
