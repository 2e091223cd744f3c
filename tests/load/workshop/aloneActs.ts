import { everyone, type Stage, stateOf, writeNote } from "./crowd.ts";
import { activityOf, close, open } from "./openActs.ts";
import { expectNowhere } from "./verdict.ts";

/** Everybody writes for themselves; nothing of it is anywhere before the reveal puts all of it in. */
export async function writeAloneThenReveal(stage: Stage): Promise<void> {
  const { screens, hosts, plan } = stage;
  const { id, boardId } = activityOf(stage, "would-it-work");
  await screens.command(
    hosts[0],
    "workshop.setWriting",
    { activityId: id, writing: "alone" },
    ({ activities }) => activities.find((one) => one.id === id)?.writing === "alone",
  );
  await open(stage, id);
  await everyone(stage, plan.actMs, async (person) => {
    await writeNote(stage, person, boardId, `${person.name} thinks alone`);
  });
  await expectNowhere(stage, boardId, "thinks alone");
  await screens.command(
    hosts[0],
    "workshop.revealActivity",
    { activityId: id },
    ({ activities }) => activities.find((one) => one.id === id)?.state === "revealed",
  );
  if (stateOf(hosts[0]).activities.find((one) => one.id === id)?.state !== "revealed") throw new Error("not revealed");
  await close(stage, id);
}
