import { randomUUID } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sha256 } from "@longtable/server/src/features/voting/voteLog.store.ts";
import type { WorkshopExport } from "@longtable/shared/export/exportModel";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { LIMITS } from "@longtable/shared/kernel/limits";
import { recount, type VoteRecord } from "@longtable/shared/voting/recount.rules";
import { TAKEN_BACK } from "@longtable/shared/withdrawal/withdrawal.schema";
import type { CreatedWorkshop } from "@longtable/shared/workshop/workshop.state";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withDatabase } from "../faults/database.ts";
import { createBoardPeer } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { makeDataDir, ORGANISER_KEY, type RunningServer, startServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

let server: RunningServer;
let later: (() => void) | null = null;
let canary: string;
beforeAll(async () => {
  server = await startServer({
    keepingPace(action) {
      later = action;
      return () => undefined;
    },
  });
});
afterAll(() => server.close());
beforeEach(() => {
  canary = `quokka${randomUUID().slice(0, 8)}`;
});

const run = <Result = Record<string, string>>(token: string, type: string, input: Record<string, unknown> = {}) =>
  server.api.run<Result>(token, type, input);
const get = async (where: string, token = ORGANISER_KEY) => {
  const { status, body } = await server.api.request("GET", where, { token });
  expect([where, status]).toEqual([where, 200]);
  return JSON.stringify(body);
};
const filesOfKind = (workshopId: string, format: string) => get(`/api/workshops/${workshopId}/export.${format}`);
const filesOf = async (workshopId: string) => {
  const formats = ["json", "md", "html"];
  const files = await Promise.all(formats.map((format) => filesOfKind(workshopId, format)));
  return files.join("\n");
};
/** The few minutes after which the file is written anew. */
async function goneFromDisk(): Promise<void> {
  later?.();
  const holding = () =>
    readdirSync(server.dataDir).filter((name) => readFileSync(path.join(server.dataDir, name)).includes(canary));
  await until(() => holding().length === 0, { what: "the file without it" });
}

const next = async (previousId: string, more: object = {}) => {
  const body = { title: "The next one", template: "ideas-dots-decision", previousId, ...more };
  return (await server.api.request<CreatedWorkshop>("POST", "/api/workshops", { token: ORGANISER_KEY, body })).body;
};

it("[WD8] [PP8] words that hosts took into decisions, proposals and what follows from them go with the note; what they wrote themselves stays", async () => {
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `My sister ${canary} was sent home`);
  const other = await room.addNote(await room.join("Ben"), "Open two evenings a week");
  const roundId = await room.openRound([noteId, other]);
  await run(host, "voting.closeRound", { roundId });
  const decided = { method: "vote", state: "agreed", roundId };
  const question = `My sister ${canary} was sent home\nOpen two evenings a week`;
  const { decisionId } = await run(host, "decision.record", { ...decided, question, noteIds: [noteId, other] });
  await run(host, "decision.record", { ...decided, question: "We train the night team", noteIds: [noteId] });
  await run(host, "decision.record", { ...decided, question: `By vote: my sister ${canary} was sent home` });
  const { proposalId } = await run(host, "agreement.propose", {
    text: `Never again: my sister ${canary} was sent home!`,
    noteIds: [noteId],
  });
  await run(host, "agreement.askAgain", { proposalId, text: `Sent home was my sister ${canary}: never again` });
  const promise = {
    what: `My sister ${canary} was sent home: talk to the night team`,
    owners: ["Kim"],
    due: "2030-01-01",
  };
  await run(host, "followThrough.addCommitment", { ...promise, decisionId });
  await run(host, "followThrough.setShortlisted", { noteId, isOn: true });
  const reason = `“My sister ${canary} was sent home” is not ours to change`;
  await run(host, "followThrough.respond", { noteId, outcome: "cant", reason, by: "Kim" });
  const wall = takeSeat({ url: server.url, token: room.screen });
  await wall.ready();
  expect(JSON.stringify(wall.state())).toContain(canary);

  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await wall.waitFor((state) => !JSON.stringify(state).includes(canary));
  const state = await server.api.state(room.workshopId, host);
  expect(state.decisions.map((one) => one.question)).toEqual([
    `${TAKEN_BACK}\nOpen two evenings a week`,
    "We train the night team",
    `By vote: ${TAKEN_BACK}`,
  ]);
  expect(JSON.stringify(state)).not.toContain(canary);
  expect(await filesOf(room.workshopId)).not.toContain(canary);
  const share = `/api/workshops/${room.workshopId}/share`;
  const { link } = (await server.api.request<{ link: string }>("POST", share, { token: host })).body;
  const page = await (await fetch(`${server.url}${new URL(link).pathname}`)).text();
  expect(page).not.toContain(canary);
  expect(page).toContain("We train the night team");
  await goneFromDisk();
  wall.close();
});

