import { agreementLines, agreementMarkdown } from "@longtable/shared/agreement/agreement.lines";
import { groupLabel } from "@longtable/shared/export/exportedRound";
import { type BoardSource, boardExport, type WorkshopSource } from "@longtable/shared/export/exportModel";
import { type ExportFormat, fitsBoard, formatsOf } from "@longtable/shared/export/formats";
import { imageFileName } from "@longtable/shared/export/imageFiles";
import { resultsCsv } from "@longtable/shared/export/resultsCsv";
import { reportOf } from "@longtable/shared/followThrough/report";
import { reportMarkdown } from "@longtable/shared/followThrough/report.markdown";
import { reflectionLines } from "@longtable/shared/reflection/reflection.lines";
import { scenariosCsv } from "@longtable/shared/scenarios/scenarioCsv";
import { roundResults } from "@longtable/shared/voting/results.rules";
import { strToU8 } from "fflate";
import { fileName } from "./fileName.ts";
import type { ExportJob } from "./making.ts";
import { type Making, quietly } from "./making.ts";
import { type ZipEntry, zipFile } from "./zipFile.ts";

/** Writes one file of what it is given. */
type Write<Source> = (format: ExportFormat, source: Source, making: Making) => Promise<Uint8Array>;

/** Names and what writes each; those that take long as a job too, which another thread can do. */
type Parts = [name: string, write: () => Promise<Uint8Array> | Uint8Array, job?: ExportJob][];
type Part = Parts[number];

/** Formats that take long, and how long beside each other; all others are written in no time. */
const WORK: Partial<Record<ExportFormat, number>> = { pdf: 10, pptx: 4, docx: 2, png: 2, xlsx: 2, html: 1 };
const workOf = ([, , job]: Part): number => (job && WORK[job.format]) ?? 0;
const workIn = (parts: Parts): number => parts.reduce((sum, part) => sum + workOf(part), 0);

/** Formats that paint a board: what is painted for one serves the others. A picture alone is for whoever has time. */
const isPainted = ([, , job]: Part) => job !== undefined && ["pptx", "docx", "html"].includes(job.format);

/** Is packed already, or holds nothing but figures of a picture. */
const PACKED = /\.(png|jpg|docx|xlsx|pptx|pdf)$/;

/** Parts that are best written by one thread, longest first. */
function sharesOf(parts: Parts): Parts[] {
  const painted = Map.groupBy(parts.filter(isPainted), ([, , job]) => job?.source);
  const others = parts.filter((part) => !isPainted(part)).map((part) => [part]);
  return [...others, ...painted.values()].toSorted((a, b) => workIn(b) - workIn(a));
}

/** Writes the longest parts first, in two threads where there is a second one. */
async function zipOf(parts: Parts, { progress, openLane }: Making): Promise<Uint8Array> {
  const waiting = sharesOf(parts);
  const written = new Map<string, Uint8Array>();
  const keep = (name: string, bytes: Uint8Array) => {
    written.set(name, bytes);
    progress(written.size, parts.length);
  };
  progress(0, parts.length);
  const lane = waiting.filter((share) => workIn(share) > 0).length > 1 ? openLane?.() : undefined;
  const beside = async () => {
    for (let share = waiting[0]; lane && share && workIn(share) > 0; share = waiting[0]) {
      waiting.shift();
      const names = share.map(([name]) => name);
      const files = lane.write(share.flatMap(([, , job]) => job ?? []));
      await Promise.all(files.map(async (file, index) => keep(names[index] ?? "", await file)));
    }
  };
  try {
    // The longest is for this thread, which runs already; the other one has to start.
    const own = waiting.shift();
    const helped = beside();
    // Its failure is told below; until then nobody waits for it.
    helped.catch(() => {});
    for (let share = own; share; share = waiting.shift()) {
      for (const [name, write] of share) {
        keep(name, await write());
        // Lets the other thread's answers in, and gives it its next share.
        await new Promise(setImmediate);
      }
    }
    await helped;
  } finally {
    await lane?.end();
  }
  const entries = parts.flatMap(([name]): ZipEntry[] => {
    const bytes = written.get(name);
    return bytes ? [{ name, bytes, isPacked: PACKED.test(name) }] : [];
  });
  return zipFile(entries);
}

