import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { openWorkshop } from "../support/openWorkshop.ts";
import { spawnServer } from "../support/spawnServer.ts";
import { until } from "../support/until.ts";

const onDisk = (directory: string) =>
  readdirSync(directory)
    .map((name) => readFileSync(path.join(directory, name)).toString("latin1"))
    .join("\n");

/** How each kind of answer stands in its row, right behind the id of the person who gave it. */
const KINDS = {
  start: '{"value":3',
  end: '{"value":7',
  rung: '{"rung":"with"',
  check: '"Plantedword"',
  proposal: "reservationPlanted worry of",
} as const;

it.each([
  ["a quiet close", false],
  ["kill -9 right after the answer", true],
])(
  "[VO19] [M10] [M38] after %s, no file and no log says who gave a rating, an answer or a position",
  async (_how, kills) => {
    const output: string[] = [];
    await using server = await spawnServer({ env: { LOG_LEVEL: "trace" }, onOutput: (text) => output.push(text) });
    const room = await openWorkshop(server);
    const host = <Result = unknown>(type: string, input: Record<string, unknown>) =>
      server.api.run<Result>(room.facilitator, type, input);
    const people = await Promise.all(
      Array.from({ length: 8 }, (_, n) => server.api.join(room.joinCode, { alias: `Guest ${n}` })),
    );
    const each = (type: string, input: Record<string, unknown>) =>
      Promise.all(people.map(({ token }) => server.api.run(token, type, input)));
    const linked = () => {
      const disk = onDisk(server.dataDir);
      return Object.entries(KINDS).flatMap(([kind, row]) =>
        people.some(({ participantId }) => disk.includes(`${participantId}${row}`)) ? [kind] : [],
      );
    };

    await host("reflection.ask", { question: "start" });
    await each("reflection.rateSelf", { when: "start", value: 3 });
    await host("reflection.ask", { question: "end" });
    await each("reflection.rateSelf", { when: "end", value: 7 });
    await host("reflection.ask", { question: "rung" });
    await each("reflection.answerRung", { rung: "with" });
    const { checkId } = await host<{ checkId: string }>("check.open", { kind: "word", question: "How sure are you?" });
    await each("check.answer", { checkId, answer: "Plantedword" });
    const { proposalId } = await host<{ proposalId: string }>("agreement.propose", { text: "Shall we?" });
    for (const [n, { token }] of people.entries()) {
      const reason = `Planted worry of ${n}`;
      await server.api.run(token, "agreement.answer", { proposalId, version: 1, position: "reservation", reason });
    }
    expect(linked()).toEqual(Object.keys(KINDS));

    await host("reflection.close", { question: "end" });
    await host("reflection.close", { question: "rung" });
    await host("check.close", { checkId });
    await host("agreement.settle", { proposalId, outcome: "consensus" });
    if (kills) {
      await server.kill();
      await server.start();
    }
    await until(() => linked().length === 0, { what: "no answer beside a person in any file" });
    expect(output.join("")).not.toMatch(/Planted|reservation/);
    const { agreements } = await server.api.state(room.workshopId, room.screen);
    expect(agreements?.[0]?.result?.reasons).toHaveLength(8);
  },
);