it("[WD8] a note that reads like what hosts wrote takes none of that along: only what names the note goes", async () => {
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const ana = await room.join("Ana");
  const words = `Open ${canary} two evenings a week for all who work`;
  const noteId = await room.addNote(ana, words);
  const other = await room.addNote(await room.join("Ben"), words);
  const agreed = { method: "consensus", state: "agreed" };
  await run(host, "decision.record", { ...agreed, question: words });
  await run(host, "decision.record", { ...agreed, question: words, noteIds: [other] });
  await run(host, "decision.record", { ...agreed, question: words, noteIds: [noteId] });
  await run(host, "check.open", { kind: "word", question: words });
  await run(host, "agreement.propose", { text: words });
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  const state = await server.api.state(room.workshopId, host);
  expect(state.decisions.map((one) => one.question)).toEqual([words, words, TAKEN_BACK]);
  expect([JSON.stringify(state.checks), JSON.stringify(state.agreements)]).toEqual([
    expect.stringContaining(words),
    expect.stringContaining(words),
  ]);
});

it("[WD9] what the next workshop's map has of a note goes with it, there and from the comparison; and so do versions of that map", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `${canary} told`);
  await room.addNote(await room.join("Ben"), "Ben's own");
  const { workshop, tokens } = await next(room.workshopId, { copies: [{ boardId: room.boardId, as: "current" }] });
  const state = await server.api.state(workshop.id, tokens.facilitator);
  const boardId = state.boards.at(-1)?.id ?? "";
  await run(tokens.facilitator, "map.copy", { boardId, as: "future" });
  await run(tokens.facilitator, "decision.record", {
    question: `${canary} told`,
    method: "consensus",
    state: "agreed",
    noteIds: [noteId],
  });
  expect(await filesOf(workshop.id)).toContain(canary);
  const cid = takeSeat({ url: server.url, token: (await server.api.join(workshop.joinCode, { alias: "Cid" })).token });
  await cid.ready();

  await run(ana, "withdrawal.withdrawAll", { leave: true });
  await cid.waitFor((seen) => seen.decisions[0]?.question === TAKEN_BACK);
  expect(await filesOf(workshop.id)).not.toContain(canary);
  expect(await filesOf(workshop.id)).toContain("Ben's own");
  expect(await get(`/api/boards/${boardId}/differences`)).not.toContain("told");
  await goneFromDisk();
  cid.close();
});

it("[WD9] a workshop that is erased whole takes along what others have of its notes, and what the next one opened with leaves its screens", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `${canary} told`);
  await run(ana, "pin.ask", { boardId: room.boardId, noteId, kind: "question", text: `${canary} asked` });
  const { workshop, tokens } = await next(room.workshopId, { copies: [{ boardId: room.boardId, as: "current" }] });
  await run(tokens.facilitator, "decision.record", { question: "Our own", method: "host", state: "agreed" });
  const phone = takeSeat({
    url: server.url,
    token: (await server.api.join(workshop.joinCode, { alias: "Cid" })).token,
  });
  await phone.ready();
  expect(phone.state()?.followThrough?.carried?.pins).toHaveLength(1);
  await server.api.erase(room.workshopId);
  await phone.waitFor(({ followThrough }) => !followThrough?.carried);
  const files = await filesOf(workshop.id);
  expect(files).not.toContain(canary);
  expect(files).toContain("Our own");
  await goneFromDisk();
  phone.close();
});

