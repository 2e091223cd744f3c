import type { CarriedPin } from "@longtable/shared/followThrough/followThrough.schema";
import { reaches, reachOf } from "@longtable/shared/story/scope.rules";
import type { Evidence } from "@longtable/shared/story/story.schema";
import type { ImagesComposed } from "./composeImages.ts";
import { keptReading } from "./composeKept.ts";
import { evidenceReading } from "./composeStories.ts";
import { readWithheld } from "./composeWithheld.ts";
import { readProposals } from "./features/agreement/agreement.view.ts";
import { readChecks } from "./features/agreement/check.view.ts";
import { listDecisions } from "./features/decision/decision.store.ts";
import { readShownFeelings } from "./features/feelings/feelings.view.ts";
import { readShare, setShare, workshopByShare } from "./features/followThrough/followThrough.store.ts";
import { readImageFile } from "./features/images/images.store.ts";
import { importedAttendance } from "./features/import/imports.store.ts";
import { aliasesBySeat, aliasKey, countByGroup } from "./features/participation/participation.store.ts";
import { readPins, readUnansweredPins } from "./features/pins/pins.view.ts";
import { fellowsOf, readMeasures } from "./features/programme/programme.store.ts";
import { listAgreementVersions, listQuestionVersions } from "./features/purpose/purpose.store.ts";
import { readReflection } from "./features/reflection/reflection.view.ts";
import { readReportPlan } from "./features/report/report.store.ts";
import { readScenarios } from "./features/scenarios/scenarios.view.ts";
import { readStoryReaches } from "./features/story/storyReach.ts";
import { listWordings } from "./features/tables/copies.store.ts";
import { keptForFiles } from "./features/versions/snapshots.store.ts";
import { readStandings } from "./features/versions/versions.view.ts";
import { leastShown, listGroupResults } from "./features/voting/groupResults.store.ts";
import { readVoteRecord } from "./features/voting/voteRecord.ts";
import { listRounds } from "./features/voting/voting.store.ts";
import { listClosings } from "./features/workshop/agenda.store.ts";
import { noteIdsOn } from "./features/workshop/rowPrints.store.ts";
import { boardUse, listActivities, listBoards, workshopById } from "./features/workshop/workshop.store.ts";
import type { Sql } from "./storage/storage.ts";

/** What files to take home are read from. */
export const exportReading = <Joined extends Pick<ImagesComposed, "readNoteImages">>(joined: Joined) => ({
  ...evidenceReading,
  ...keptReading,
  readWithheld,
  readSnapshots: keptForFiles,
  ...joined,
  boardUse,
  workshopById,
  listActivities,
  listBoards,
  noteIdsOn,
  listRounds,
  listDecisions,
  countByGroup,
  listGroupResults,
  leastShown,
  importedAttendance,
  readMeasures,
  readFellowStories,
  notGiven,
  readReflection,
  readProposals,
  readChecks,
  /** What is said of boards beside their documents. */
  readMarks: async (sql: Sql, id: string) => ({
    feelings: await readShownFeelings(sql, id),
    pins: await readPins(sql, id),
    standings: await readStandings(sql, id),
    scenarios: await readScenarios(sql, id, (await readStoryReaches(sql, id)).reach),
    images: await joined.readNoteImages(sql, id),
  }),
  readImageFile,
  readVoteRecord,
  listQuestionVersions,
  listAgreementVersions,
  listClosings,
  readReportPlan,
  listWordings,
});

/** What the next workshop opens with beside the promises themselves. */
export const carriedReading = { openPins: readOpenPins, notGiven };

/** Notes whose story its teller did not give to the programme, and votes on such: what came of them stays with the room. */
async function notGiven(sql: Sql, workshopId: string): Promise<ReadonlySet<string>> {
  const { evidence } = await evidenceReading.readConsent(sql, workshopId);
  const narrow = evidence.filter((one) => !reaches(reachOf(one), "programme"));
  const notes = new Set<string>(narrow.flatMap(({ links }) => links.flatMap(({ noteId }) => noteId ?? [])));
  const rounds = notes.size === 0 ? [] : await listRounds(sql, workshopId);
  const votes = rounds.filter(({ candidates }) => candidates.some(({ noteId }) => notes.has(noteId)));
  return new Set([...notes, ...votes.map(({ id }) => id)]);
}

/** What a workshop's room has pinned and nobody has answered, for the next one to open with. */
async function readOpenPins(sql: Sql, workshopId: string): Promise<CarriedPin[]> {
  const pins = await readUnansweredPins(sql, workshopId);
  const boards = pins.length === 0 ? [] : await listBoards(sql, workshopId);
  return pins.map(({ id, kind, text, boardId }) => {
    return { id, kind, text, board: boards.find((board) => board.id === boardId)?.title ?? "" };
  });
}

/** What the page behind a link needs. */
export const sharing = {
  setShare,
  readShare,
  workshopByShare,
  nameKey: aliasKey,
  nameKeys: async (sql: Sql, id: string) => new Set([...(await aliasesBySeat(sql, id)).values()].map(aliasKey)),
};

/**
 * Stories of other workshops of a programme that stand beside its measures, as far as their tellers gave them to the programme;
 * whoever a file is for may get less.
 */
async function readFellowStories(sql: Sql, workshopId: string): Promise<Evidence[]> {
  const wanted = new Set<string>((await readMeasures(sql, workshopId)).flatMap(({ storyId }) => storyId ?? []));
  const found: Evidence[] = [];
  for (const fellow of wanted.size === 0 ? [] : await fellowsOf(sql, workshopId)) {
    const { evidence } = await evidenceReading.readConsent(sql, fellow);
    found.push(...evidence.filter((one) => wanted.has(one.id) && reaches(reachOf(one), "programme")));
  }
  return found;
}
