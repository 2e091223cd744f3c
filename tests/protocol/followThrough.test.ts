import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Clock } from "@longtable/server/src/kernel/clock.ts";
import type { FollowThrough } from "@longtable/shared/followThrough/followThrough.schema";
import { afterAll, expect, it } from "vitest";
import { readBoard } from "../support/boardPeer.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import { startServer } from "../support/testServer.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The server's clock, which a test may put on by days. */
let ahead = 0;
const clock: Clock = { now: () => Date.UTC(2030, 4, 21, 12) + ahead };
const server = await startServer({ clock });
afterAll(() => server.close());

const onDisk = (words: string) =>
  readdirSync(server.dataDir).filter((name) => readFileSync(path.join(server.dataDir, name)).includes(words));

async function makeRoom() {
  const room = await openWorkshop(server);
  const run = <Result = Record<string, string>>(type: string, input: Record<string, unknown> = {}) =>
    server.api.run<Result>(room.facilitator, type, input);
  const followThrough = async (token = room.facilitator, workshopId: string = room.workshopId) => {
    const state = await server.api.state(workshopId, token);
    return state.followThrough as FollowThrough;
  };
  return { room, run, followThrough };
}

it("[FT3] is not called reported while a shortlisted idea has no answer, and says how many lack one", async () => {
  const { room, run, followThrough } = await makeRoom();
  const [one, two, three] = [
    await room.addNote(room.facilitator, "A calm space"),
    await room.addNote(room.facilitator, "One number to call"),
    await room.addNote(room.facilitator, "Nothing anybody chose"),
  ];
  await run("followThrough.setShortlisted", { noteId: one, isOn: true });
  await run("decision.record", { question: "We will", noteIds: [two] });
  await run("decision.record", { question: "Not now", state: "parked", noteIds: [three] });
  expect((await followThrough()).ideas.map(({ noteId, isAgreed }) => [noteId, isAgreed])).toEqual([
    [one, false],
    [two, true],
  ]);
  const refused = await server.api.command(room.facilitator, "workshop.setState", { state: "reported" });
  expect(refused).toMatchObject({
    status: 409,
    body: { ok: false, error: { messageKey: "followThrough.ideasUnanswered", count: 2 } },
  });
  await run("followThrough.respond", { noteId: one, outcome: "doing", by: "Hospital team" });
  const noReason = await server.api.command(room.facilitator, "followThrough.respond", {
    noteId: two,
    outcome: "cant",
  });
  expect(noReason).toMatchObject({ status: 400, body: { error: { messageKey: "followThrough.cantNeedsReason" } } });
  await run("followThrough.respond", { noteId: two, outcome: "cant", reason: "The contract runs for a year." });
  await run("workshop.setState", { state: "reported" });
  expect((await followThrough()).stage).toBe("reported");
  const { activities } = await server.api.state(room.workshopId, room.facilitator);
  expect(activities.some(({ state }) => state === "open")).toBe(false);

  await run("followThrough.setShortlisted", { noteId: three, isOn: true });
  expect((await followThrough()).stage).toBe("closed");
  await run("followThrough.setShortlisted", { noteId: three, isOn: false });
  expect((await followThrough()).stage).toBe("reported");
  const stays = await server.api.command(room.facilitator, "followThrough.setShortlisted", {
    noteId: two,
    isOn: false,
  });
  expect(stays).toMatchObject({ status: 409, body: { error: { messageKey: "followThrough.agreedStays" } } });
  await run("workshop.openActivity", { activityId: room.activityId });
  expect((await followThrough()).stage).toBe("running");
});

it("[FT1] an idea keeps the words it had when it was chosen, and stays when its note is gone", async () => {
  const { room, run, followThrough } = await makeRoom();
  const noteId = await room.addNote(room.facilitator, "First words");
  await run("followThrough.setShortlisted", { noteId, isOn: true });
  await run("board.editNote", { noteId, text: "Other words" });
  await run("board.removeNote", { noteId });
  expect((await followThrough()).ideas.map(({ text }) => text)).toEqual(["First words"]);
  await run("followThrough.respond", { noteId, outcome: "partly" });
  await run("followThrough.setShortlisted", { noteId, isOn: false });
  expect((await followThrough()).ideas).toEqual([]);
});