it("[WD10] pins, late ideas and promises that are taken back or changed leave and change the screens of the workshop that follows at once", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(room.facilitator, "A host's note");
  const asked = { boardId: room.boardId, noteId, kind: "question", text: `${canary} asked` };
  const { pinId } = await run(ana, "pin.ask", asked);
  await run(ana, "followThrough.sendIdea", { text: `${canary} idea` });
  const promise = { what: "Ask estates", owners: ["Kim"], due: "2030-01-01" };
  const { commitmentId } = await run(room.facilitator, "followThrough.addCommitment", promise);
  const { tokens } = await next((await next(room.workshopId)).workshop.id);
  const host = takeSeat({ url: server.url, token: tokens.facilitator });
  await host.ready();
  const carried = () => host.state()?.followThrough?.carried;
  expect([carried()?.pins?.length, carried()?.ideas.length, carried()?.commitments.length]).toEqual([1, 1, 1]);
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "pin", id: pinId }] });
  await host.waitFor(({ followThrough }) => followThrough?.carried?.pins?.length === 0);
  const id = carried()?.ideas[0]?.id;
  await run(room.facilitator, "withdrawal.withdraw", { items: [{ kind: "idea", id }] });
  await host.waitFor(({ followThrough }) => followThrough?.carried?.ideas.length === 0);
  await run(room.facilitator, "followThrough.changeCommitment", { commitmentId, state: "done" });
  await host.waitFor(({ followThrough }) => followThrough?.carried?.commitments.length === 0);
  host.close();
});

const importFile = (where: string, token: string, body: unknown) =>
  server.api.request<{ import?: { stayedAway?: number }; workshop?: { id: string } }>("POST", where, { token, body });

it("[WD11] a file from before brings nothing back that was taken back here: into its own room, as one board, or as a new workshop", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const ben = await room.join("Ben");
  const noteId = await room.addNote(ana, `${canary} was sent home at night`);
  const bens = await room.addNote(ben, "Ben's own");
  const roundId = await room.openRound([noteId, bens]);
  await run(ben, "voting.castBallot", { roundId, dots: { [noteId]: 1 } });
  await run(room.facilitator, "voting.closeRound", { roundId });
  const question = `${canary} was sent home at night`;
  await run(room.facilitator, "decision.record", {
    question,
    method: "vote",
    state: "agreed",
    roundId,
    noteIds: [noteId],
  });
  await run(room.facilitator, "followThrough.setShortlisted", { noteId, isOn: true });
  const asked = { boardId: room.boardId, noteId: bens, kind: "question", text: `${canary} asked` };
  await run(ana, "pin.ask", asked);
  await run(ana, "followThrough.sendIdea", { text: `${canary} idea` });
  await run(ana, "story.tell", { text: `${canary} story`, scope: "public", isTicked: true });
  const given = { kind: "visitNote", text: "Seen", collector: "Visit", collectedOn: "2030-02-05", scope: "public" };
  const { storyId } = await run(room.facilitator, "story.add", { ...given, isTicked: true });
  await run(room.facilitator, "story.link", { storyId, boardId: room.boardId, noteId });
  const get = async (where: string) => (await server.api.request("GET", where, { token: room.facilitator })).body;
  const whole = await get(`/api/workshops/${room.workshopId}/export.json`);
  const board = await get(`/api/boards/${room.boardId}/export.json`);
  const id = (await server.api.state(room.workshopId, room.facilitator)).followThrough?.hosts?.ideaBox[0]?.id;
  await run(room.facilitator, "withdrawal.withdraw", { items: [{ kind: "idea", id }] });
  await run(ana, "withdrawal.withdrawAll");

  for (const file of [whole, board]) {
    const { status, body } = await importFile(`/api/workshops/${room.workshopId}/import`, room.facilitator, file);
    expect([status, Number(body.import?.stayedAway) > 0]).toEqual([201, true]);
  }
  const made = await importFile("/api/workshops/import", ORGANISER_KEY, whole);
  expect(made.status).toBe(201);
  for (const workshopId of [room.workshopId, made.body.workshop?.id ?? ""]) {
    const files = await filesOf(workshopId);
    expect(files).not.toContain(canary);
    expect(files).toContain("Ben's own");
  }
  // Nor does what stood behind it stand behind a note that is not there.
  const again = JSON.parse(await filesOfKind(made.body.workshop?.id ?? "", "json")) as WorkshopExport;
  expect(again.evidence?.map(({ links }) => links)).toEqual([[]]);
  const where = `/api/workshops/${made.body.workshop?.id}/votes`;
  const votes = await server.api.request<VoteRecord>("GET", where, { token: ORGANISER_KEY });
  expect(recount(votes.body, sha256).filter(({ outcome }) => outcome === "differs")).toEqual([]);
  await goneFromDisk();
});

