import type { Page } from "playwright-core";
import { openWorkshop } from "../support/openWorkshop.ts";
import { takeSeat } from "../support/participant.ts";
import type { RunningServer } from "../support/testServer.ts";

interface Where {
  server: RunningServer;
  open(address: string, size: "phone" | "laptop" | "wall"): Promise<Page>;
  take(page: Page, name: string): Promise<void>;
}

const IDEAS = [
  "Somebody to ring at night who knows my name and what we said last time.",
  "A bench outside for people who wait.",
  "One place to ask, whoever you are.",
  "Letters in plain words.",
  "A card with three numbers on it.",
  "Lifts from neighbours.",
  "The key with somebody who lives near.",
  "A bus after six.",
];
const AGREEMENT = [
  { side: "hosts", text: "We say what becomes of every idea." },
  { side: "hosts", text: "We stop in time." },
  { side: "all", text: "We listen until the other has finished." },
  { side: "all", text: "Anybody may pass, take a break or leave." },
];

/** What else may have the wall: the agreement, everyone alone, a note in the light, the whole board, a pause, the tables. */
export async function takeWalls({ server, open, take }: Where): Promise<void> {
  const { api, url } = server;
  const room = await openWorkshop(server, "ideas-dots-decision", "Getting help after hours");
  const host = (type: string, input: Record<string, unknown>) => api.run(room.facilitator, type, input);
  const { activities } = await api.state(room.workshopId, room.facilitator);
  const idOf = (title: string) => activities.find((activity) => activity.title === title)?.id;
  const people = await Promise.all(Array.from({ length: 22 }, async () => takeSeat({ url, token: await room.join() })));
  await Promise.all(people.map((person) => person.ready()));
  const wall = await open(`/screen#${room.screen}`, "wall");
  const shows = (words: string) => wall.getByText(words).first().waitFor();

  await host("workshop.setAgreement", { lines: AGREEMENT });
  await host("screen.show", { screen: "agreement" });
  await shows("We stop in time.");
  await take(wall, "wall-agreement");
  await host("screen.show", { screen: "activity" });
  await host("workshop.setTimer", { seconds: 299 });
  await host("workshop.closeActivity", { activityId: room.activityId, reason: "The question stands" });
  await host("workshop.openActivity", { activityId: idOf("Think alone") });
  await shows("Everyone writes alone for now");
  await take(wall, "wall-alone");

  await host("workshop.closeActivity", { activityId: idOf("Think alone"), reason: "Shown together later" });
  await host("workshop.openActivity", { activityId: idOf("Gather") });
  const noteIds: string[] = [];
  for (const text of IDEAS) noteIds.push(await room.addNote(room.facilitator, text));
  await shows(IDEAS[0] ?? "");
  await host("screen.fit", { isWhole: true });
  await shows("The whole board, 8 notes.");
  await take(wall, "wall-whole");
  await host("screen.fit", { isWhole: false });
  await host("room.spotlight", { boardId: room.boardId, place: { noteId: noteIds[0] } });
  await shows("Look at this");
  await take(wall, "wall-spotlight");
  await host("room.endSpotlight", {});
  await host("workshop.pauseActivity", { activityId: idOf("Gather") });
  await shows("A short pause");
  await take(wall, "wall-paused");

  await host("tables.make", { way: "even", count: 5 });
  await host("tables.setPlace", { activityId: idOf("Pitch"), place: "tables" });
  await host("workshop.openActivity", { activityId: idOf("Pitch") });
  await shows("Table 5");
  await take(wall, "wall-tables");
  const page = await open(`/facilitate#${room.facilitator}`, "laptop");
  await host("workshop.openActivity", { activityId: idOf("Gather") });
  await host("screen.hold", { isHeld: true });
  await page.getByText("Held. Every big screen stays here.").waitFor();
  await page.locator(".screen-tour").evaluate((tour) => tour.closest("main")?.scrollBy(0, 420));
  await take(page, "console-screen");
  for (const person of people) person.close();
}
