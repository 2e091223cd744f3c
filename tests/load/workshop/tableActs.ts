import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { until } from "../../support/until.ts";
import { everyone, type Stage, stateOf, wait, writeNote } from "./crowd.ts";
import { type Device, shownBoards } from "./device.ts";
import { activityOf, close, open } from "./openActs.ts";
import { countCopies } from "./verdict.ts";

const NOTES_EACH = 2;

const standing = ({ tables }: WorkshopState) => (tables?.list ?? []).filter(({ isEnded }) => !isEnded).length;

/** Makes tables as mixed as the room allows, has each work on its own copy, and brings everything to the room's board. */
export async function workAtTables(stage: Stage): Promise<void> {
  const { screens, hosts, plan, records, people } = stage;
  const { id, boardId } = activityOf(stage, "front-and-back");
  await screens.command(
    hosts[0],
    "tables.make",
    { way: "mixed", count: plan.tables },
    (state) => standing(state) === plan.tables && (state.me.role !== "participant" || state.me.tableId !== undefined),
  );
  await screens.command(
    hosts[0],
    "tables.setPlace",
    { activityId: id, place: "tables", copyStart: "structure" },
    ({ activities }) => activities.find((one) => one.id === id)?.place === "tables",
  );
  await open(stage, id);
  await screens.command(hosts[1], "workshop.setTimer", { seconds: 600 }, ({ timer }) => timer?.seconds === 600);
  const late = stage.join(plan.people - people.length, plan.actMs / 2);
  const before = [...people];
  await everyone({ people: before }, plan.actMs / 2, (person) => writeAtTable(stage, person));
  await late;
  const newcomers = people.slice(before.length);
  await until(() => newcomers.every((one) => one.state()?.me.tableId !== undefined), { what: "a table for newcomers" });
  await Promise.all(newcomers.map((person) => writeAtTable(stage, person)));
  stage.counts.push(await countCopies(stage, "at the tables"));
  await steerTimer(stage);
  const text = "Five more minutes, then we come back together.";
  await screens.command(
    hosts[1],
    "tables.broadcast",
    { text, asNote: false },
    ({ tables }) => tables?.message?.text === text,
  );
  await hosts[0].run("tables.merge", { boardId });
  records.merged.push({
    boardId,
    texts: [...records.notes.values()].filter((note) => isOf(stage, note.boardId, boardId)).map((note) => note.text),
  });
  await close(stage, id);
  await screens.command(hosts[0], "tables.end", {}, (state) => standing(state) === 0 && state.me.tableId === undefined);
}

async function writeAtTable(stage: Stage, person: Device): Promise<void> {
  for (let turn = 1; turn <= NOTES_EACH; turn += 1) {
    // Its own table's copy, as soon as this phone has heard of it.
    const boardId = await until(() => (person.isSeated() ? shownBoards(stateOf(person))[0] : null), {
      what: `the board of ${person.name}'s table`,
      timeoutMs: 20_000,
    });
    await writeNote(stage, person, boardId, `${person.name} at the table, ${turn}`);
    await wait(person.random.next() * (stage.plan.actMs / 4));
  }
}

const isOf = ({ hosts }: Stage, boardId: BoardId, originId: BoardId) =>
  stateOf(hosts[0]).boards.some((board) => board.id === boardId && board.originId === originId);

/** More time, a pause, and on. */
async function steerTimer({ screens, hosts }: Stage): Promise<void> {
  const end = stateOf(hosts[1]).timer?.endsAt ?? 0;
  await screens.command(hosts[1], "timer.extend", { seconds: 60 }, ({ timer }) => (timer?.endsAt ?? 0) >= end + 60_000);
  await screens.command(hosts[1], "timer.pause", {}, ({ timer }) => timer?.leftMs !== undefined);
  await screens.command(hosts[0], "timer.resume", {}, ({ timer }) => timer !== null && timer.leftMs === undefined);
  await screens.command(hosts[1], "workshop.setTimer", { seconds: 0 }, ({ timer }) => timer === null);
}
