import type { Page } from "playwright-core";
import { canvasOf, showView } from "../e2e/support/host.ts";
import { openWorkshop } from "../support/openWorkshop.ts";
import type { RunningServer } from "../support/testServer.ts";

interface Where {
  server: RunningServer;
  open(address: string, size: "laptop" | "wall"): Promise<Page>;
  take(page: Page, name: string, theme?: "light" | "contrast"): Promise<void>;
}

const WORDS = [
  "Nobody picks up after six",
  "A calm voice on the phone, and somebody who calls back the next day",
  "The pharmacy around the corner",
  "Waiting for weeks without a word",
  "A key with the neighbour",
  "Letters nobody can read",
  "A bus after six",
  "Who looks after the children meanwhile?",
  "My sister, who drives me",
  "One place to ask, whoever you are",
  "Forms, twice",
  "A bench outside for people who wait",
];
const KINDS = [
  "pain",
  "idea",
  "asset",
  "pain",
  "asset",
  "constraint",
  "idea",
  "question",
  "asset",
  "need",
  "pain",
  "opportunity",
];

const STRUCTURES = [
  { type: "columns", title: "Ideas by when", columns: ["Now", "Next", "Later"] },
  {
    type: "matrix",
    title: "What first",
    rows: ["Helps much", "Helps a little"],
    columns: ["Easy", "Hard"],
    axes: { rows: "How much it helps", columns: "How hard it is" },
  },
  { type: "rings", title: "Who is there", rings: ["Me", "Family", "Town"], sectors: ["Day", "Night", "Weekend"] },
  { type: "free", title: "Thoughts" },
] as const;

interface Parts {
  columns?: { id: string }[];
  rows?: { id: string }[];
  rings?: { id: string }[];
  sectors?: { id: string }[];
}

/** Where the note of a number stands: all parts in turn. */
function placeOf(type: string, { columns = [], rows = [], rings = [], sectors = [] }: Parts, index: number) {
  const at = (list: readonly { id: string }[], by = 1) => list[Math.floor(index / by) % Math.max(list.length, 1)]?.id;
  if (type === "columns") return { columnId: at(columns) };
  if (type === "matrix") return { columnId: at(columns), rowId: at(rows, 2) };
  if (type === "rings") return { ringId: at(rings), sectorId: at(sectors, 3) };
  return { at: { x: (index % 4) * 220, y: Math.floor(index / 4) * 130 } };
}

/** Boards of every structure, as a host works on them and as the wall shows them, in light and in high contrast. */
export async function takeBoards({ server, open, take }: Where): Promise<void> {
  const { api } = server;
  const room = await openWorkshop(server, "ideas-dots-decision", "Getting help after hours");
  const run = <Answer>(type: string, input: Record<string, unknown>) => api.run<Answer>(room.facilitator, type, input);
  const host = await open(`/facilitate#${room.facilitator}`, "laptop");
  const wall = await open(`/screen#${room.screen}`, "wall");
  await showView(host, "Board");
  for (const structure of STRUCTURES) {
    const { activityId, boardIds } = await run<{ activityId: string; boardIds: [string] }>("agenda.addActivity", {
      phase: "insight",
      title: structure.title,
      outputType: "map",
      newBoard: structure,
    });
    await run("workshop.openActivity", { activityId });
    const [boardId] = boardIds;
    const { body } = await api.request<Parts>("GET", `/api/boards/${boardId}/export.json`, { token: room.facilitator });
    for (const [index, text] of WORDS.entries()) {
      await run("board.addNote", { boardId, text, kind: KINDS[index], ...placeOf(structure.type, body, index) });
    }
    await host.locator(".board-choice").selectOption(boardId);
    await host.getByRole("application", { name: `Board: ${structure.title}` }).waitFor();
    await wall.locator("h1").first().waitFor();
    await canvasOf(host).chooseAll(WORDS.length);
    await host.keyboard.press("Escape");
    await canvasOf(host).board.blur();
    for (const theme of ["light", "contrast"] as const) {
      const suffix = theme === "light" ? "" : "-contrast";
      await take(host, `board-${structure.type}${suffix}`, theme);
      await take(wall, `wall-${structure.type}${suffix}`, theme);
    }
    await run("workshop.closeActivity", { activityId });
  }
}
