import type { BoardId } from "@longtable/shared/kernel/ids";
import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type { Activity, ActivityAccess, OutputType } from "@longtable/shared/workshop/workshop.schema";

/** What a host may write of an activity. */
export interface ActivityFields {
  title: string;
  prompt: string;
  minutes: number;
  outputType: OutputType;
  phase: PhaseKey;
  place: "room" | "tables";
  isPreWork: boolean;
  access: ActivityAccess;
  boardIds: readonly BoardId[];
}
export type FieldName = keyof ActivityFields;

/** As it is for an activity that says nothing else. */
export const USUAL_ACCESS: ActivityAccess = { participant: "contribute", tableHost: "contribute", observer: "read" };

/** What a new activity starts with. */
export const newFields = (phase: PhaseKey): ActivityFields => ({
  title: "",
  prompt: "",
  minutes: 10,
  outputType: "shortlist",
  phase,
  place: "room",
  isPreWork: false,
  access: USUAL_ACCESS,
  boardIds: [],
});

/** An activity as a form shows it. */
export const fieldsOf = (activity: Activity): ActivityFields => ({
  title: activity.title,
  prompt: activity.prompt,
  minutes: activity.minutes,
  outputType: activity.outputType,
  phase: activity.phase,
  place: activity.place ?? "room",
  isPreWork: activity.isPreWork ?? false,
  access: activity.access ?? USUAL_ACCESS,
  boardIds: activity.boards.map(({ id }) => id),
});

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const names = (fields: ActivityFields) => Object.keys(fields) as FieldName[];

/** What one host writes, on what stood there when they wrote it. */
export interface Edited {
  base: ActivityFields;
  draft: ActivityFields;
}

/** After another host's change: what this host has not touched follows it, what they have written stays. */
export function rebase({ base, draft }: Edited, live: ActivityFields): Edited {
  const next = { base: { ...base }, draft: { ...draft } };
  const take = <Name extends FieldName>(name: Name) => {
    if (same(draft[name], base[name])) next.draft[name] = live[name];
    if (same(next.draft[name], live[name])) next.base[name] = live[name];
  };
  for (const name of names(live)) take(name);
  return next;
}

/** What both have changed, each to something else. */
export function clashes({ base, draft }: Edited, live: ActivityFields): FieldName[] {
  return names(live).filter((name) => !same(base[name], live[name]) && !same(draft[name], live[name]));
}

/** The other host's words in place of one's own, where both wrote. */
export function takeTheirs(edited: Edited, live: ActivityFields): Edited {
  const theirs = Object.fromEntries(clashes(edited, live).map((name) => [name, live[name]]));
  return { base: live, draft: { ...edited.draft, ...theirs } };
}

/** Only what the draft says otherwise than what stands: two hosts may work on one activity. */
export function changesFor(draft: ActivityFields, live: ActivityFields): Partial<ActivityFields> {
  const changed = names(live).filter((name) => !same(draft[name], live[name]));
  return Object.fromEntries(changed.map((name) => [name, draft[name]])) as Partial<ActivityFields>;
}

/** Whole minutes from a field's text; null for what is none. */
export function minutesFromText(text: string, most: number): number | null {
  const minutes = /^\d{1,5}$/.test(text.trim()) ? Number(text) : null;
  return minutes !== null && minutes <= most ? minutes : null;
}
