import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Api } from "../../support/api.ts";
import { createRandom, type Random } from "../../support/random.ts";
import { gather } from "../boards/rivals.ts";
import type { Traffic } from "../boards/wire.ts";
import type { Count } from "../counts.ts";
import { createDevice, type Device } from "./device.ts";
import { createRecords, type Records } from "./records.ts";
import { createScreens, type Screens } from "./screens.ts";

/** How large the room is and how long each act goes on, in milliseconds. */
export interface Plan {
  people: number;
  /** Of them, in hundredths: they come when the tables are at work. */
  late: number;
  tables: number;
  joinMs: number;
  actMs: number;
  /** Of the people, in hundredths: they drop and come back again and again. */
  flaky: number;
  seed: number;
}

/** Everybody and everything an act may use. */
export interface Stage {
  plan: Plan;
  random: Random;
  api: Api;
  url: string;
  workshopId: string;
  joinCode: string;
  /** Who leads; the second one helps. */
  hosts: readonly [Device, Device];
  screen: Device;
  people: readonly Device[];
  records: Records;
  /** What was compared on the way. */
  counts: Count[];
  screens: Screens;
  join(count: number, withinMs: number): Promise<void>;
  say(line: string): void;
}

export const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

interface StageOptions {
  plan: Plan;
  api: Api;
  url: string;
  traffic: Traffic;
  say(line: string): void;
}

/** Makes the sample workshop, with two hosts and a screen in it. */
export async function setStage({ plan, api, url, traffic, say }: StageOptions): Promise<Stage> {
  const { workshop, tokens } = await api.createWorkshop({ title: "Two hundred people", template: "sample" });
  const answer = await api.request<{ token: string }>("POST", `/api/workshops/${workshop.id}/seats`, {
    token: api.organiserKey,
    body: { role: "facilitator" },
  });
  const random = createRandom(plan.seed);
  const port = Number(new URL(url).port);
  const devices: Device[] = [];
  const screens = createScreens(devices);
  const sit = (name: string, token: string, participantId: string | null): Device => {
    const own = createRandom(plan.seed + devices.length + 1);
    const device = createDevice({ name, port, token, participantId, random: own, traffic, onState: screens.hear });
    devices.push(device);
    device.open();
    return device;
  };
  const people: Device[] = [];
  let joined = 0;
  const groups = await groupIds(api, workshop.joinCode);
  return {
    plan,
    random,
    api,
    url,
    workshopId: workshop.id,
    joinCode: workshop.joinCode,
    hosts: [sit("Host 1", tokens.facilitator, null), sit("Host 2", answer.body.token, null)],
    screen: sit("The screen", tokens.screen, null),
    people,
    records: createRecords(),
    counts: [],
    screens,
    say,
    async join(count, withinMs) {
      await gather(
        count,
        async (index) => {
          await wait((index * withinMs) / count);
          joined += 1;
          const alias = `Person ${joined}`;
          const { token, participantId } = await api.join(workshop.joinCode, { alias, group: random.pick(groups) });
          people.push(sit(alias, token, participantId));
        },
        count,
      );
    },
  };
}

async function groupIds(api: Api, code: string): Promise<string[]> {
  const { body } = await api.request<{ groups: { id: string }[] }>("GET", `/api/codes/${code}`);
  return body.groups.map(({ id }) => id);
}

/** What a host's own screen says. */
export function stateOf(device: Device): WorkshopState {
  const state = device.state();
  if (!state) throw new Error(`${device.name} has no state yet`);
  return state;
}

/** Writes a note as a phone does, and keeps that it was acknowledged. */
export async function writeNote({ records }: Stage, device: Device, boardId: BoardId, text: string): Promise<NoteId> {
  const { noteId } = await device.run<{ noteId: NoteId }>("board.addNote", { boardId, text });
  records.notes.set(noteId, { text, boardId, by: device });
  return noteId;
}

/** Runs `act` for everyone, each at a moment of their own within the time. */
export async function everyone(
  { people }: Pick<Stage, "people">,
  withinMs: number,
  act: (person: Device, index: number) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    people.map(async (person, index) => {
      await wait(person.random.next() * withinMs);
      await act(person, index);
    }),
  );
}