it("[FT4] a proof is words or a web address and nothing else", async () => {
  const { room, run, followThrough } = await makeRoom();
  const input = { what: "Book a room", owners: ["Red Swift"], due: "2030-06-01" };
  const { commitmentId } = await run("followThrough.addCommitment", input);
  const change = { commitmentId, proof: "javascript:alert(1)", state: "done" };
  const refused = await server.api.command(room.facilitator, "followThrough.changeCommitment", change);
  expect(refused).toMatchObject({ status: 400, body: { error: { messageKey: "followThrough.proofNotWeb" } } });
  expect((await followThrough()).commitments).toMatchObject([{ state: "open", proof: null }]);
  await run("followThrough.changeCommitment", { ...change, proof: "https://example.org/room" });
  expect((await followThrough()).commitments).toMatchObject([{ state: "done", proof: "https://example.org/room" }]);
});

it("[FT6] a next workshop opens with what is overdue first and with the ideas a host let through", async () => {
  const { room, run } = await makeRoom();
  const add = async (what: string, due: string) =>
    (await run("followThrough.addCommitment", { what, owners: ["Red Swift"], due })).commitmentId;
  await add("later", "2030-06-10");
  const late = await add("late", "2030-05-15");
  const done = await add("done", "2030-05-01");
  await run("followThrough.changeCommitment", { commitmentId: done, state: "done" });
  const ann = await room.join("Ann");
  for (const text of ["kept idea", "waiting idea", "hidden idea"]) {
    await server.api.run(ann, "followThrough.sendIdea", { text });
  }
  const { hosts } = (await server.api.state(room.workshopId, room.facilitator)).followThrough ?? {};
  const itemId = (text: string) => hosts?.ideaBox.find((item) => item.text === text)?.id;
  await run("followThrough.sortIdea", { itemId: itemId("kept idea"), to: "kept" });
  await run("followThrough.sortIdea", { itemId: itemId("hidden idea"), to: "hidden" });

  const create = (previousId: string) =>
    server.api.request<{
      workshop: { id: string; activities: { boards: { id: string }[] }[] };
      tokens: { facilitator: string; screen: string };
    }>("POST", "/api/workshops", {
      token: server.api.organiserKey,
      body: { title: "Next", template: "you-said-we-did", previousId },
    });
  const { status, body } = await create(room.workshopId);
  expect(status).toBe(201);
  const { facilitator, screen } = body.tokens;
  const carried = async (token: string) =>
    (await server.api.state(body.workshop.id, token)).followThrough?.carried ?? null;
  const forHost = await carried(facilitator);
  expect(forHost?.commitments.map(({ what, isOverdue }) => [what, isOverdue])).toEqual([
    ["late", true],
    ["later", false],
  ]);
  expect(forHost?.ideas.map(({ text }) => text)).toEqual(["kept idea", "waiting idea"]);
  expect((await carried(screen))?.ideas.map(({ text }) => text)).toEqual(["kept idea"]);

  const earlier = takeSeat({ url: server.url, token: room.screen });
  await earlier.ready();
  await server.api.run(facilitator, "followThrough.changeCommitment", { commitmentId: late, state: "inProgress" });
  await earlier.waitFor(
    ({ followThrough }) => followThrough?.commitments.find(({ id }) => id === late)?.state === "inProgress",
    "the earlier workshop's screen hears of it",
  );
  earlier.close();
  ahead = 30 * DAY_MS;
  expect((await carried(screen))?.commitments.map(({ isOverdue }) => isOverdue)).toEqual([true, true]);
  ahead = 0;
  const boardId = body.workshop.activities[0]?.boards[0]?.id ?? "";
  const { noteId } = await server.api.run<{ noteId: string }>(facilitator, "followThrough.sortIdea", {
    itemId: itemId("waiting idea"),
    to: "board",
    boardId,
  });
  const board = await readBoard({ wsUrl: server.wsUrl, boardId, token: facilitator });
  expect(board.content.notes.find(({ id }) => id === noteId)?.text).toBe("waiting idea");
  expect((await carried(facilitator))?.ideas.map(({ text }) => text)).toEqual(["kept idea"]);

  const stranger = await openWorkshop(server);
  const foreign = await server.api.command(stranger.facilitator, "followThrough.changeCommitment", {
    commitmentId: late,
    state: "dropped",
  });
  expect(foreign.status).toBe(404);
  const second = await server.api.request<{ workshop: { id: string }; tokens: { screen: string } }>(
    "POST",
    "/api/workshops",
    {
      token: server.api.organiserKey,
      body: { title: "The one after", template: "you-said-we-did", previousId: body.workshop.id },
    },
  );
  const chain = (await server.api.state(second.body.workshop.id, second.body.tokens.screen)).followThrough?.carried;
  expect(chain?.commitments.map(({ what }) => what)).toEqual(["late", "later"]);
  expect((await create("neverWas12345678")).status).toBe(404);
  await server.api.erase(room.workshopId);
  expect(await carried(facilitator)).toBeNull();
});

