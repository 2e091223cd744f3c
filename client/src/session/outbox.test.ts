import type { Reply } from "@longtable/shared/kernel/command";
import { expect, it } from "vitest";
import { createOutbox } from "./outbox.ts";

type Sent = { id: string; type: string } & Record<string, unknown>;

/** A device with its storage, and a server that answers when the test says so. */
function device(kept = new Map<string, string>(), { isAlone = true, hasRoom = true, era = 0 } = {}) {
  const sent: { command: Sent; answer(reply: Reply | null): Promise<void> }[] = [];
  const retries: (() => void)[] = [];
  let isOnline = true;
  let count = 0;
  const outbox = createOutbox({
    keep: {
      readAll: () => [...kept.values()],
      put(id, text) {
        if (hasRoom) kept.set(id, text);
        return hasRoom;
      },
      drop: (id) => kept.delete(id),
    },
    canSend: () => isOnline,
    era: () => era,
    send: (command) =>
      new Promise((resolve, reject) => {
        sent.push({
          command,
          async answer(reply) {
            if (reply === null) reject(new Error("no answer"));
            else resolve(reply);
            for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
          },
        });
      }),
    newId: () => `id-${kept.size}-${++count}`,
    now: () => 0,
    retryLater(action) {
      retries.push(action);
      return () => retries.splice(retries.indexOf(action), 1);
    },
  });
  if (isAlone) outbox.takeKept();
  return {
    outbox,
    kept,
    retries,
    sent,
    retryNow: () => retries.shift()?.(),
    setOnline: (value: boolean) => {
      isOnline = value;
    },
    types: () => outbox.items.get().map(({ type, input }) => `${type}:${input.text ?? input.noteId ?? ""}`),
    last: () => {
      const call = sent.at(-1);
      if (!call) throw new Error("nothing was sent");
      return call;
    },
  };
}

const ok: Reply = { ok: true, result: { noteId: "n1" } };
const refusal = (code: "forbidden" | "busy" | "internal", retryable: boolean): Reply => ({
  ok: false,
  error: { code, messageKey: "board.boardReadOnly", retryable },
});
const add = (text: string) => ["board.addNote", { boardId: "b1", text }] as const;

it("[KE1] an item stays until the server has acknowledged it, and then is gone from the device", async () => {
  const { outbox, last, kept } = device();
  const reply = outbox.add(...add("A lamp"));
  expect(outbox.items.get()).toHaveLength(1);
  expect(kept.size).toBe(1);
  await last().answer(ok);
  expect(await reply).toEqual(ok);
  expect(outbox.items.get()).toEqual([]);
  expect(kept.size).toBe(0);
});

it("sends one at a time and in order", async () => {
  const { outbox, sent, last } = device();
  void outbox.add(...add("first"));
  void outbox.add(...add("second"));
  expect(sent).toHaveLength(1);
  await last().answer(ok);
  expect(sent.map(({ command }) => command.text)).toEqual(["first", "second"]);
});

it("[CM2] sends again under the same id when no answer came", async () => {
  const { outbox, sent, last, retryNow } = device();
  void outbox.add(...add("A lamp"));
  await last().answer(null);
  retryNow();
  expect(sent).toHaveLength(2);
  expect(sent[1]?.command).toEqual(sent[0]?.command);
});

it("[CM2] carries the queue over a reload, in order and under the same ids", async () => {
  const before = device();
  before.setOnline(false);
  for (const text of ["one", "two", "three"]) void before.outbox.add(...add(text));
  const ids = before.outbox.items.get().map(({ id }) => id);

  const after = device(before.kept);
  after.outbox.flush();
  for (let turn = 0; turn < 3; turn += 1) await after.last().answer(ok);
  expect(after.sent.map(({ command }) => [command.text, command.id])).toEqual([
    ["one", ids[0]],
    ["two", ids[1]],
    ["three", ids[2]],
  ]);
  expect(after.kept.size).toBe(0);
});

it("does not wipe out what another tab in the same seat has still to send", async () => {
  const kept = new Map<string, string>();
  const [first, second] = [device(kept), device(kept)];
  second.setOnline(false);
  void second.outbox.add(...add("from the second tab"));
  void first.outbox.add(...add("from the first tab"));
  await first.last().answer(ok);
  expect([...kept.values()].map((text) => JSON.parse(text).input.text)).toEqual(["from the second tab"]);
});

it("[WD9] what is told beside an edit is let go where it is refused: there are no words in it to keep", async () => {
  const { outbox, sent, kept } = device();
  outbox.add("board.tellCopies", { boardId: "b", copies: [] });
  await sent[0]?.answer({
    ok: false,
    error: { code: "forbidden", messageKey: "board.boardReadOnly", retryable: false },
  });
  expect([outbox.items.get(), kept.size]).toEqual([[], 0]);
});