it("[WD9] what a file brought beside the first goes with the first: its notes, pins and answers, and its stories by their slip too", async () => {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  await room.addNote(ana, `${canary} told`);
  const bens = await room.addNote(ben, "Ben's own");
  const asked = { boardId: room.boardId, noteId: bens, kind: "question" };
  await run(ana, "pin.ask", { ...asked, text: `${canary} asked` });
  const { pinId } = await run(ben, "pin.ask", { ...asked, text: "Ben asks" });
  await run(ana, "pin.answer", { pinId, answer: `${canary} because` });
  const { storyId } = await run(ana, "story.tell", { text: `${canary} story`, scope: "public", isTicked: true });
  const whole = (
    await server.api.request("GET", `/api/workshops/${room.workshopId}/export.json`, { token: ORGANISER_KEY })
  ).body;
  const made = (await importFile("/api/workshops/import", ORGANISER_KEY, whole)).body.workshop?.id ?? "";
  const brought = await filesOf(made);
  for (const words of ["told", "asked", "because"]) expect(brought).toContain(`${canary} ${words}`);
  const slip = await server.api.request<{ code: string }>(
    "GET",
    `/api/workshops/${room.workshopId}/stories/${storyId}/slip`,
    { token: ana },
  );
  await server.api.request("POST", "/api/slips/withdraw", { body: { code: slip.body.code } });
  await run(ana, "withdrawal.withdrawAll");
  const left = await filesOf(made);
  expect(left).not.toContain(canary);
  expect(left).toContain("Ben asks");
  await goneFromDisk();
});

it("[WD9] a note that a host takes off and brings back is no copy of what the host made of it", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const text = "Nobody rang me back in all that time";
  const noteId = (await room.addNote(ana, text)) as NoteId;
  const host = createBoardPeer({
    ...{ wsUrl: server.wsUrl, token: room.facilitator, by: "subprotocol" as const },
    boardId: room.boardId,
  });
  await host.synced();
  await host.waitFor((content) => content.note(noteId));
  const board = async () =>
    (JSON.parse(await get(`/api/boards/${room.boardId}/export.json`)) as { notes: { id: string }[] }).notes.map(
      ({ id }) => id,
    );
  host.board.addNote({ id: "double" as NoteId, text }, null);
  await until(async () => (await board()).includes("double"), { what: "the duplicate" });
  host.board.removeNote(noteId, null);
  await until(async () => !(await board()).includes(noteId), { what: "the removal" });
  host.board.addNote({ id: noteId, text }, null);
  await until(async () => (await board()).includes(noteId), { what: "the note that is back" });
  await run(room.facilitator, "withdrawal.withdraw", { items: [{ kind: "note", id: "double" }] });
  await until(async () => !(await board()).includes("double"), { what: "the withdrawal" });
  expect(await board()).toContain(noteId);
  host.close();
});

