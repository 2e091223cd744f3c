import type { ExportJob } from "@longtable/server/src/features/export/making.ts";
import type { BoardSource, WorkshopSource } from "@longtable/shared/export/exportModel";
import { type ExportOptions, USUAL_OPTIONS } from "@longtable/shared/export/exportOptions";
import type { ExportFormat } from "@longtable/shared/export/formats";
import type { BoardId, NoteId, StepId, WorkshopId } from "@longtable/shared/kernel/ids";
import { createRandom, randomBoard } from "@longtable/shared/scene/sceneBoards.testing";

/** Words that somebody may write to break a file, or that break one by themselves; each has to survive as words. */
export const HOSTILE: readonly string[] = [
  "=1+1",
  "+44 7700 900123",
  "-2 days",
  "@SUM(A1:A9)",
  '=HYPERLINK("http://example.org","press")',
  "\t=1+1",
  "<script>alert(1)</script>",
  "]]> &amp; <!-- --> <?xml ?>",
  "a & b < c > d \"e\" 'f'",
  "one\u0000two\u0001three\u000bfour\ufffefive",
  "_x0041_ is no letter",
  "half \ud83d a pair",
  "\u202eturned round\u202c and back",
  "שלום (abc) 12, مرحبا بالعالم",
  "漢字 かな 한국어",
  "👩‍🌾 ❤️ 🇬🇧 🎉",
  "title: a; section #1 %%{init: {}}%%",
  "journey",
  "# heading\n- list | table\n```code```",
  "line one\nline two\r\nline three",
  `${"x".repeat(3_000)} end`,
  "word ".repeat(2_000).trim(),
];

/** A map and a table of columns with a note for each hostile text, which stand in places with hostile names too. */
export function hostileWorkshop(): WorkshopSource {
  const board = (type: "journeyMap" | "columns", id: string): BoardSource => {
    const random = randomBoard(createRandom(5), type, 12);
    const [model] = random.notes;
    if (!model) throw new Error("a board without notes");
    const places = random.notes.map(({ place }) => place);
    return {
      board: { id: id as BoardId, type, title: `<b>${type}</b> =1+1 \ud83d # ; :` },
      content: {
        ...random,
        steps: random.steps.map((step, index) => ({ ...step, id: step.id as StepId, label: HOSTILE[index] ?? "step" })),
        notes: HOSTILE.map((text, index) => ({
          ...model,
          ...{ id: `${id}Note${String(index).padStart(2, "0")}` as NoteId, text, kind: "idea" as const },
          place: places[index % places.length] ?? null,
        })),
      },
      rounds: [],
    };
  };
  return {
    workshop: { id: "ws1" as WorkshopId, title: '=1+1 <b> & "words" \ud83d', isSample: false, groups: [] },
    activities: [],
    boards: [board("journeyMap", "map"), board("columns", "cols")],
    decisions: [],
    participants: { count: 9, byGroup: {} },
  };
}

/** The job that writes this. */
export function jobOf(
  format: ExportFormat,
  source: BoardSource | WorkshopSource,
  options: Partial<ExportOptions> = {},
): ExportJob {
  const common = { format, options: { ...USUAL_OPTIONS, ...options }, readAt: Date.UTC(2030, 4, 20, 10) };
  return "workshop" in source ? { ...common, kind: "workshop", source } : { ...common, kind: "board", source };
}

/** A text as files that cannot hold control characters and halves of pairs hold it. */
export const asWritten = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, "");