it("keeps what was refused for good, with the reason, and goes on with the rest", async () => {
  const { outbox, sent, last } = device();
  const reply = outbox.add(...add("too late"));
  void outbox.add(...add("next"));
  await last().answer(refusal("forbidden", false));
  expect((await reply).ok).toBe(false);
  expect(outbox.items.get()[0]).toMatchObject({
    input: { text: "too late" },
    refused: { messageKey: "board.boardReadOnly" },
  });
  expect(sent.at(-1)?.command.text).toBe("next");
  const [first] = outbox.items.get();
  outbox.discard(first?.id ?? "");
  expect(outbox.items.get().map(({ input }) => input.text)).toEqual(["next"]);
});

it("waits and tries again when the refusal says that this can help", async () => {
  const { outbox, sent, last, retryNow } = device();
  void outbox.add(...add("A lamp"));
  await last().answer(refusal("busy", true));
  expect(outbox.items.get()[0]?.refused).toBeNull();
  retryNow();
  await last().answer(ok);
  expect(sent).toHaveLength(2);
  expect(outbox.items.get()).toEqual([]);
});

it("puts an item aside that the server cannot take however often, so that the rest gets through", async () => {
  const { outbox, sent, last, retryNow } = device();
  void outbox.add(...add("poison"));
  void outbox.add(...add("rest"));
  while (last().command.text === "poison" && sent.length < 50) {
    await last().answer(refusal("internal", true));
    retryNow();
  }
  await last().answer(ok);
  expect(outbox.items.get()).toMatchObject([{ input: { text: "poison" }, refused: { code: "internal" } }]);
});

it("[KE1] puts nothing aside while the server is only busy, be it for an hour on a full disk", async () => {
  const { outbox, last, retryNow } = device();
  void outbox.add(...add("first"));
  void outbox.add(...add("second"));
  for (let attempt = 0; attempt < 450; attempt += 1) {
    await last().answer(refusal("busy", true));
    retryNow();
  }
  expect(outbox.items.get()).toMatchObject([{ refused: null }, { refused: null }]);
  await last().answer(ok);
  await last().answer(ok);
  expect(outbox.items.get()).toEqual([]);
});

it("sends a refused item once more when asked, under its own id", async () => {
  const { outbox, sent, last } = device();
  void outbox.add(...add("A lamp"));
  await last().answer(refusal("forbidden", false));
  outbox.retry(outbox.items.get()[0]?.id ?? "");
  await last().answer(ok);
  expect(sent[1]?.command.id).toBe(sent[0]?.command.id);
  expect(outbox.items.get()).toEqual([]);
});

it("[VO4] a later ballot takes the place of an earlier one that waits, of the same round only", () => {
  const { outbox, setOnline, types } = device();
  setOnline(false);
  const ballot = (roundId: string, noteId: string) => outbox.add("voting.castBallot", { roundId, noteId, dots: {} });
  void ballot("r1", "early");
  void ballot("r2", "other");
  void outbox.add(...add("between"));
  void ballot("r1", "late");
  expect(types()).toEqual(["voting.castBallot:other", "board.addNote:between", "voting.castBallot:late"]);
});

it.each([
  ["agreement.answer", "proposalId"],
  ["check.answer", "checkId"],
])("[M10] a later %s takes the place of an earlier one that waits, of the same %s only", (type, field) => {
  const { outbox, setOnline, types } = device();
  setOnline(false);
  const say = (subject: string, text: string) => outbox.add(type, { [field]: subject, text });
  void say("one", "early");
  void say("two", "other");
  void outbox.add("board.addNote", { text: "between" });
  void say("one", "late");
  expect(types()).toEqual([`${type}:other`, "board.addNote:between", `${type}:late`]);
});

it("[VO4] a ballot that is on its way is not sent again once there is a later one", async () => {
  const { outbox, sent, last, retryNow } = device();
  void outbox.add("voting.castBallot", { roundId: "r1", dots: { n1: 1 } });
  void outbox.add("voting.castBallot", { roundId: "r1", dots: { n1: 2 } });
  await last().answer(null);
  retryNow();
  expect(sent.map(({ command }) => command.dots)).toEqual([{ n1: 1 }, { n1: 2 }]);
  await last().answer(ok);
  expect(outbox.items.get()).toEqual([]);
});

