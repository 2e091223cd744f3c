import { expect, it } from "vitest";
import type { BoardContent } from "../board/board.doc.ts";
import type { ColumnId, NoteId } from "../kernel/ids.ts";
import { boardScene } from "./board.scene.ts";

const columns = ["one", "two"].map((id) => ({ id: id as ColumnId, label: id, order: id }));
const note = (id: string, columnId: string, linkIds?: string[]) => ({
  ...{
    id: id as NoteId,
    text: `Note ${id}`,
    kind: "note" as const,
    status: null,
    at: null,
    order: id,
    clusterId: null,
  },
  ...{ lang: null, place: { columnId: columnId as ColumnId } },
  ...(linkIds && { linkIds: linkIds as NoteId[] }),
});
const board = (notes: BoardContent["notes"]): BoardContent => ({
  ...{ type: "columns", title: "Board", stages: [], steps: [], lanes: [], clusters: [], columns, notes },
});

it("[LK1] a link is a line from edge to edge, over the grounds between, named by both; one to a note that is gone has none", () => {
  const { nodes } = boardScene(board([note("a", "one", ["b", "gone", "a"]), note("b", "two")]));
  const links = nodes.filter(({ role }) => role === "link");
  expect(links.map(({ key, label }) => [key, label])).toEqual([["link:a:b", "“Note a” is linked to “Note b”"]]);
  expect(nodes.at(-1)?.role).toBe("link");
  const [line] = links[0]?.items ?? [];
  const [from, to] = ["a", "b"].map((id) => nodes.find(({ key }) => key === `note:${id}`));
  if (line?.type !== "line" || !from || !to) throw new Error("a line between two notes");
  expect(line.points[0]).toBeCloseTo(from.x + from.width);
  expect(line.points[2]).toBeCloseTo(to.x);
});

it("[LK1] a link runs behind the notes between, so that it strikes no words through", () => {
  const three = ["one", "two", "three"].map((id) => ({ id: id as ColumnId, label: id, order: id }));
  const notes = [note("a", "one", ["c"]), note("b", "two"), note("c", "three")];
  const { nodes } = boardScene({ ...board(notes), columns: three });
  const [link] = nodes.filter(({ role }) => role === "link");
  const between = nodes.find(({ key }) => key === "note:b");
  const lines = (link?.items ?? []).flatMap((item) => (item.type === "line" ? [item.points] : []));
  if (!between) throw new Error("a note between");
  expect(lines.map(([x, , to]) => [x, to])).toEqual([
    [expect.any(Number), expect.closeTo(between.x)],
    [expect.closeTo(between.x + between.width), expect.any(Number)],
  ]);
});

it("[LK1] a board without links is drawn as before", () => {
  const plain = board([note("a", "one"), note("b", "two")]);
  expect(boardScene(plain).nodes.some(({ role }) => role === "link")).toBe(false);
});

it("[LK1] between notes below each other it goes around those that stand between", () => {
  const { nodes } = boardScene(board([note("a", "one", ["c"]), note("b", "one"), note("c", "one")]));
  const [link] = nodes.filter(({ role }) => role === "link");
  const from = nodes.find(({ key }) => key === "note:a");
  expect(link?.items[0]?.type).toBe("path");
  expect(link?.x).toBeGreaterThan((from?.x ?? 0) + (from?.width ?? 0) - 5);
});