it("[WD9] what a host duplicates, or cuts and pastes on the same board, goes with whom it was copied from and stays the host's", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const noteId = await room.addNote(ana, `${canary} told us all`);
  const cut = await room.addNote(ana, `${canary} cut from here`);
  await room.addNote(await room.join("Ben"), "Ben's own words");
  const host = createBoardPeer({
    ...{ wsUrl: server.wsUrl, token: room.facilitator, by: "subprotocol" as const },
    boardId: room.boardId,
  });
  await host.synced();
  await host.waitFor((content) => content.note(noteId) && content.note(cut));
  host.board.addNote({ id: "duplicate1" as NoteId, text: `${canary} told us all` }, null);
  host.board.addNote({ id: "own1" as NoteId, text: "The host's own words" }, null);
  host.board.removeNote(cut as NoteId, null);
  host.board.addNote({ id: "pasted1" as NoteId, text: `${canary} cut from here` }, null);
  const board = () => get(`/api/boards/${room.boardId}/export.json`);
  await until(async () => (await board()).includes("pasted1"), { what: "what was pasted" });
  // A copy of the copy is no more the host's words than the first.
  host.board.addNote({ id: "duplicate2" as NoteId, text: `${canary} told us all` }, null);
  await until(async () => (await board()).includes("duplicate2"), { what: "the second duplicate" });
  expect(await get(`/api/workshops/${room.workshopId}/mine`, ana)).not.toMatch(/duplicate|pasted1/);
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: noteId }] });
  await host.waitFor((content) => ["duplicate1", "duplicate2"].every((id) => content.note(id as NoteId) === null));
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  const files = await filesOf(room.workshopId);
  expect(files).not.toContain(canary);
  for (const words of ["Ben's own words", "The host's own words"]) expect(files).toContain(words);
  host.close();
  await goneFromDisk();
});

it("[WD9] what is told to be a copy when it is added by command goes with its first, however short, of another workshop's board too; told of what one may not read or wrote oneself, nothing follows", async () => {
  const [room, other] = [await openWorkshop(server), await openWorkshop(server)];
  const host = room.facilitator;
  const boardId: string = room.boardId;
  const { boardId: elsewhere = "" } = await run(host, "map.copy", { boardId, as: "future" });
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const stranger = await other.join("Stranger");
  const theirs = await other.addNote(stranger, "no lift");
  const [told, removed] = [await room.addNote(ana, "no lift"), await room.addNote(ana, "no ramp")];
  const bens = await room.addNote(ben, "Ben's own");
  const copy = async (token: string, noteId: string, from: string = boardId, to = boardId) =>
    (await run(token, "board.addNote", { boardId: to, text: "no lift", copyOf: { boardId: from, noteId } })).noteId ??
    "";
  const first = await copy(host, told);
  const going = [first, await copy(host, first), await copy(host, told, boardId, elsewhere), await copy(ben, told)];
  await run(host, "board.removeNote", { boardId, noteId: removed });
  going.push(await copy(host, removed));
  // What was removed longer ago than an undo remembers is Ana's still.
  withDatabase(server.dataDir, (db) => db.exec("DELETE FROM note_deeds"));
  const own = await copy(ben, bens);
  const pasted = await copy(host, theirs, other.boardId);
  const hidden = await run<{ boardIds: string[] }>(host, "agenda.addActivity", {
    ...{ phase: "coDesign", title: "Hosts", outputType: "shortlist", newBoard: { type: "columns", title: "Hosts" } },
    access: { participant: "none", tableHost: "none", observer: "none" },
  });
  const { noteId: unseen = "" } = await run(host, "board.addNote", {
    boardId: hidden.boardIds[0],
    text: "Not for Ben",
  });
  const staying = [own, await copy(host, "nowhere"), await copy(ben, unseen, hidden.boardIds[0]), bens];
  await run(host, "withdrawal.withdraw", { items: [{ kind: "note", id: unseen }] });
  expect(await filesOf(room.workshopId)).toContain(pasted);
  await run(stranger, "withdrawal.withdrawAll");
  going.push(pasted);
  await run(ben, "withdrawal.withdraw", { items: [{ kind: "note", id: bens }] });
  staying.pop();
  await run(ana, "withdrawal.withdrawAll");
  const files = await filesOf(room.workshopId);
  expect(going.filter((id) => files.includes(id))).toEqual([]);
  expect(staying.filter((id) => !files.includes(id))).toEqual([]);
});

