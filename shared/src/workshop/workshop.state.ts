import { z } from "zod";
import { Proposal } from "../agreement/agreement.schema.ts";
import { Check } from "../agreement/check.schema.ts";
import { Decision } from "../decision/decision.schema.ts";
import { FollowThrough } from "../followThrough/followThrough.schema.ts";
import { Held } from "../held/held.schema.ts";
import { Hosts } from "../hosts/hosts.schema.ts";
import { Images } from "../images/images.schema.ts";
import { BoardFeelings } from "../journey/feelings.schema.ts";
import { Me } from "../participation/participation.schema.ts";
import { People } from "../people/people.schema.ts";
import { Pin } from "../pins/pins.schema.ts";
import { ProgrammeForRoom } from "../programme/programme.schema.ts";
import { Reflection } from "../reflection/reflection.schema.ts";
import { ReportPlan } from "../report/report.schema.ts";
import { Hands, Room } from "../room/room.schema.ts";
import { Scenario } from "../scenarios/scenario.schema.ts";
import { WallState } from "../screen/screen.schema.ts";
import { BackedIds, Stories } from "../story/story.schema.ts";
import { Tables } from "../tables/tables.schema.ts";
import { Versions } from "../versions/versions.schema.ts";
import { Voice } from "../voice/voice.schema.ts";
import { GroupResults } from "../voting/results.schema.ts";
import { Round } from "../voting/voting.schema.ts";
import { HostAgenda } from "./agenda.schema.ts";
import { Activity, BoardForViewer, PhaseSchema, Timer, Workshop } from "./workshop.schema.ts";

/** The state of a workshop as one viewer may see it: Socket.IO's `state` and `GET /api/workshops/{id}`. */
export const WorkshopState = z.object({
  /** Grows with every change; only comparable within one connection. */
  version: z.int(),
  workshop: Workshop,
  me: Me,
  phase: PhaseSchema.nullable(),
  activities: z.array(Activity),
  /** What hosts alone see of the agenda. */
  agenda: HostAgenda.optional(),
  /** The boards this viewer may read, and what more they may do there. */
  boards: z.array(BoardForViewer),
  rounds: z.array(Round),
  decisions: z.array(Decision),
  /** Proposals, oldest first; a settled one is also a decision of the same id. */
  agreements: z.array(Proposal).optional(),
  /** Quick checks, oldest first. */
  checks: z.array(Check).optional(),
  participants: z.object({
    /** Everyone who joined. */
    count: z.int(),
    /** Of them, how many are connected now. */
    here: z.int(),
    /** By group id, `undeclared` for those who chose not to say. Small groups are left out except for facilitators. */
    byGroup: z.record(z.string(), z.int()),
    /** From how many people on a group is shown on its own. */
    leastShown: z.int().optional(),
  }),
  timer: Timer.nullable(),
  /** What became of what the room said; hosts see more of it than the room. */
  followThrough: FollowThrough.optional(),
  /** How the room worked together; nobody's own answer is in it. */
  reflection: Reflection.optional(),
  /** Closed rounds by group, in the order the rounds were opened. `silent` is for facilitators only. */
  results: z.array(GroupResults).optional(),
  /** Everyone in the room, and what they asked for in private; for hosts alone. */
  people: People.optional(),
  /** Notes that are on no board: one's own, and for hosts those that wait for them. */
  held: Held.optional(),
  /** How the big screens are driven; for screens and hosts only. */
  wall: WallState.optional(),
  /** Who hosts; and whether the room stands still because nobody did. */
  hosts: Hosts.optional(),
  /** Who has been heard, by group; hosts only. */
  voice: Voice.optional(),
  /** Breakout tables; absent while there have been none. */
  tables: Tables.optional(),
  /** How hosts lead the room just now: a call, a view to follow, a spotlight, who is ready. */
  room: Room.optional(),
  /** What this person has asked of the hosts; for hosts, what everybody has. */
  hands: Hands.optional(),
  /** The programme it belongs to, with the aims of its four phases; absent where it belongs to none. */
  programme: ProgrammeForRoom.optional(),
  /** How the report is put together; hosts only. */
  report: ReportPlan.optional(),
  /** Stories: how many this viewer may read, and when to ask for them again. Absent for screens and the organiser. */
  stories: Stories.optional(),
  /** What evidence stands behind, without whose. */
  evidence: BackedIds.optional(),
  /** How the steps of maps were rated; of single ratings only one's own. */
  feelings: z.array(BoardFeelings).optional(),
  /** What is pinned to notes and steps of the boards this viewer may read, oldest first. */
  pins: z.array(Pin).optional(),
  /** People plotted over the maps this viewer may read, oldest first; for screens those that hosts chose. */
  scenarios: z.array(Scenario).optional(),
  /** Pictures on notes of the boards this viewer may read; absent while there are none and participants may bring none. */
  images: Images.optional(),
  /** How maps stand, and for hosts what was kept of boards; absent where there is neither. */
  versions: Versions.optional(),
});
export type WorkshopState = z.infer<typeof WorkshopState>;

/** Socket.IO's `notice`: something this person should know now. */
export interface Notice {
  messageKey: string;
}

/** Answer of `POST /api/workshops`. */
export const CreatedWorkshop = z.object({
  workshop: z.object({
    id: z.string(),
    title: z.string(),
    joinCode: z.string(),
    activities: z.array(Activity),
  }),
  links: z.object({ join: z.string(), facilitate: z.string(), screen: z.string() }),
  tokens: z.object({ facilitator: z.string(), screen: z.string() }),
});
export type CreatedWorkshop = z.infer<typeof CreatedWorkshop>;
