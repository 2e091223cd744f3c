import { z } from "zod";
import { Proposal } from "../agreement/agreement.schema.ts";
import { Check } from "../agreement/check.schema.ts";
import { Decision } from "../decision/decision.schema.ts";
import { EXPORT_VERSION } from "../export/exportModel.ts";
import { Commitment, IdeaBoxItem, ShortlistedIdea, WorkshopStage } from "../followThrough/followThrough.schema.ts";
import { Door, NamesLevel } from "../people/people.schema.ts";
import { Measure, ProgrammePhase } from "../programme/programme.schema.ts";
import { QuestionVersion, WorkingAgreement } from "../purpose/purpose.schema.ts";
import { Reflection } from "../reflection/reflection.schema.ts";
import { ReportPlan } from "../report/report.schema.ts";
import { VoteRecord } from "../voting/recount.rules.ts";
import { Closing } from "../workshop/agenda.schema.ts";
import { Activity, Group } from "../workshop/workshop.schema.ts";
import { BoardInFile, FormatEvidence, FormatImage, FormatWithdrawn } from "./boardFormat.schema.ts";

const id = z.string();

/** The JSON of a whole workshop. A new field is a new line here, in `fieldWords.workshop.ts` and where it is read back. */
export const WorkshopFormat = z.object({
  format: z.literal("longtable.workshop"),
  version: z.literal(EXPORT_VERSION),
  readAt: z.iso.datetime(),
  workshop: z.object({ id, title: z.string(), isSample: z.boolean(), groups: z.array(Group) }),
  settings: z
    .object({
      names: NamesLevel.optional(),
      door: Door.optional(),
      isModerated: z.literal(true).optional(),
      keptDays: z.int().optional(),
    })
    .optional(),
  tables: z.array(z.object({ id, label: z.string(), seats: z.int().nullable() })).optional(),
  activities: z.array(Activity.omit({ openedAt: true })),
  begun: z.array(z.object({ activityId: id, at: z.number() })).optional(),
  closings: z.array(Closing).optional(),
  boards: z.array(BoardInFile),
  unread: z.array(z.string()).optional(),
  evidence: z.array(FormatEvidence).optional(),
  withdrawn: z.array(FormatWithdrawn).optional(),
  decisions: z.array(Decision),
  participants: z.object({
    count: z.int(),
    byGroup: z.array(z.object({ id, label: z.string(), count: z.int() })),
    leastShown: z.int().optional(),
  }),
  agreements: z.array(Proposal.omit({ mine: true })).optional(),
  checks: z.array(Check.omit({ mine: true })).optional(),
  votes: VoteRecord.optional(),
  question: z.object({ versions: z.array(QuestionVersion) }).optional(),
  agreement: z.object({ versions: z.array(WorkingAgreement) }).optional(),
  followThrough: z
    .object({
      stage: WorkshopStage,
      ideas: z.array(ShortlistedIdea),
      commitments: z.array(Commitment),
      ideaBox: z.array(IdeaBoxItem),
    })
    .optional(),
  reflection: Reflection.omit({ answered: true }).optional(),
  report: ReportPlan.optional(),
  measures: z
    .array(
      z.object({
        ...Measure.pick({ label: true, unit: true, baseline: true, target: true }).shape,
        ...Measure.pick({ id: true, phase: true }).partial().shape,
        readings: z.array(z.object({ id: id.optional(), value: z.number(), on: z.string(), source: z.string() })),
        story: z
          .object({ id, text: z.string(), name: z.string(), on: z.string().nullable(), collector: z.string() })
          .nullable(),
      }),
    )
    .optional(),
  programme: z
    .object({
      id,
      title: z.string(),
      createdAt: z.number(),
      phases: z.array(ProgrammePhase),
      measures: z.array(Measure),
    })
    .optional(),
  images: z.array(FormatImage).optional(),
});
