import type { Page } from "playwright-core";
import { showView } from "../e2e/support/host.ts";
import { joinByCode, press } from "../e2e/support/phone.ts";
import { type OpenWorkshop, openWorkshop } from "../support/openWorkshop.ts";
import type { RunningServer } from "../support/testServer.ts";
import { until } from "../support/until.ts";

type Take = (page: Page, name: string, theme?: "light" | "dark" | "contrast") => Promise<void>;

interface Where {
  server: RunningServer;
  open(address: string, size: "phone" | "laptop" | "wall"): Promise<Page>;
  take: Take;
}

const IDEAS = ["A calm space at night", "A call in the first two days", "One number to call", "One page for bad days"];
const PROPOSAL = "Shall we test a calm space, open until two in the morning, for six weeks?";

/** Dots on the ideas, by person, by group: carers want what nobody else does. */
const DOTS: Record<string, readonly (readonly number[])[]> = {
  "g-lived": Array.from({ length: 9 }, (_, person) => (person % 3 === 0 ? [2, 1, 0, 2] : [3, 0, 0, 1])),
  "g-carer": Array.from({ length: 6 }, (_, person) => (person === 0 ? [0, 1, 2, 0] : [0, 0, 3, 1])),
  "g-clin": Array.from({ length: 5 }, (_, person) => (person === 0 ? [1, 2, 0, 0] : [0, 3, 0, 0])),
  "g-vol": [
    [0, 0, 3, 0],
    [1, 1, 1, 1],
  ],
};

/** Results by group, agreement, quick checks: from people of several groups, through the HTTP interface. */
export async function takeDecisions({ server, open, take }: Where): Promise<void> {
  const room = await openWorkshop(server, "ideas-dots-decision", "Getting help after hours");
  const people = await Promise.all(
    Object.entries(DOTS).flatMap(([group, rows]) =>
      rows.map(async (dots) => ({ dots, token: (await server.api.join(room.joinCode, { group })).token })),
    ),
  );
  const [phone, wall, host] = await Promise.all([
    seated(open, room),
    open(`/screen#${room.screen}`, "wall"),
    open(`/facilitate#${room.facilitator}`, "laptop"),
  ]);
  const notes = await Promise.all(IDEAS.map((text) => room.addNote(room.facilitator, text)));
  const run = <Result>(type: string, input: Record<string, unknown>) =>
    server.api.run<Result>(room.facilitator, type, input);
  const roundId = await room.openRound(notes, { dots: 5, maxPerItem: 3 });
  for (const { dots, token } of people) {
    const ballot = Object.fromEntries(notes.map((note, index) => [note, dots[index] ?? 0]));
    await server.api.run(token, "voting.castBallot", { roundId, dots: ballot });
  }
  await phone.getByRole("button", { name: `Put a dot on: ${IDEAS[0]}` }).click();
  await run("voting.closeRound", { roundId });
  await showView(host, "Vote");
  await host.getByText("The groups put different ideas first").waitFor();
  await take(host, "console-result-groups");
  const show = (name: string) =>
    host.getByRole("radiogroup", { name: "On the big screen, show" }).getByRole("radio", { name }).check();
  await show("Each group counts the same");
  await wall.getByText("Each group counts the same").waitFor();
  await take(wall, "wall-result-equal");
  await show("Group by group");
  await wall.getByRole("columnheader", { name: /Family carers/ }).waitFor();
  await take(wall, "wall-result-groups");
  await phone.getByText("See it group by group").click();
  await phone.getByRole("heading", { name: "Family carers" }).waitFor();
  await take(phone, "phone-result-groups");

  const { proposalId } = await run<{ proposalId: string }>("agreement.propose", { text: PROPOSAL });
  await inView(phone, PROPOSAL);
  await take(phone, "phone-proposal");
  const answers = [...Array(14).fill(["agree"]), ["reservation", "Carers must be welcome too."], ["abstain"]];
  answers.push(["block", "Each nurse already has a full list. We need a plan for that first."]);
  for (const [index, [position, reason]] of answers.entries()) {
    const said = { proposalId, version: 1, position, ...(reason && { reason }) };
    await server.api.run(people[index]?.token ?? "", "agreement.answer", said);
  }
  await run("agreement.reveal", { proposalId });
  await wall.getByText("Each nurse already has a full list").waitFor();
  await take(wall, "wall-proposal");
  await showView(host, "Agree");
  await host.getByText("1 person can't go along.").first().waitFor();
  await take(host, "console-proposal");
  await run("agreement.settle", { proposalId, outcome: "parked" });
  const { checkId } = await run<{ checkId: string }>("check.open", { kind: "fist", question: "How sure are we?" });
  await inView(phone, "How sure are we?");
  await take(phone, "phone-check");
  for (const [index, { token }] of people.entries()) {
    await server.api.run(token, "check.answer", { checkId, answer: 2 + (index % 4) });
  }
  await run("check.close", { checkId });
  await wall.getByText("How sure are we?").waitFor();
  await take(wall, "wall-check");
}

/** Waits until a question has come into the phone's view by itself. */
async function inView(page: Page, question: string): Promise<void> {
  const heading = page.getByRole("heading", { name: question });
  await heading.waitFor();
  const isSeen = () =>
    heading.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
  await until(isSeen, { what: `"${question}" in view` });
  await page.getByText("The room is asked something.").waitFor({ state: "detached" });
}

async function seated(open: Where["open"], { joinCode }: OpenWorkshop): Promise<Page> {
  const page = await open(`/#${joinCode}`, "phone");
  await joinByCode(page, joinCode, { name: "Amber Kestrel" });
  await press(page, page.getByRole("button", { name: "I have them" }));
  return page;
}

/** The filled example after its day: answers, promises, the wheel, how far people came. */
export async function takeAfterwards({ server, open, take }: Where): Promise<void> {
  const room = await openWorkshop(server, "sample", "The first twelve weeks (example)");
  await server.api.run(room.facilitator, "workshop.closeActivity", { activityId: room.activityId });
  const [phone, wall, host] = await Promise.all([
    seated(open, room),
    open(`/screen#${room.screen}`, "wall"),
    open(`/facilitate#${room.facilitator}`, "laptop"),
  ]);
  await phone
    .getByRole("heading", { name: /You said/ })
    .first()
    .waitFor();
  await take(phone, "phone-afterwards");
  await showView(host, "Afterwards");
  const part = (name: string) =>
    host.getByRole("radiogroup", { name: "What comes afterwards" }).getByRole("radio", { name }).check();
  await part("Answers");
  await host.getByRole("heading", { level: 2 }).first().waitFor();
  await take(host, "console-answers");
  await part("Who does what");
  await take(host, "console-commitments");
  const screen = (name: string) => server.api.run(room.facilitator, "workshop.setScreen", { screen: name });
  await screen("report");
  await wall.getByRole("heading", { name: /You said, we answer/ }).waitFor();
  await take(wall, "wall-report");
  await screen("reflection");
  await wall
    .getByRole("img", { name: /The wheel on/ })
    .first()
    .waitFor();
  await take(wall, "wall-reflection");
}
