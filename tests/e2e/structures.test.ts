import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { canvasOf, showView } from "./support/host.ts";
import { addIdea, noteOf, press } from "./support/phone.ts";
import { expectOnWall, SOON } from "./support/wall.ts";

let room: FullRoom;
beforeAll(async () => {
  room = await openFullRoom("who-plans-who-delivers", "Sorting together");
});
afterAll(() => room.close());

interface Exported {
  rows?: { id: string; label: string }[];
  columns: { id: string; label: string }[];
  rings?: { id: string; label: string }[];
  notes: {
    text: string;
    area?: string;
    column: string | null;
    cluster: string | null;
    at: { x: number; y: number } | null;
  }[];
}
const exported = async (boardId: string): Promise<Exported> =>
  (await room.server.api.request<Exported>("GET", `/api/boards/${boardId}/export.json`, { token: room.token })).body;

/** Puts an activity with a board of a type in front, and looks at it as a host. */
async function open(newBoard: Record<string, unknown>): Promise<string> {
  const run = <Answer>(type: string, input: Record<string, unknown>) =>
    room.server.api.run<Answer>(room.token, type, input);
  const { activityId, boardIds } = await run<{ activityId: string; boardIds: [string] }>("agenda.addActivity", {
    phase: "insight",
    title: `Sort ${newBoard.title}`,
    outputType: "map",
    newBoard,
  });
  await run("workshop.openActivity", { activityId });
  await showView(room.hostA, "Board");
  await room.hostA.locator(".board-choice").selectOption(boardIds[0]);
  await room.hostA.getByRole("application", { name: `Board: ${newBoard.title}` }).waitFor();
  return boardIds[0];
}

const openParts = async () => {
  await room.hostA.getByRole("button", { name: "Change the parts of the board" }).click();
  return room.hostA.getByRole("dialog", { name: "Parts of the board" });
};

describe("a matrix", () => {
  it("[BS3] is written on from a phone and the canvas, and its parts change for all while people write", async () => {
    const boardId = await open({ type: "matrix", title: "Grid", rows: ["Near", "Far"], columns: ["Easy", "Hard"] });
    const { ana, hostA, wall } = room;
    await ana.getByRole("heading", { name: "Near · Easy" }).waitFor();
    await addIdea(ana, "A bus at night", "Far · Hard");
    await expect.poll(async () => (await exported(boardId)).notes[0]?.area, SOON).toBe("Far · Hard");

    const canvas = canvasOf(hostA);
    await canvas.addByDoubleClick("A lift home", 0.3, 0.25);
    await expect
      .poll(async () => (await exported(boardId)).notes.find(({ text }) => text === "A lift home")?.area, SOON)
      .toMatch(/·/);

    const parts = await openParts();
    expect(await axeFindings(hostA)).toEqual([]);
    await parts.getByRole("button", { name: "Split in two: Far" }).click();
    await parts.getByLabel("Name: Far (2)").fill("Farther");
    await parts.getByLabel("Name: Far (2)").press("Enter");
    await ana.getByRole("heading", { name: "Farther · Hard" }).waitFor();
    await parts.getByRole("button", { name: "Remove: Far", exact: true }).click();
    // What stood there is not lost.
    await ana.getByRole("heading", { name: "Not placed yet" }).waitFor();
    await noteOf(ana, "A bus at night").waitFor();
    // Nor is a name that is being written while another host takes its part off.
    await parts.getByLabel("Name: Farther").fill("Where no bus goes");
    const { hostB } = room;
    await showView(hostB, "Board");
    await hostB.locator(".board-choice").selectOption(boardId);
    await hostB.getByRole("button", { name: "Change the parts of the board" }).click();
    await hostB.getByRole("button", { name: "Remove: Farther", exact: true }).click();
    await parts.getByText("You wrote: “Where no bus goes”").waitFor();
    await hostB.keyboard.press("Escape");
    await hostA.keyboard.press("Escape");
    await expectOnWall(wall, "A bus at night");
  });
});

describe("rings", () => {
  it("[BS1] show notes in their ring on the canvas, as a list on a phone, and a hand puts them elsewhere", async () => {
    const boardId = await open({ type: "rings", title: "Round me", rings: ["Me", "Close", "Wide"] });
    const { ana, hostA } = room;
    await ana.getByRole("heading", { name: "Close" }).waitFor();
    await addIdea(ana, "My sister", "Close");
    await expect.poll(async () => (await exported(boardId)).notes[0]?.area, SOON).toBe("Close");
    // By menu on the phone, by dialog on the canvas.
    await press(ana, noteOf(ana, "My sister").getByRole("button", { name: /^Move to/ }));
    await press(ana, ana.getByRole("dialog").getByText("Wide", { exact: true }));
    await press(ana, ana.getByRole("dialog").getByRole("button", { name: "Move it here" }));
    await expect.poll(async () => (await exported(boardId)).notes[0]?.area, SOON).toBe("Wide");
    const canvas = canvasOf(hostA);
    await canvas.board.focus();
    await hostA.keyboard.press("ArrowDown");
    await canvas.voice.getByText("My sister. 1 of 1 in Wide").waitFor();
    await hostA.keyboard.press("m");
    await hostA.getByRole("dialog").getByLabel("Column").selectOption({ label: "Me" });
    await hostA.getByRole("dialog").getByRole("button", { name: "Move here" }).click();
    await expect.poll(async () => (await exported(boardId)).notes[0]?.area, SOON).toBe("Me");
  });
});

