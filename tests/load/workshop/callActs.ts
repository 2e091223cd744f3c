import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { everyone, type Stage } from "./crowd.ts";

/** Agrees on how the room works together, and on its question. */
export async function agreeOnPurpose({ screens, hosts }: Stage): Promise<void> {
  const lines = [
    { side: "all", text: "One person talks at a time." },
    { side: "hosts", text: "We tell you what comes of it." },
  ];
  await screens.command(
    hosts[0],
    "workshop.setAgreement",
    { lines },
    ({ workshop }) => workshop.agreement?.lines.length === lines.length,
  );
  const text = "What would make the first twelve weeks bearable?";
  await screens.command(
    hosts[1],
    "workshop.setQuestion",
    { text },
    ({ workshop }) => workshop.question?.versions.at(-1)?.text === text,
  );
}

/** Brings everyone to a board, puts a note in the light, blanks the screen, and hears who is ready. */
export async function callEveryone(stage: Stage, boardId: BoardId, noteId: NoteId): Promise<void> {
  const { screens, hosts, plan, people } = stage;
  await screens.command(
    hosts[0],
    "room.call",
    { boardId, place: { noteId } },
    ({ room }) => room?.call?.boardId === boardId,
  );
  await screens.command(
    hosts[0],
    "room.spotlight",
    { boardId, place: { noteId } },
    ({ room }) => room?.spotlight?.boardId === boardId,
  );
  await screens.command(hosts[0], "room.endSpotlight", {}, ({ room }) => room?.spotlight === undefined);
  await screens.command(hosts[1], "room.endCall", {}, ({ room }) => room?.call === undefined);
  await screens.command(hosts[1], "room.blank", { isBlank: true }, ({ workshop }) => workshop.screen === "blank");
  await screens.command(hosts[1], "room.blank", { isBlank: false }, ({ workshop }) => workshop.screen !== "blank");
  await everyone({ people }, plan.actMs / 4, (person) => person.run("room.setReady", { isReady: true }));
}

/** The end of the day. */
export async function endOfDay({ screens, hosts }: Stage): Promise<void> {
  await screens.command(
    hosts[0],
    "workshop.setState",
    { state: "closed" },
    ({ followThrough }) => followThrough?.stage === "closed",
  );
}
