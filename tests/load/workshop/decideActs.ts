import type { NoteId, RoundId } from "@longtable/shared/kernel/ids";
import { callEveryone } from "./callActs.ts";
import { everyone, type Stage, wait, writeNote } from "./crowd.ts";
import type { Device } from "./device.ts";
import { activityOf, close, open } from "./openActs.ts";
import { keepAnswer } from "./records.ts";

const RULES = { dots: 5, maxPerItem: 3 };
const CANDIDATES = 8;

function randomBallot({ random }: Device, candidates: readonly NoteId[]): Record<NoteId, number> {
  let left = RULES.dots;
  const ballot: Record<NoteId, number> = {};
  for (const noteId of random.shuffle(candidates)) {
    const dots = Math.min(left, random.int(1, RULES.maxPerItem));
    if (dots > 0) ballot[noteId] = dots;
    left -= dots;
  }
  return ballot;
}

/** Ideas, a dot-vote over some of them in which everybody changes their mind once, and its result on every screen. */
export async function ideasAndDots(stage: Stage): Promise<void> {
  const { screens, hosts, plan, records } = stage;
  const { id, boardId } = activityOf(stage, "ideas-dots-decision");
  await open(stage, id);
  const ideas: NoteId[] = [];
  await everyone(stage, plan.actMs / 2, async (person) => {
    ideas.push(await writeNote(stage, person, boardId, `${person.name} has an idea`));
  });
  const [first] = ideas;
  if (first) await callEveryone(stage, boardId, first);
  const candidates = stage.random.shuffle(ideas).slice(0, CANDIDATES);
  const { roundId } = await screens.command<{ roundId: RoundId }>(
    hosts[0],
    "voting.openRound",
    { activityId: id, boardId, candidates, ...RULES },
    ({ rounds }) => rounds.some((round) => round.activityId === id && round.state === "open"),
  );
  const cast = async (person: Device) => {
    const dots = randomBallot(person, candidates);
    await person.run("voting.castBallot", { roundId, dots });
    keepAnswer(records.ballots, roundId, person, dots);
  };
  await everyone(stage, plan.actMs / 2, async (person) => {
    await cast(person);
    await wait((person.random.next() * plan.actMs) / 2);
    await cast(person);
  });
  await screens.command(hosts[0], "voting.closeRound", { roundId }, ({ rounds }) =>
    rounds.some((round) => round.id === roundId && round.tally !== undefined),
  );
  await close(stage, id);
}

/** A proposal: answers, some of them changed, then shown and settled. */
export async function proposal(stage: Stage): Promise<void> {
  const { screens, hosts, plan, records } = stage;
  const text = "We try the café for twelve weeks.";
  const { proposalId } = await screens.command<{ proposalId: string }>(
    hosts[1],
    "agreement.propose",
    { text },
    ({ agreements }) => agreements?.some((one) => one.text === text) ?? false,
  );
  await everyone(stage, plan.actMs / 2, async (person) => {
    const position = person.random.pick(["agree", "agree", "reservation", "abstain"]);
    await person.run("agreement.answer", { proposalId, version: 1, position });
    keepAnswer(records.positions, proposalId, person, position);
  });
  await screens.command(
    hosts[1],
    "agreement.reveal",
    { proposalId },
    ({ agreements }) => agreements?.some((one) => one.id === proposalId && one.isReleased) ?? false,
  );
  await screens.command(hosts[0], "agreement.settle", { proposalId, outcome: "consensus" }, ({ decisions }) =>
    decisions.some((one) => String(one.id) === proposalId),
  );
}

/** Fist to five, shown at the end. */
export async function quickCheck(stage: Stage): Promise<void> {
  const { screens, hosts, plan, records } = stage;
  const question = "Can you live with where we are?";
  const { checkId } = await screens.command<{ checkId: string }>(
    hosts[0],
    "check.open",
    { kind: "fist", question },
    ({ checks }) => checks?.some((one) => one.question === question) ?? false,
  );
  await everyone(stage, plan.actMs / 2, async (person) => {
    const answer = person.random.int(0, 5);
    await person.run("check.answer", { checkId, answer });
    keepAnswer(records.checks, checkId, person, answer);
  });
  await screens.command(
    hosts[0],
    "check.close",
    { checkId },
    ({ checks }) => checks?.some((one) => one.id === checkId && one.state === "closed") ?? false,
  );
}
