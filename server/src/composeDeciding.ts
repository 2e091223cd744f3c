import { registerIdeas } from "./composeIdeas.ts";
import { registerAgreementCommands } from "./features/agreement/agreement.feature.ts";
import { listProposals } from "./features/agreement/agreement.store.ts";
import { registerCheckCommands } from "./features/agreement/check.feature.ts";
import { addNoteRow, findNote } from "./features/board/board.store.ts";
import { registerConstraintCommands } from "./features/board/constraint.feature.ts";
import { registerDecisionCommands } from "./features/decision/decision.feature.ts";
import { findDecision, listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { closeAllFeelings, registerFeelings } from "./features/feelings/feelings.feature.ts";
import { keepingAgreedWords } from "./features/followThrough/agreedWords.ts";
import { registerFollowThroughCommands } from "./features/followThrough/followThrough.feature.ts";
import { listCommitments } from "./features/followThrough/followThrough.store.ts";
import type { FollowThroughReader } from "./features/followThrough/followThrough.view.ts";
import type { createNoteText } from "./features/followThrough/noteText.ts";
import { startFollowThrough } from "./features/followThrough/start.ts";
import { countByGroup, joinTimes, votersNow } from "./features/participation/participation.store.ts";
import { type PinDeps, registerPins } from "./features/pins/pins.feature.ts";
import { closeQuestions, registerReflectionCommands } from "./features/reflection/reflection.feature.ts";
import { readReflection } from "./features/reflection/reflection.view.ts";
import { startReflection } from "./features/reflection/start.ts";
import { registerReportCommands } from "./features/report/report.feature.ts";
import { forgetPauses } from "./features/room/pauses.store.ts";
import { registerScenarios } from "./features/scenarios/scenarios.feature.ts";
import { readStoryReaches } from "./features/story/storyReach.ts";
import { createGroupResults } from "./features/voting/groupResults.feature.ts";
import type { TicketFeature } from "./features/voting/tickets.feature.ts";
import { createVotingFeature, type VotingDeps } from "./features/voting/voting.feature.ts";
import { findRound, listRounds } from "./features/voting/voting.store.ts";
import { keepOrigins, ORIGIN_KINDS } from "./features/withdrawal/origins.store.ts";
import { closeWhatRuns } from "./features/workshop/activityRun.feature.ts";
import type { OrganiserDeps } from "./features/workshop/organiser.feature.ts";
import { createOutputFacts } from "./features/workshop/outputFacts.ts";
import { requireRight } from "./features/workshop/workshop.feature.ts";
import { boardUse, groupIds, listActivities } from "./features/workshop/workshop.store.ts";
import type { Sql } from "./storage/storage.ts";
import type { Register } from "./transport/commandRouter.ts";

interface DecidingDeps {
  tickets: Pick<TicketFeature, "register">;
  votersAtTables: VotingDeps["votersAtTables"];
  noteText: ReturnType<typeof createNoteText>;
  followThrough: FollowThroughReader;
  onPinErased: PinDeps["onErased"];
  scrubSoon(): void;
}

/** Joins what a room decides with and what becomes of it: votes, proposals, checks, decisions, answers, reflection. */
export function registerDeciding(register: Register, deps: DecidingDeps): void {
  const { tickets, votersAtTables, noteText, followThrough, scrubSoon } = deps;
  const groupResults = createGroupResults({ countByGroup, groupIds, requireRight });
  groupResults.register(register);
  createVotingFeature({
    keepGroupResults: groupResults.keep,
    votersAtTables,
    votersNow,
    boardUse,
    requireRight,
    joinTimes,
    scrubSoon,
    activityExists: async (sql, workshopId, id) =>
      (await listActivities(sql, workshopId)).some((activity) => activity.id === id),
  }).register(register);
  tickets.register(register);
  registerConstraintCommands(register, { requireRight });
  registerIdeas(register);
  const subjects = {
    requireRight,
    findRound,
    putDecision: keepingAgreedWords({ putDecision, noteText }),
    noteExists: async (sql: Sql, workshopId: string, noteId: string) =>
      (await findNote(sql, workshopId, noteId)) !== null,
  };
  registerDecisionCommands(register, { ...subjects, listProposals });
  registerAgreementCommands(register, { ...subjects, findDecision, scrubSoon });
  registerCheckCommands(register, { requireRight, scrubSoon });

  const outputFacts = createOutputFacts({ listRounds, listDecisions, listCommitments, readReflection });
  registerFollowThroughCommands(register, {
    reading: followThrough,
    requireRight,
    listDecisions,
    noteText,
    boardWorkshop: async (sql, boardId) => (await boardUse(sql, boardId))?.workshopId ?? null,
    addNoteRow,
    keepMadeOfIdea: (sql, noteId, to) => keepOrigins(sql, [{ from: { boardId: ORIGIN_KINDS.idea, noteId }, to }]),
    async closeOpenActivities(context) {
      await closeWhatRuns(context, outputFacts);
      await forgetPauses(context.sql, context.seat.workshopId);
    },
    async closeQuestions(sql, workshopId) {
      await closeQuestions(sql, workshopId);
      await closeAllFeelings(sql, workshopId);
    },
    scrubSoon,
  });
  registerFeelings(register, { requireRight, boardUse, scrubSoon });
  registerPins(register, { boardUse, onErased: deps.onPinErased });
  registerScenarios(register, { boardUse, readTies: readStoryReaches });
  registerReflectionCommands(register, { requireRight, scrubSoon });
  registerReportCommands(register, { requireRight });
}

/** What a workshop that is made whole, as the filled demo, has behind it already. */
export const startAfterwards: OrganiserDeps["keep"]["startAfterwards"] = async (sql, id, afterwards, decisions) => {
  await startFollowThrough(sql, id, afterwards, decisions);
  await startReflection(sql, id, afterwards);
};