it("[WD9] what is told to be a copy on a canvas goes with its first, from another board too and before it comes; of others' notes nothing is believed", async () => {
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const boardId: string = room.boardId;
  const { boardId: elsewhere = "" } = await run(host, "map.copy", { boardId, as: "future" });
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const [told, bens] = [await room.addNote(ana, "no lift"), await room.addNote(ben, "Ben's own")];
  const tell = (noteId: string, from: string, to = boardId) =>
    run(host, "board.tellCopies", { boardId: to, copies: [{ noteId, from: { boardId, noteId: from } }] });
  const peer = (id: string) =>
    createBoardPeer({ wsUrl: server.wsUrl, token: host, by: "subprotocol" as const, boardId: id });
  const [here, there] = [peer(boardId), peer(elsewhere)];
  await Promise.all([here.synced(), there.synced()]);
  const add = async (at: typeof here, id: string, on: string) => {
    at.board.addNote({ id: id as NoteId, text: "no lift" }, null);
    await until(async () => (await get(`/api/boards/${on}/export.json`)).includes(id), { what: id });
  };
  await add(here, "short1", boardId);
  await tell("short1", told);
  await tell("short2", told, elsewhere);
  await add(there, "short2", elsewhere);
  await add(here, "untold", boardId);
  await tell(bens, told);
  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: told }] });
  const files = await filesOf(room.workshopId);
  expect([told, "short1", "short2", "untold", bens].filter((id) => files.includes(id))).toEqual(["untold", bens]);
  const { status } = await server.api.command(ben, "board.tellCopies", {
    ...{ boardId, copies: [{ noteId: "x1", from: { boardId, noteId: bens } }] },
  });
  expect(status).toBe(403);
  here.close();
  there.close();
});

it("[WD9] nobody makes others' notes go by telling that they are copies: not while they are off the board, nor of others' boards; and what is told is bounded", async () => {
  const [room, other] = [await openWorkshop(server), await openWorkshop(server)];
  const host = room.facilitator;
  const boardId: string = room.boardId;
  const access = { participant: "edit", tableHost: "edit", observer: "read" };
  await run(host, "agenda.editActivity", { activityId: room.activityId, access });
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const theirs = await other.addNote(other.facilitator, "Theirs");
  const [stands, hidden, removed] = [
    await room.addNote(ana, "Stands"),
    await room.addNote(ana, "Hidden"),
    await room.addNote(ana, "Removed"),
  ];
  const source = await room.addNote(ben, "Ben's own");
  const first = await room.addNote(ana, "Ana's first");
  const tell = (noteIds: readonly string[], from = source, on = boardId, of = boardId) =>
    server.api.command(ben, "board.tellCopies", {
      boardId: on,
      copies: noteIds.map((noteId) => ({ noteId, from: { boardId: of, noteId: from } })),
    });
  const chained = await room.addNote(ben, "A copy of Ana's");
  expect((await tell([chained], first)).status).toBe(200);
  await run(host, "held.takeOff", { noteId: hidden });
  await run(host, "snapshot.keep", { boardId, name: "As it was" });
  const hosts = createBoardPeer({ wsUrl: server.wsUrl, token: host, by: "subprotocol" as const, boardId });
  await hosts.synced();
  await hosts.waitFor((content) => content.note(removed as NoteId));
  const stood = async () =>
    (JSON.parse(await get(`/api/boards/${boardId}/export.json`)) as { notes: { id: string }[] }).notes.map(
      ({ id }) => id,
    );
  hosts.board.removeNote(removed as NoteId, null);
  await until(async () => !(await stood()).includes(removed), { what: "the removal" });
  withDatabase(server.dataDir, (db) => db.exec("DELETE FROM note_deeds"));
  expect((await tell([stands, hidden, removed], chained)).status).toBe(200);
  expect((await tell([theirs], chained, other.boardId)).status).toBe(404);
  expect((await tell([chained], theirs, boardId, other.boardId)).status).toBe(200);
  hosts.board.addNote({ id: removed as NoteId, text: "Removed" }, null);
  await until(async () => (await stood()).includes(removed), { what: "its return" });
  await run(host, "held.release", { noteIds: [hidden] });
  const rows = (where: string) =>
    withDatabase(server.dataDir, (db) => db.prepare(`SELECT * FROM note_origins WHERE ${where}`).all().length);
  expect(rows(`from_board = '${other.boardId}' AND to_note = '${chained}'`)).toBe(1);
  const many = (from: string) => Array.from({ length: 200 }, (_, at) => `${from}${at}`);
  for (let at = 0; at < 11; at += 1) await tell(many(`never${at}x`), first);
  expect(rows("to_note LIKE 'never%'")).toBe(LIMITS.notesPerBoard);

  await run(ana, "withdrawal.withdraw", { items: [{ kind: "note", id: first }] });
  const left = async () => {
    const notes = new Set(await stood());
    return Object.entries({ chained, stands, hidden, removed }).flatMap(([name, id]) => (notes.has(id) ? [name] : []));
  };
  expect(await left()).toEqual(["stands", "hidden", "removed"]);
  await run(ben, "withdrawal.withdrawAll", { leave: true });
  expect(await left()).toEqual(["stands", "hidden", "removed"]);
  expect(await get(`/api/boards/${other.boardId}/export.json`)).toContain(theirs);
  expect(rows(`to_note LIKE 'never%' OR from_note IN ('${first}', '${source}', '${chained}')`)).toBe(0);
  hosts.close();
});