const boardFormats = ({ board }: BoardSource): ExportFormat[] =>
  formatsOf("board").filter((format) => format !== "zip" && fitsBoard(format, board));

function boardParts(source: BoardSource, folder: string, making: Making, write: Write<BoardSource>): Parts {
  const { options, readAt } = making;
  return boardFormats(source).map((format) => [
    `${folder}${fileName(source.board.title, format)}`,
    () => write(format, source, quietly(making)),
    { kind: "board", format, source, options, readAt },
  ]);
}

/** One board in every format, with the result of each closed round as a table. */
export function boardZip(source: BoardSource, making: Making, write: Write<BoardSource>): Promise<Uint8Array> {
  return zipOf(
    [
      ...boardParts(source, "", making, write),
      ...lifeParts([source], making),
      ...resultParts([source]),
      ...imageParts(source),
    ],
    making,
  );
}

/** Every format of every board, numbered in the workshop's order, with the whole workshop beside them. */
export function workshopZip(
  source: WorkshopSource,
  making: Making,
  write: { board: Write<BoardSource>; workshop: Write<WorkshopSource> },
): Promise<Uint8Array> {
  const whole: Parts = formatsOf("workshop")
    .filter((format) => format !== "zip")
    .map((format) => [
      `workshop.${format}`,
      () => write.workshop(format, source, quietly(making)),
      { kind: "workshop", format, source, options: making.options, readAt: making.readAt },
    ]);
  const boards = source.boards.flatMap((board, index) =>
    boardParts(board, `boards/${String(index + 1).padStart(2, "0")} `, making, write.board),
  );
  const lives = lifeParts(source.boards, making);
  return zipOf(
    [...whole, ...textParts(source), ...lives, ...boards, ...resultParts(source.boards), ...imageParts(source)],
    making,
  );
}

function textParts(source: WorkshopSource): Parts {
  const { followThrough, reflection } = source;
  const report = followThrough && reportOf({ ...source, followThrough });
  const said = report && reportMarkdown(report, reflection && reflectionLines(reflection));
  const agreed = agreementLines(source);
  return [
    ...(said === undefined ? [] : ([["you-said-we-did.md", () => strToU8(said)]] satisfies Parts)),
    ...(agreed.length === 0 ? [] : ([["what-we-agreed.md", () => strToU8(agreementMarkdown(agreed))]] satisfies Parts)),
  ];
}

/** People plotted over maps, as a table of their visits. */
function lifeParts(boards: readonly BoardSource[], { readAt }: Making): Parts {
  const csv = scenariosCsv(boards.map((source) => boardExport(source, readAt)));
  return csv === null ? [] : [["would-it-work.csv", () => strToU8(csv)]];
}

/** Each picture once, as large as it is kept; the other files name it by what is to be seen. */
function imageParts({ imageFiles = {} }: Pick<WorkshopSource, "imageFiles">): Parts {
  return Object.entries(imageFiles).map(([id, { type, bytes }]) => [
    `pictures/${imageFileName(id, type)}`,
    () => bytes,
  ]);
}

function resultParts(boards: readonly BoardSource[]): Parts {
  return boards
    .flatMap((board) => board.rounds)
    .flatMap((round, index): Parts => {
      const found = round.round.state === "closed" ? roundResults(round.round, round.byGroup) : null;
      if (!found) return [];
      const name = `results/${String(index + 1).padStart(2, "0")} ${fileName(round.question, "csv")}`;
      return [[name, () => strToU8(resultsCsv(found, (id) => groupLabel(round, id)))]];
    });
}
