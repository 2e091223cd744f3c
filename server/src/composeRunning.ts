import { boardAccess } from "@longtable/shared/participation/permissions";
import { currentActivity } from "@longtable/shared/workshop/workshop.rules";
import { listDecisions, putDecision } from "./features/decision/decision.store.ts";
import { listCommitments } from "./features/followThrough/followThrough.store.ts";
import { forgettingMoved } from "./features/hosts/hostPause.ts";
import { listPeople, staffSeats } from "./features/participation/participation.store.ts";
import { registerPurposeCommands } from "./features/purpose/purpose.feature.ts";
import { readReflection } from "./features/reflection/reflection.view.ts";
import { registerHandCommands } from "./features/room/hands.feature.ts";
import { registerLeadingCommands } from "./features/room/leading.feature.ts";
import { registerScreenCommands } from "./features/screen/screen.feature.ts";
import { findRound, listRounds, rememberExtraVoters } from "./features/voting/voting.store.ts";
import { type ActivityHooks, registerActivityRun } from "./features/workshop/activityRun.feature.ts";
import { registerAgendaCommands } from "./features/workshop/agenda.feature.ts";
import { createOutputFacts } from "./features/workshop/outputFacts.ts";
import { registerTemplateCommands } from "./features/workshop/savedTemplates.feature.ts";
import { standingAside } from "./features/workshop/standAside.ts";
import { isTimerPaused, isTimerStoppedWith } from "./features/workshop/timer.store.ts";
import { registerWorkshopCommands, requireRight } from "./features/workshop/workshop.feature.ts";
import {
  boardUse,
  listActivities,
  pauseWorkshopTimer,
  resumeWorkshopTimer,
  setBoardLocks,
  setWorkshopBlank,
  setWorkshopScreen,
  setWorkshopTimer,
  workshopById,
} from "./features/workshop/workshop.store.ts";
import type { Register } from "./transport/commandRouter.ts";

interface RunningDeps {
  /** Shows the room what was written alone, in the same transaction. */
  onReveal: NonNullable<ActivityHooks["onReveal"]>;
  scrubSoon(): void;
}

/** Joins what hosts run a room with: agenda, question, screens, calls, locks, timer, hands. */
export function registerRunning(register: Register, { onReveal, scrubSoon }: RunningDeps): void {
  const moving = forgettingMoved(standingAside(register), { listActivities, isTimerPaused });
  registerWorkshopCommands(moving);
  registerActivityRun(moving, {
    outputFacts: createOutputFacts({ listRounds, listDecisions, listCommitments, readReflection }),
    hooks: {
      onReveal,
      // The room's clock stands still with the activity that all follow, and goes on with the time that was left.
      async onPause({ sql, seat, now, changed }, paused) {
        const before = (await listActivities(sql, seat.workshopId)).map((one) => (one.id === paused.id ? paused : one));
        if (currentActivity(before)?.id !== paused.id) return;
        const at = { now, leftAt: now, stoppedWith: paused.id };
        if (await pauseWorkshopTimer(sql, seat.workshopId, at)) changed({ slices: ["timer"] });
      },
      // One that a host stopped by hand waits for a host's hand.
      async onResume({ sql, seat, now, changed }, { id }) {
        if (!(await isTimerStoppedWith(sql, seat.workshopId, id))) return;
        if (await resumeWorkshopTimer(sql, seat.workshopId, now)) changed({ slices: ["timer"] });
      },
    },
  });
  registerAgendaCommands(register);
  registerTemplateCommands(register);
  registerPurposeCommands(register, { requireRight, listDecisions, putDecision });
  registerScreenCommands(register, {
    requireRight,
    setScreen: setWorkshopScreen,
    boardUse,
    findRound,
    staffSeats,
  });
  registerLeadingCommands(moving, {
    requireRight,
    async boardFor(sql, seat, boardId) {
      const use = await boardUse(sql, boardId);
      return use?.workshopId === seat.workshopId && boardAccess(seat, use) !== "none" ? use : null;
    },
    setBoardLocks,
    isRoundClosed: async (sql, workshopId, roundId) =>
      (await listRounds(sql, workshopId)).some(({ id, state }) => id === roundId && state === "closed"),
    readTimer: async (sql, id) => (await workshopById(sql, id))?.timer ?? null,
    setTimer: setWorkshopTimer,
    pauseTimer: pauseWorkshopTimer,
    resumeTimer: resumeWorkshopTimer,
    openRoundIds: async (sql, workshopId) =>
      (await listRounds(sql, workshopId)).filter(({ state }) => state === "open").map(({ id }) => id),
    async showActivity(sql, workshopId) {
      const screen = (await workshopById(sql, workshopId))?.screen;
      if (screen === "activity" || screen === "blank") return false;
      await setWorkshopScreen(sql, workshopId, "activity");
      return true;
    },
    setBlank: setWorkshopBlank,
  });
  registerHandCommands(register, {
    requireRight,
    currentActivityId: async (sql, id) => currentActivity(await listActivities(sql, id))?.id ?? null,
    personExists: async (sql, workshopId, id) =>
      (await listPeople(sql, workshopId)).some(({ participantId }) => participantId === id),
    rememberExtraVoters,
    scrubSoon,
  });
}