it("[WD9] a note that happens to read alike is its writer's alone: by a participant, of few letters, on another board, or where a host wrote the same first", async () => {
  const room = await openWorkshop(server);
  const other = { boardId: room.boardId, as: "future" };
  const { boardId: elsewhere = "" } = await run(room.facilitator, "map.copy", other);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const [long, short, first] = ["Open on two evenings each week", "More parking", "We train the whole night team"];
  const hosts = await room.addNote(room.facilitator, first);
  for (const text of [long, short, first]) await room.addNote(ana, text);
  const bens = await room.addNote(ben, long);
  const peer = (token: string, boardId: string) =>
    createBoardPeer({ wsUrl: server.wsUrl, token, by: "subprotocol" as const, boardId });
  const [here, there] = [peer(room.facilitator, room.boardId), peer(room.facilitator, elsewhere)];
  for (const one of [here, there]) await one.synced();
  await here.waitFor((content) => content.note(hosts));
  here.board.addNote({ id: "short1" as NoteId, text: short }, null);
  here.board.addNote({ id: "again1" as NoteId, text: first }, null);
  there.board.addNote({ id: "there1" as NoteId, text: long }, null);
  const files = () => filesOf(room.workshopId);
  const kept = [bens, "short1", "again1", "there1", hosts];
  const missing = (all: string) => kept.filter((id) => !all.includes(id));
  await expect.poll(async () => missing(await files()), { timeout: 5_000 }).toEqual([]);
  expect(await get(`/api/workshops/${room.workshopId}/mine`, ben)).toContain(bens);
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  expect(missing(await files())).toEqual([]);
  for (const one of [here, there]) one.close();
});

it("[WD12] an answer to a pin is its writer's: on their list, and gone when they take it back; the question is open again", async () => {
  const room = await openWorkshop(server);
  const [ana, ben] = [await room.join("Ana"), await room.join("Ben")];
  const noteId = await room.addNote(ben, "Ben's own");
  const asked = { boardId: room.boardId, noteId, kind: "question", text: "Why?" };
  const { pinId } = await run(ben, "pin.ask", asked);
  await run(ana, "pin.answer", { pinId, answer: `${canary} because` });
  expect(await get(`/api/workshops/${room.workshopId}/mine`, ana)).toContain(`"kind":"pinAnswer","id":"${pinId}"`);
  const items = [{ kind: "pinAnswer", id: pinId }];
  expect((await server.api.command(ben, "withdrawal.withdraw", { items })).status).toBe(404);
  await run(ana, "withdrawal.withdraw", { items });
  const { pins } = await server.api.state(room.workshopId, ben);
  expect(pins).toMatchObject([{ id: pinId, text: "Why?", state: "open", answer: null }]);
  await run(ana, "pin.answer", { pinId, answer: `${canary} again` });
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  expect((await server.api.state(room.workshopId, ben)).pins?.[0]?.answer).toBeNull();
  await goneFromDisk();
});

