import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { axeFindings, fitsWidth } from "./support/browser.ts";
import { type FullRoom, openFullRoom } from "./support/fullRoom.ts";
import { addIdea, comeBack, joinByCode, noteOf, press, readWayBack } from "./support/phone.ts";

/** Two facilitators, the wall, a laptop and two phones: the tests follow one another as the day does. */
describe("people in a room", () => {
  let room: FullRoom;
  const state = () => room.server.api.state(room.workshopId, room.token);
  const shot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: false });
  };
  const toPeople = (page: Page) =>
    page.getByRole("radiogroup", { name: "What you work on" }).getByRole("radio", { name: "People" }).check();
  const rowOf = (page: Page, name: string) => page.locator(".people-table tbody tr").filter({ hasText: name });
  const openPerson = async (page: Page, name: string) => {
    await page.getByRole("button", { name: `More about ${name}`, exact: true }).click();
    return page.getByRole("dialog");
  };

  beforeAll(async () => {
    room = await openFullRoom();
    const [first] = (await state()).activities;
    await room.server.api.run(room.token, "workshop.openActivity", { activityId: first?.id });
  });
  afterAll(() => room?.close());

  test("[PE2] both hosts see who is in the room, find somebody by name, and axe finds nothing", async () => {
    const { hostA, hostB } = room;
    for (const host of [hostA, hostB]) {
      await toPeople(host);
      await rowOf(host, "Ana Otter").getByText("Here", { exact: true }).waitFor();
    }
    await hostA.getByLabel("Find someone").fill("otter");
    await hostA.getByText("1 found").waitFor();
    expect(await hostA.locator(".people-table tbody tr").count()).toBe(1);
    await hostA.getByLabel("Find someone").fill("");
    await shot(hostA, "console-people");
    expect(await axeFindings(hostA)).toEqual([]);
  });

  test("[PE1] names are off; turned on, phones are told, and what is written from then on has its author beside it", async () => {
    const { hostA, ana, ben, wall } = room;
    await addIdea(ana, "Written before");
    await noteOf(ben, "Written before").waitFor();
    await hostA
      .getByRole("radiogroup", { name: "Names beside notes" })
      .getByRole("radio", { name: "On", exact: true })
      .check();
    for (const phone of [ana, ben]) await phone.getByText("Names are on.").waitFor();
    await shot(ana, "phone-names-on");
    expect(await fitsWidth(ana)).toBe(true);
    expect(await axeFindings(ana)).toEqual([]);
    for (const phone of [ana, ben]) await press(phone, phone.getByRole("button", { name: "OK", exact: true }));
    await addIdea(ana, "Written with a name");
    await noteOf(ben, "Written with a name").getByText("Ana Otter").waitFor();
    expect(await noteOf(ben, "Written before").getByText("Ana Otter").count()).toBe(0);
    await hostA
      .getByRole("radiogroup", { name: "Names beside notes" })
      .getByRole("radio", { name: "Off", exact: true })
      .check();
    await noteOf(ben, "Written with a name").getByText("Ana Otter").waitFor({ state: "detached" });
    for (const phone of [ana, ben]) await press(phone, phone.getByRole("button", { name: "OK", exact: true }));
    expect(await wall.getByText("Ana Otter").count()).toBe(0);
  });

  test("[PE9] somebody asks hosts for something in private: both hosts see it, nobody else, and it can be taken back", async () => {
    const { hostA, hostB, ben, ana, laptop } = room;
    await press(ben, ben.getByRole("button", { name: "Pause", exact: true }));
    const sheet = ben.getByRole("dialog");
    await press(ben, sheet.getByRole("button", { name: "Ask for something you need" }));
    await sheet.getByLabel("A quiet place").check();
    await sheet.getByLabel("In your own words").fill("Near the door, please");
    await shot(ben, "phone-need");
    expect(await axeFindings(ben)).toEqual([]);
    await press(ben, sheet.getByRole("button", { name: "Ask the hosts" }));
    for (const host of [hostA, hostB]) await host.getByText("A quiet place. Near the door, please").waitFor();
    await shot(hostA, "console-needs");
    for (const page of [ana, laptop]) expect(await page.getByText("Near the door").count()).toBe(0);
    await hostB.getByRole("button", { name: "It is done" }).click();
    await sheet.getByText("A host says this is done").waitFor();
    await press(ben, sheet.getByRole("button", { name: "Take it back" }));
    for (const host of [hostA, hostB]) await host.getByText("Near the door").waitFor({ state: "detached" });
  });

  test("a person changes their own name, and it is the name they come back with", async () => {
    const { ben, hostA } = room;
    const sheet = ben.getByRole("dialog");
    await sheet.getByLabel("Your name for today").fill("Ben Lark");
    await press(ben, sheet.getByRole("button", { name: "Save", exact: true }));
    await sheet.getByText("Saved.").waitFor();
    await rowOf(hostA, "Ben Lark").waitFor();
    await press(ben, sheet.getByRole("button", { name: "Back to the table" }));
    expect((await readWayBack(ben)).Name).toBe("Ben Lark");
  });

  test("[PE7] a host looks on as a participant: the same activity and notes, and nothing that is pressed is sent", async () => {
    const { hostB } = room;
    await hostB.getByRole("button", { name: "Open the phone" }).click();
    const phone = hostB.frameLocator("iframe.people-phone");
    await phone.getByText("Written before").waitFor();
    await phone.locator(".composer textarea").fill("from nobody");
    await phone.locator(".composer").getByRole("button", { name: "Add", exact: true }).click();
    await shot(hostB, "console-view-as");
    const before = await state();
    expect(before.people?.list).toHaveLength(3);
    const notes = await room.server.api.request<{ notes: { text: string }[] }>(
      "GET",
      `/api/boards/${before.boards[0]?.id}/export.json`,
      { token: room.token },
    );
    expect(JSON.stringify(notes.body)).not.toContain("from nobody");
    await hostB.getByRole("button", { name: "Put the phone away" }).click();
  });

  test("[PE8] a person without a phone is added, and notes from paper come in one a line", async () => {
    const { hostB, ana } = room;
    await hostB.getByRole("button", { name: "Add a person without a phone" }).click();
    const dialog = hostB.getByRole("dialog");
    await dialog.getByLabel("Name for today").fill("Mrs Wren");
    await dialog.getByRole("button", { name: "Add this person" }).click();
    await dialog.getByText("Mrs Wren is in the list").waitFor();
    await hostB.keyboard.press("Escape");
    await rowOf(hostB, "Mrs Wren").getByText("No phone").waitFor();
    await hostB.getByRole("button", { name: "Enter notes from paper" }).click();
    await dialog.getByLabel("The notes").fill("A bench by the door\n\nTea in real cups");
    await shot(hostB, "console-paper");
    await dialog.getByRole("button", { name: "Enter 2 notes" }).click();
    await dialog.getByText("2 notes entered.").waitFor();
    await hostB.keyboard.press("Escape");
    for (const text of ["A bench by the door", "Tea in real cups"]) await noteOf(ana, text).waitFor();
    const sheet = await openPerson(hostB, "Mrs Wren");
    await sheet.getByLabel("The note", { exact: true }).fill("Said aloud");
    await sheet.getByRole("button", { name: "Put it on the board" }).click();
    await noteOf(ana, "Said aloud").waitFor();
    await shot(hostB, "console-person-proxy");
    await hostB.keyboard.press("Escape");
  });

  test("[PE5] a host takes back one person's last minutes and puts them back", async () => {
    const { hostA, ana, ben } = room;
    await addIdea(ana, "Nonsense one");
    await addIdea(ana, "Nonsense two");
    await noteOf(ben, "Nonsense two").waitFor();
    const sheet = await openPerson(hostA, "Ana Otter");
    await sheet.getByText("That is: 4 notes, no changes.").waitFor();
    await shot(hostA, "console-person");
    expect(await axeFindings(hostA)).toEqual([]);
    await sheet.getByRole("button", { name: "Take it back" }).click();
    for (const text of ["Nonsense one", "Nonsense two"]) await noteOf(ben, text).waitFor({ state: "detached" });
    await noteOf(ben, "Tea in real cups").waitFor();
    await hostA.keyboard.press("Escape");
    await hostA.getByRole("button", { name: "Put it back" }).first().click();
    for (const text of ["Nonsense one", "Nonsense two", "Written before"]) await noteOf(ben, text).waitFor();
  });

  test("[PE3] a removed person is told kindly, tries again in vain, and is brought back with their notes", async () => {
    const { hostA, hostB, ana, ben, code } = room;
    const way = await readWayBack(ana);
    const words = Object.values(way).at(-1) ?? "";
    const sheet = await openPerson(hostA, "Ana Otter");
    await sheet.getByLabel("Take their notes off the board too").check();
    await sheet.getByLabel("Who they can talk to").fill("Silver Owl");
    await sheet.getByRole("button", { name: "Ask them to step out" }).click();
    await ana.getByRole("heading", { name: "You have been asked to step out" }).waitFor();
    await ana.getByText("find Silver Owl").waitFor();
    await shot(ana, "phone-removed");
    expect(await axeFindings(ana)).toEqual([]);
    await noteOf(ben, "Nonsense two").waitFor({ state: "detached" });
    // Again: the same page, and then by name and words on another phone.
    await ana.reload();
    await ana.getByRole("heading", { name: "You have been asked to step out" }).waitFor();
    const other = await room.open(`${room.server.url}/#${code}`, "small");
    await press(other, other.getByRole("button", { name: "I was here before" }));
    await other.getByLabel("The name you had").fill("Ana Otter");
    await other.getByLabel("Your words to come back").fill(words);
    await press(other, other.getByRole("button", { name: "Take my seat again" }));
    await other.getByText("You have been asked to step out. To talk about it, find a host.").waitFor();
    await shot(other, "phone-removed-again");
    await shot(hostB, "console-removed");
    await hostB.getByRole("button", { name: "Let them back in" }).first().click();
    await noteOf(ben, "Nonsense two").waitFor();
    await ana.reload();
    await noteOf(ana, "Nonsense two").waitFor();
  });

  test("[PE6] the door is closed: the wall and the join page say so, who was here comes back, and the last to join are sent out", async () => {
    const { hostA, wall, ben, code } = room;
    const prank = await room.open(`${room.server.url}/#${code}`, "phone");
    await joinByCode(prank, code, { name: "Prankster" });
    await rowOf(hostA, "Prankster").waitFor();
    await hostA.getByRole("button", { name: "Remove the last to join" }).click();
    const dialog = hostA.getByRole("dialog");
    await dialog.getByText("Prankster").waitFor();
    await shot(hostA, "console-last-joined");
    await dialog.getByRole("button", { name: "Remove 1 person" }).click();
    await prank.getByRole("heading", { name: "You have been asked to step out" }).waitFor();
    await hostA.getByRole("button", { name: "Close the door" }).click();
    await hostA.getByText("Closed. Nobody new comes in.").waitFor();
    await room.server.api.run(room.token, "workshop.setScreen", { screen: "code" });
    await wall.getByText("The door is closed.").waitFor();
    await shot(wall, "wall-door");
    const late = await room.open(`${room.server.url}/#${code}`, "small");
    await late.getByText("The door is closed.").first().waitFor();
    await shot(late, "join-door-closed");
    expect(await fitsWidth(late)).toBe(true);
    expect(await axeFindings(late)).toEqual([]);
    const way = await readWayBack(ben);
    await comeBack(late, code, "Ben Lark", Object.values(way).at(-1) ?? "");
    await late.locator(".seat-main").waitFor();
    await until(async () => (await state()).participants.count === 4, { what: "nobody new" });
  });

  test("no page complained", () => {
    expect(room.complaints()).toEqual([]);
  });
});
