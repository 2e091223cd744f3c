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
import { strToU8, type Zippable, zipSync } from "fflate";
import { fileName } from "./fileName.ts";
import { type Making, quietly } from "./making.ts";

/** Writes one file of what it is given. */
type Write<Source> = (format: ExportFormat, source: Source, making: Making) => Promise<Uint8Array>;

/** Names and what writes each; written one after the other, so that progress can be told. */
type Parts = [name: string, write: () => Promise<Uint8Array> | Uint8Array][];

/** Is packed already, or holds nothing but figures of a picture. */
const PACKED = /\.(png|jpg|docx|xlsx|pptx|pdf)$/;

async function zipOf(parts: Parts, { progress }: Making): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const [index, [name, write]] of parts.entries()) {
    progress(index, parts.length);
    files[name] = [await write(), { level: PACKED.test(name) ? 0 : 6 }];
  }
  progress(parts.length, parts.length);
  return zipSync(files);
}

const boardFormats = ({ board }: BoardSource): ExportFormat[] =>
  formatsOf("board").filter((format) => format !== "zip" && fitsBoard(format, board));

function boardParts(source: BoardSource, folder: string, making: Making, write: Write<BoardSource>): Parts {
  return boardFormats(source).map((format) => [
    `${folder}${fileName(source.board.title, format)}`,
    () => write(format, source, quietly(making)),
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
    .map((format) => [`workshop.${format}`, () => write.workshop(format, source, quietly(making))]);
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