it("[FT9] what waits in the ideas box reaches hosts alone, and nothing says who sent it", async () => {
  const { room, run, followThrough } = await makeRoom();
  const joined = await Promise.all(["Ann", "Bob"].map((alias) => room.join(alias)));
  const others = [room.screen, ...joined].map((token) => takeSeat({ url: server.url, token }));
  const host = takeSeat({ url: server.url, token: room.facilitator });
  for (const seat of [...others, host]) await seat.ready();
  const reply = await others[1]?.send("followThrough.sendIdea", { text: "QUOKKA in the box" });
  expect(reply).toEqual({ ok: true, result: {} });
  await host.waitFor(({ followThrough: now }) => now?.hosts?.ideaBox.some(({ text }) => text === "QUOKKA in the box"));
  await host.send("followThrough.addCommitment", { what: "A later frame", owners: ["Wren"], due: "2030-06-01" });
  for (const seat of others) {
    await seat.waitFor((state) => state.followThrough?.commitments.length === 1);
    expect(seat.frames.join("")).not.toContain("QUOKKA");
    expect(seat.frames.join("")).not.toContain("ideaBox");
  }
  const [item] = (await followThrough()).hosts?.ideaBox ?? [];
  expect(Object.keys(item ?? {}).toSorted()).toEqual(["boardId", "id", "sentAt", "source", "state", "text"]);
  for (const token of [room.screen, ...joined]) expect((await followThrough(token)).hosts).toBeUndefined();
  const { noteId } = await run("followThrough.sortIdea", { itemId: item?.id, to: "board", boardId: room.boardId });
  const { content } = await readBoard({ wsUrl: server.wsUrl, boardId: room.boardId, token: joined[0] ?? "" });
  expect(content.notes.find(({ id }) => id === noteId)?.text).toBe("QUOKKA in the box");
  const twice = await server.api.command(room.facilitator, "followThrough.sortIdea", {
    itemId: item?.id,
    to: "board",
    boardId: room.boardId,
  });
  expect(twice).toMatchObject({ status: 409, body: { error: { messageKey: "followThrough.onBoardAlready" } } });
  for (const seat of [...others, host]) seat.close();
});

it("[FT9] the file keeps no order of what seats sent, which beside the order of ideas would say whose each is", async () => {
  const { room, run } = await makeRoom();
  const tokens = await Promise.all(["Ann", "Bob", "Cleo"].map((alias) => room.join(alias)));
  await run("workshop.setState", { state: "closed" });
  for (const token of tokens) await server.api.run(token, "followThrough.sendIdea", { text: "Late" });
  const db = new DatabaseSync(path.join(server.dataDir, "longtable.db"), { readOnly: true });
  try {
    const { kept } = db.prepare("SELECT COUNT(*) AS kept FROM receipts").get() as { kept: number };
    expect(kept).toBeGreaterThan(3);
    expect(() => db.prepare("SELECT rowid FROM receipts")).toThrow("no such column");
  } finally {
    db.close();
  }
});

