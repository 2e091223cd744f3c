import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { takeSeat } from "./participant.ts";
import { createRandom } from "./random.ts";
import type { RunningServer } from "./testServer.ts";

/** Two shares of people and as many groups: the last ones stay under five, as in real rooms. */
const GROUP_OF = [0, 0, 0, 1, 1, 2, 2, 3, 4, null] as const;

const IDEAS: readonly (readonly [text: string, kind: string, column: number])[] = [
  ["One number to ring at night, and a person who answers it", "idea", 0],
  ["A card in my pocket that says who I am and what helps", "idea", 0],
  ["Ring me back within the hour, even if it is only to say when", "idea", 0],
  ["A room with a kettle instead of a waiting hall", "idea", 0],
  ["Let me write my story once and show it to everybody", "opportunity", 0],
  ["Text me the night before, in my own language", "idea", 0],
  ["Somebody to come with me the first time", "idea", 0],
  ["Carers get a copy of the plan", "opportunity", 0],
  ["A walk before the talk", "idea", 0],
  ["Who feeds the cat while I am in?", "question", 0],
  ["Opening hours", "idea", 1],
  ["What the letter says and how it looks", "idea", 1],
  ["How long one visit takes", "note", 2],
  ["Which doctor is on duty", "constraint", 3],
  ["People who work shifts", "asset", 4],
  ["Nobody reads the card in a hurry", "question", 5],
];

const NAMES = [
  "Amber Otter",
  "Quiet Lark",
  "River Swift",
  "Little Heron",
  "",
  "Golden Mole",
  "Merry Newt",
  "Stone Wren",
];

/** A workshop in full swing: people of several groups, their notes, and the means to go on with it. */
export async function makeLivelyRoom(server: RunningServer, { template = "ideas-dots-decision", people = 40 } = {}) {
  const { api, url } = server;
  const title = template === "sample" ? "The first twelve weeks (example)" : "Getting help after hours";
  const { workshop, tokens, links } = await api.createWorkshop({ template, title });
  const { groups } = (await api.state(workshop.id, tokens.facilitator)).workshop;
  const seats = await Promise.all(
    Array.from({ length: people }, async (_, index) => {
      const group = GROUP_OF[index % GROUP_OF.length] ?? null;
      const details = { alias: NAMES[index % NAMES.length], group: group === null ? null : groups[group]?.id };
      return (await api.join(workshop.joinCode, details)).token;
    }),
  );
  const sockets = seats.slice(0, people - 3).map((token) => takeSeat({ url, token }));
  await Promise.all(sockets.map((socket) => socket.ready()));

  const activityOf = (title: string): Activity => {
    const found = workshop.activities.find((activity) => activity.title === title);
    if (!found) throw new Error(`there is no activity "${title}"`);
    return found;
  };
  return {
    workshopId: workshop.id,
    joinCode: workshop.joinCode,
    facilitator: tokens.facilitator,
    links,
    activityOf,
    open: (title: string) => api.run(tokens.facilitator, "workshop.openActivity", { activityId: activityOf(title).id }),
    close: (title: string) =>
      api.run(tokens.facilitator, "workshop.closeActivity", { activityId: activityOf(title).id }),
    setTimer: (seconds: number) => api.run(tokens.facilitator, "workshop.setTimer", { seconds }),
    recordDecision: (question: string) =>
      api.run(tokens.facilitator, "decision.record", { question, method: "vote", state: "agreed" }),

    /** Everyone writes; answers the ids of the notes in the first column. */
    async write(title: string): Promise<string[]> {
      const board = activityOf(title).boards[0];
      if (!board) throw new Error(`"${title}" has no board`);
      const { body } = await api.request<{ columns: { id: string }[] }>("GET", `/api/boards/${board.id}/export.json`, {
        token: tokens.facilitator,
      });
      const ids: string[] = [];
      for (const [index, [text, kind, column]] of IDEAS.entries()) {
        const input = { boardId: board.id, text, kind, columnId: body.columns[column]?.id };
        const { noteId } = await api.run<{ noteId: string }>(seats[index % seats.length] ?? "", "board.addNote", input);
        if (column === 0) ids.push(noteId);
      }
      return ids;
    },
    /** Opens a vote and lets part of the room put its dots down. */
    async openVote(title: string, candidates: readonly string[], voters: number): Promise<string> {
      const { id: activityId, boards } = activityOf(title);
      const input = { activityId, boardId: boards[0]?.id, candidates, dots: 5, maxPerItem: 3 };
      const { roundId } = await api.run<{ roundId: string }>(tokens.facilitator, "voting.openRound", input);
      const random = createRandom(7);
      for (const token of seats.slice(0, voters)) {
        const [first, second] = [random.int(0, 3), random.int(0, candidates.length - 1)];
        const dots = { [candidates[first] ?? ""]: 3, ...(first !== second && { [candidates[second] ?? ""]: 2 }) };
        await api.run(token, "voting.castBallot", { roundId, dots });
      }
      return roundId;
    },
    closeVote: (roundId: string) => api.run(tokens.facilitator, "voting.closeRound", { roundId }),
    leave() {
      for (const socket of sockets) socket.close();
    },
  };
}
export type LivelyRoom = Awaited<ReturnType<typeof makeLivelyRoom>>;