it("[WD13] what was made of a late idea, a suggestion or a host's note in a template goes with it", async () => {
  const room = await openWorkshop(server);
  const host = room.facilitator;
  const ana = await room.join("Ana");
  await run(ana, "followThrough.sendIdea", { text: `${canary}idea` });
  await run(ana, "workshop.suggest", { about: "agreement", text: `${canary}line` });
  const before = await server.api.state(room.workshopId, host);
  const itemId = before.followThrough?.hosts?.ideaBox[0]?.id;
  const suggestionId = before.agenda?.suggestions[0]?.id;
  await run(host, "followThrough.sortIdea", { itemId, to: "board", boardId: room.boardId });
  await run(host, "workshop.takeSuggestion", { suggestionId, side: "all" });
  const noteId = await room.addNote(host, `${canary} host's`);
  await room.addNote(host, "Stays in the template");
  const saved = { boardId: room.boardId, title: "Ours", withNotes: true };
  const { templateId } = await run(host, "templates.saveBoard", saved);
  expect(await filesOf(room.workshopId)).toContain(`${canary}line`);
  const items = [
    { kind: "idea", id: itemId },
    { kind: "suggestion", id: suggestionId },
    { kind: "note", id: noteId },
  ];
  expect(await run(host, "withdrawal.withdraw", { items })).toEqual({ erased: 3 });
  expect(await filesOf(room.workshopId)).not.toContain(canary);
  const made = await server.api.createWorkshop({ title: "From it", template: templateId ?? "" });
  const files = await filesOf(made.workshop.id);
  expect(files).not.toContain(canary);
  expect(files).toContain("Stays in the template");
  await goneFromDisk();
});

it("[ER5] an older file gets back nothing that its writers took away by any door before they took back everything, nor deleted programmes", async () => {
  const room = await openWorkshop(server);
  const ana = await room.join("Ana");
  const bens = await room.addNote(await room.join("Ben"), "Ben's own");
  const removed = await room.addNote(ana, `${canary} removed`);
  const asked = { boardId: room.boardId, noteId: bens, kind: "question", text: `${canary} asked` };
  const { pinId } = await run(ana, "pin.ask", asked);
  const { checkId } = await run(room.facilitator, "check.open", { kind: "word", question: "How is it?" });
  await run(ana, "check.answer", { checkId, answer: canary });
  await run(ana, "people.askForNeed", { choices: ["quietCorner"], text: `${canary} need` });
  const { me } = await server.api.state(room.workshopId, ana);
  const ask = <Body>(method: string, where: string, body?: unknown) =>
    server.api.request<Body>(method, where, { token: ORGANISER_KEY, ...(body !== undefined && { body }) });
  const programme = async (title: string) =>
    (await ask<{ programme: { id: string } }>("POST", "/api/programmes", { title })).body.programme.id;
  const [gone, stays] = [await programme(`${canary} programme`), await programme("Stays")];
  const measure = { phase: "monitor", label: `${canary} measure`, unit: "days" };
  const { body } = await ask<{ measure: { id: string } }>("POST", `/api/programmes/${stays}/measures`, measure);
  const older = makeDataDir();
  withDatabase(server.dataDir, (db) => db.exec(`VACUUM INTO '${path.join(older, "longtable.db")}'`));
  await run(ana, "board.removeNote", { noteId: removed });
  await run(ana, "pin.remove", { pinId });
  await run(ana, "people.withdrawNeed", { requestId: me?.needs?.[0]?.id });
  await run(room.facilitator, "check.close", { checkId });
  await run(ana, "withdrawal.withdrawAll", { leave: true });
  await ask("DELETE", `/api/programmes/${gone}`);
  await ask("DELETE", `/api/programmes/${stays}/measures/${body.measure.id}`);
  for (const name of ["erased.list", "secrets.json"])
    copyFileSync(path.join(server.dataDir, name), path.join(older, name));
  expect(readFileSync(path.join(older, "longtable.db")).includes(canary)).toBe(true);
  await using restored = await startServer({ dataDir: older });
  const holding = readdirSync(older).filter((name) => readFileSync(path.join(older, name)).includes(canary));
  expect(holding).toEqual([]);
  const state = await restored.api.state(room.workshopId, room.facilitator);
  expect([state.pins ?? [], state.participants.count]).toEqual([[], 1]);
});
