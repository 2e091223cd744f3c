import type { Afterwards } from "@longtable/shared/followThrough/afterwards.types";
import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import {
  CommitmentState,
  IdeaBoxState,
  IdeaSource,
  ResponseOutcome,
} from "@longtable/shared/followThrough/followThrough.schema";
import type { NoteId } from "@longtable/shared/kernel/ids";
import { countRungs, distanceTravelled } from "@longtable/shared/reflection/reflection.rules";
import { Depth, Rung, WheelEvidence, WheelScores } from "@longtable/shared/reflection/reflection.schema";
import { z } from "zod";
import type { MapId } from "./sampleBoards.ts";

const moment = z.iso.datetime();
const reflected = { at: moment, participantId: z.string().nullable(), evidence: z.string().nullable() };

/** The parts of the sample's file that tell what came afterwards. */
export const AfterwardsData = z.object({
  about: z.object({ clock: moment }),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
  responses: z.array(
    z.object({ noteId: z.string(), outcome: ResponseOutcome, reason: z.string(), by: z.string(), at: moment }),
  ),
  commitments: z.array(
    z.object({
      decisionId: z.string(),
      what: z.string(),
      owners: z.array(z.string()),
      due: z.iso.date(),
      state: CommitmentState,
      proof: z.string().nullable(),
    }),
  ),
  ideaBoxItems: z.array(
    z.object({ workshopId: z.string(), text: z.string(), source: IdeaSource, state: IdeaBoxState, sentAt: moment }),
  ),
  reflections: z.array(
    z.discriminatedUnion("kind", [
      z.object({ ...reflected, kind: z.literal("wheel"), scores: WheelScores, depth: Depth.nullable() }),
      z.object({ ...reflected, kind: z.literal("rung"), rung: Rung }),
      z.object({
        ...reflected,
        kind: z.literal("selfRating"),
        rating: z.object({ when: z.enum(["start", "end"]), value: z.int() }),
      }),
    ]),
  ),
  /** The host who said the rung for all. */
  participants: z.array(z.object({ id: z.string(), role: z.string() })),
  expected: z.object({ shortlist: z.array(z.string()) }),
});
export type AfterwardsData = z.infer<typeof AfterwardsData>;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What the demo has behind it, with every date put on by the same whole number of days, so that what was overdue by
 * its own clock is overdue now.
 *
 * @param now - milliseconds since 1970.
 */
export function sampleAfterwards(data: AfterwardsData, workshopId: string, mapId: MapId, now: number): Afterwards {
  const days = Math.floor(now / DAY_MS) - Math.floor(Date.parse(data.about.clock) / DAY_MS);
  const shift = (at: string) => Date.parse(at) + days * DAY_MS;
  const day = (at: string) => dayOf(shift(at));
  const words = new Map(data.notes.map(({ id, text }) => [id, text]));
  return {
    marked: data.expected.shortlist.map((id) => ({ noteId: mapId<NoteId>(id), text: words.get(id) ?? "" })),
    responses: data.responses.map(({ noteId, at, ...response }) => ({
      ...response,
      noteId: mapId<NoteId>(noteId),
      at: shift(at),
    })),
    commitments: data.commitments.map(({ decisionId, due, ...commitment }) => ({
      ...commitment,
      decisionKey: decisionId,
      due: day(`${due}T00:00:00Z`),
    })),
    ideaBox: data.ideaBoxItems
      .filter((item) => item.workshopId === workshopId)
      .map(({ text, source, state, sentAt }) => ({ text, source, state, sentAt: shift(sentAt), boardId: null })),
    ...sampleReflection(data, day),
  };
}

function sampleReflection({ reflections, participants }: AfterwardsData, day: (at: string) => string) {
  const hosts = new Set(
    participants.flatMap(({ id, role }) => (role === "organiser" || role === "facilitator" ? [id] : [])),
  );
  const rungs = reflections.flatMap((one) => (one.kind === "rung" ? [one] : []));
  const declared = rungs.find(({ participantId }) => participantId !== null && hosts.has(participantId));
  const answers = rungs.filter((one) => one !== declared).map(({ rung }) => rung);
  const ratings = (when: "start" | "end") =>
    new Map(
      reflections.flatMap((one) =>
        one.kind === "selfRating" && one.rating.when === when
          ? [[one.participantId ?? "", one.rating.value] as const]
          : [],
      ),
    );
  const [start, end] = [ratings("start"), ratings("end")];
  return {
    wheels: reflections.flatMap((one) => {
      if (one.kind !== "wheel") return [];
      const evidence = WheelEvidence.parse({ whole: one.evidence ?? "" });
      return [{ on: day(one.at), scores: one.scores, evidence, depth: one.depth }];
    }),
    declared: declared ? { rung: declared.rung, reason: declared.evidence ?? "" } : null,
    rung: { answered: answers.length, counts: countRungs(answers) },
    start: { answered: start.size },
    end: { answered: end.size, distance: distanceTravelled(start, end) },
  };
}