it("[FT10] the shared page shows what is released, to whoever has the link, until it is taken back", async () => {
  const { room, run, followThrough } = await makeRoom();
  const noteId = await room.addNote(room.facilitator, "A calm space <script>alert(1)</script>");
  const silent = await room.addNote(room.facilitator, "QUOKKA without an answer");
  for (const id of [noteId, silent]) await run("followThrough.setShortlisted", { noteId: id, isOn: true });
  await run("followThrough.respond", {
    noteId,
    outcome: "cant",
    reason: 'No "money" & no room',
    by: "Front door team",
  });
  await run("decision.record", { question: "We will try it for six weeks" });
  await run("decision.record", { question: "QUOKKA still proposed", state: "proposed" });
  const { commitmentId } = await run("followThrough.addCommitment", {
    what: "Book a room",
    owners: ["Red Swift"],
    due: "2030-05-01",
  });
  await run("followThrough.changeCommitment", { commitmentId, proof: "https://example.org/a?b=1&c=2" });
  await server.api.run(await room.join("QUOKKA alias"), "followThrough.sendIdea", { text: "QUOKKA late idea" });

  const share = (method: string, token?: string) =>
    server.api.request<{ link: string }>(method, `/api/workshops/${room.workshopId}/share`, token ? { token } : {});
  const participant = await room.join("Ann");
  for (const [token, status] of [
    [participant, 403],
    [room.screen, 403],
    [undefined, 401],
    [(await openWorkshop(server)).facilitator, 404],
  ] as const) {
    expect((await share("POST", token)).status).toBe(status);
    expect((await share("DELETE", token)).status).toBe(status);
  }
  const made = await share("POST", room.facilitator);
  expect(made.status).toBe(201);
  const pathOf = (link: string) => new URL(link).pathname;
  const token = pathOf(made.body.link).split("/").at(-1) ?? "";
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(onDisk(token)).toEqual([]);
  expect((await followThrough()).hosts?.sharedAt).toBe(clock.now());

  const response = await fetch(`${server.url}${pathOf(made.body.link)}`);
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("cache-control")).toContain("no-store");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  for (const words of [
    "A calm space &lt;script&gt;",
    "We can’t",
    "No &quot;money&quot; &amp; no room",
    "We will try it for six weeks",
    "Late: To do",
    'href="https://example.org/a?b=1&amp;c=2"',
    "1 idea has no answer yet.",
  ]) {
    expect(page).toContain(words);
  }
  expect(page).not.toContain("QUOKKA");
  expect(page).not.toMatch(/<script|<style|style=|javascript:|\son\w+=/i);
  const styles = /href="(\/w\/style-[^"]+)"/.exec(page)?.[1] ?? "";
  expect((await fetch(`${server.url}${styles}`)).headers.get("content-type")).toContain("text/css");

  const again = await share("POST", server.api.organiserKey);
  expect((await fetch(`${server.url}${pathOf(made.body.link)}`)).status).toBe(404);
  const second = `${server.url}${pathOf(again.body.link)}`;
  await server.restart();
  expect((await fetch(second)).status).toBe(200);
  expect((await share("DELETE", room.facilitator)).status).toBe(200);
  expect((await fetch(second)).status).toBe(404);
  expect((await followThrough()).hosts?.sharedAt).toBeNull();
  const last = await share("POST", room.facilitator);
  await server.api.erase(room.workshopId);
  expect((await fetch(`${server.url}${pathOf(last.body.link)}`)).status).toBe(404);
  expect((await fetch(`${server.url}/w/none`)).status).toBe(404);
});

it("[FT7] hosts are told which agreed decision nobody has taken on", async () => {
  const { room, run, followThrough } = await makeRoom();
  const { decisionId } = await run("decision.record", { question: "We will" });
  expect((await followThrough()).hosts?.uncommitted).toEqual([decisionId]);
  expect((await followThrough(room.screen)).hosts).toBeUndefined();
  const { commitmentId } = await run("followThrough.addCommitment", {
    what: "Do it",
    owners: ["Wren"],
    due: "2030-06-01",
    decisionId,
  });
  expect((await followThrough()).hosts?.uncommitted).toEqual([]);
  await run("followThrough.changeCommitment", { commitmentId, state: "dropped" });
  expect((await followThrough()).hosts?.uncommitted).toEqual([decisionId]);
});