it("changes what an item says only before it has been sent", async () => {
  const { outbox, setOnline, sent, last, retryNow } = device();
  setOnline(false);
  void outbox.add(...add("A lmap"));
  const id = outbox.items.get()[0]?.id ?? "";
  expect(outbox.revise(id, { text: "A lamp" })).toBe(true);
  setOnline(true);
  retryNow();
  expect(last().command.text).toBe("A lamp");
  expect(outbox.revise(id, { text: "Two lamps" })).toBe(false);
  expect(sent).toHaveLength(1);
});

it("tells the acknowledgement of an item again, to whoever asks while it is on its way or after", async () => {
  const { outbox, last } = device();
  void outbox.add(...add("A lamp"));
  const id = outbox.items.get()[0]?.id ?? "";
  const asked = outbox.answerTo(id);
  await last().answer(ok);
  expect(await asked).toEqual(ok);
  expect(await outbox.answerTo(id)).toEqual(ok);
});

it("reads past what is damaged in storage", () => {
  const { outbox } = device(
    new Map([
      ["a", "{damaged"],
      ["b", "7"],
      ["c", '{"id":"c"}'],
    ]),
  );
  expect(outbox.items.get()).toEqual([]);
});

const ballotOf = (dots: number) => ["voting.castBallot", { roundId: "r1", dots: { n1: dots } }] as const;

it("[VO4] a second tab leaves to the first what the first has still to send", async () => {
  const first = device();
  first.setOnline(false);
  void first.outbox.add(...ballotOf(1));
  const second = device(first.kept, { isAlone: false });
  void second.outbox.add(...ballotOf(2));
  await second.last().answer(ok);
  expect(second.sent.map(({ command }) => command.dots)).toEqual([{ n1: 2 }]);
  expect(first.kept.size).toBe(1);
});

it("[VO4] a tab that takes over what another has left lets no older ballot go out after its own", async () => {
  const first = device();
  first.setOnline(false);
  void first.outbox.add(...ballotOf(1));
  void first.outbox.add(...add("left behind"));
  const second = device(first.kept, { isAlone: false });
  void second.outbox.add(...add("own"));
  void second.outbox.add(...ballotOf(2));
  await second.last().answer(ok);
  await second.last().answer(ok);
  second.outbox.takeKept();
  await second.last().answer(ok);
  expect(second.sent.map(({ command }) => command.text ?? command.dots)).toEqual(["own", { n1: 2 }, "left behind"]);
  expect(first.kept.size).toBe(0);
});

it("[KE1] says when something could not be put in storage", async () => {
  const { outbox, last } = device(undefined, { hasRoom: false });
  expect(outbox.isKept.get()).toBe(true);
  void outbox.add(...add("A lamp"));
  expect(outbox.isKept.get()).toBe(false);
  await last().answer(ok);
  expect(outbox.isKept.get()).toBe(true);
});

it("once stopped, sends and looks no more, and leaves in storage what waits", async () => {
  const { outbox, kept, sent, retries, last } = device();
  void outbox.add(...add("one"));
  void outbox.add(...add("two"));
  outbox.stop();
  await last().answer(null);
  outbox.flush();
  expect([sent.length, retries.length, kept.size]).toEqual([1, 0, 2]);
});

it("[WD14] what was written before everything of a person was taken back is let go, also what a page that is gone has left", async () => {
  const kept = new Map<string, string>();
  const old = device(kept);
  old.setOnline(false);
  void old.outbox.add(...add("never sent"));
  old.outbox.stop();
  const now = device(kept, { era: 1 });
  void now.outbox.add(...add("written after"));
  expect(now.sent.map(({ command }) => command.text)).toEqual(["written after"]);
  expect(JSON.stringify([...kept.values()])).not.toContain("never sent");
});

it("[WD14] a dead seat lets go of what was written before, not of what was written since, here and in storage", () => {
  const kept = new Map<string, string>();
  const old = device(kept);
  old.setOnline(false);
  void old.outbox.add(...add("before, left in storage"));
  const now = device(kept, { isAlone: false, era: 1 });
  now.setOnline(false);
  void now.outbox.add(...add("written since"));
  now.outbox.clear(1);
  old.outbox.clear(1);
  const waiting = [...old.outbox.items.get(), ...now.outbox.items.get()];
  expect(waiting.map(({ input }) => input.text)).toEqual(["written since"]);
  expect([...kept.values()].map((text) => JSON.parse(text).input.text)).toEqual(["written since"]);
});

it("[WD14] clearing also drops what nobody has taken over yet", () => {
  const kept = new Map<string, string>();
  const old = device(kept);
  old.setOnline(false);
  void old.outbox.add(...add("left in storage"));
  old.outbox.stop();
  device(kept, { isAlone: false }).outbox.clear();
  expect(kept.size).toBe(0);
});