describe("a free board", () => {
  it("[BS4] takes notes anywhere, gives those from phones a spot, and is tidied with one press", async () => {
    const boardId = await open({ type: "free", title: "Anywhere" });
    const { ana, hostA } = room;
    const prompt = hostA.getByText("Click or tap twice where the first note should go.");
    await prompt.waitFor();
    await addIdea(ana, "From a phone");
    await prompt.waitFor({ state: "hidden" });
    await expect.poll(async () => (await exported(boardId)).notes[0]?.at, SOON).toEqual({ x: 0, y: 0 });
    const canvas = canvasOf(hostA);
    await canvas.addByDoubleClick("From a canvas", 0.5, 0.5);
    await room.server.api.run(room.token, "board.addNote", { boardId, text: "On top of it", at: { x: 3, y: 5 } });
    await hostA.getByRole("button", { name: "Tidy up" }).click();
    const points = async () => (await exported(boardId)).notes.flatMap(({ at }) => (at ? [`${at.x} ${at.y}`] : []));
    await expect.poll(async () => (await points()).includes("3 5"), SOON).toBe(false);
    expect(await points()).toHaveLength(3);
    await hostA.getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(async () => (await points()).includes("3 5"), SOON).toBe(true);
  });
});

describe("sets", () => {
  it("[BS7] are made of chosen notes by key and in the list, and dragged by their name", async () => {
    const boardId = await open({ type: "columns", title: "Sets", columns: ["Now", "Later"] });
    const { hostA, ana } = room;
    for (const text of ["Call back", "Ring again"]) await addIdea(ana, text, "Now");
    await expect.poll(async () => (await exported(boardId)).notes.length, SOON).toBe(2);
    const canvas = canvasOf(hostA);
    await canvas.board.focus();
    await hostA.keyboard.press("Control+a");
    await canvas.voice.getByText("2 notes chosen").waitFor();
    await hostA.keyboard.press("g");
    const sheet = hostA.getByRole("dialog", { name: "Group notes" });
    await sheet.getByRole("button", { name: "Group 2 notes" }).waitFor();
    expect(await axeFindings(hostA)).toEqual([]);
    // Writing goes into the name: a space closes nothing.
    await hostA.keyboard.type(" Phones");
    await hostA.keyboard.press("Enter");
    await ana.getByRole("heading", { name: "Phones" }).waitFor();
    const inSet = async () => (await exported(boardId)).notes.filter((note) => note.cluster === "Phones").length;
    await expect.poll(inSet, SOON).toBe(2);

    // By its name on the canvas, both go to the other column.
    await hostA.keyboard.press("Escape");
    await canvas.board.focus();
    await hostA.keyboard.press("ArrowDown");
    await canvas.voice.getByText("Call back").waitFor();
    // The toolbar stands right below the chosen note, and the set's name right above it.
    const bar = await hostA.getByRole("toolbar", { name: "What to do with the note" }).boundingBox();
    if (!bar) throw new Error("the note has no toolbar");
    const zoom = Number.parseInt((await hostA.locator(".canvas-zoom").textContent()) ?? "", 10) / 100;
    const spot = { x: bar.x + 12, y: bar.y - 12 - (25 + 12) * zoom };
    await hostA.mouse.move(spot.x, spot.y);
    await hostA.mouse.down();
    await hostA.mouse.move(spot.x + 120, spot.y + 20, { steps: 4 });
    await hostA.mouse.move(spot.x + 240, spot.y + 30, { steps: 4 });
    await hostA.mouse.up();
    const columns = async () => (await exported(boardId)).notes.map(({ column }) => column);
    await expect.poll(columns, SOON).toEqual(["Later", "Later"]);
    expect(await inSet()).toBe(2);

    // The list does the same without a canvas.
    await hostA.getByRole("radio", { name: "List" }).check();
    await hostA.getByRole("button", { name: "More to do on this board" }).click();
    await hostA.getByRole("button", { name: "Group: choose notes" }).click();
    await sheet.getByRole("checkbox", { name: /^Ring again/ }).check();
    await sheet.getByRole("button", { name: "Take out of their set" }).click();
    await expect.poll(inSet, SOON).toBe(1);
    // A note that goes takes nobody's focus with it.
    await hostA.keyboard.press("Escape");
    const remove = hostA.getByRole("button", { name: "Remove: Ring again" });
    await remove.press("Enter");
    await remove.waitFor({ state: "detached" });
    await expect.poll(() => hostA.evaluate(() => document.activeElement?.tagName), SOON).toBe("BUTTON");
    await hostA.getByRole("radio", { name: "Canvas" }).check();
  });
});

describe("templates", () => {
  it("[WS8] are chosen by their pictures, and one's own board is among them once it is kept", async () => {
    const { hostA } = room;
    await hostA.getByRole("button", { name: "Change the plan" }).click();
    await hostA.getByRole("button", { name: "Keep as a template" }).click();
    const keep = hostA.getByRole("dialog", { name: "Keep as a template" });
    await keep.getByLabel("What to keep").selectOption({ label: "Only the board: Round me" });
    expect(await axeFindings(hostA)).toEqual([]);
    await keep.getByRole("button", { name: "Keep it" }).click();
    await keep.waitFor({ state: "hidden" });
    await hostA.getByRole("button", { name: "Add from a template to Insight" }).click();
    const offers = hostA.getByRole("dialog", { name: "Add from a template" });
    await offers.locator("b").getByText("Round me", { exact: true }).waitFor();
    await expect.poll(() => offers.locator("li").count(), SOON).toBe(11);
    const areDrawn = () =>
      offers
        .locator("img")
        .evaluateAll((images) => images.slice(0, 3).every((image) => (image as HTMLImageElement).naturalWidth > 0));
    await expect.poll(areDrawn, SOON).toBe(true);
    await offers.getByRole("button", { name: "Add Round me" }).click();
    await offers.waitFor({ state: "hidden" });
    await hostA.locator(".plan-title b").getByText("Round me", { exact: true }).waitFor();
    expect(room.complaints()).toEqual([]);
  });
});
