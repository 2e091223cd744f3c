import { dayOf } from "@longtable/shared/followThrough/followThrough.rules";
import type { NoteId } from "@longtable/shared/kernel/ids";
import type { StartStories } from "@longtable/shared/story/startStories.types";
import type { EvidenceKind, Scope } from "@longtable/shared/story/story.types";
import { SCOPES } from "@longtable/shared/story/story.types";
import { z } from "zod";
import type { MapId } from "./sampleBoards.ts";

const scope = z.enum(SCOPES);

/** The parts of the sample's file that tell what its notes rest on. */
export const StoryData = z.object({
  about: z.object({ clock: z.iso.datetime() }),
  boards: z.array(z.object({ id: z.string(), defaultScope: scope })),
  notes: z.array(z.object({ id: z.string(), boardId: z.string(), evidenceIds: z.array(z.string()) })),
  evidence: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      title: z.string().nullable(),
      body: z.string().nullable(),
      collectedBy: z.string().nullable(),
      collectedOn: z.iso.date().nullable(),
      consentId: z.string(),
      thirdPartyChecked: z.boolean(),
      namesToHide: z.array(z.string()),
    }),
  ),
  consents: z.array(
    z.object({
      id: z.string(),
      scope,
      media: z.enum(["text", "image", "audio"]),
      givenAt: z.iso.datetime(),
      withdrawnAt: z.iso.datetime().nullable(),
    }),
  ),
  participants: z.array(z.object({ id: z.string(), alias: z.string() })),
});
export type StoryData = z.infer<typeof StoryData>;

const KINDS: Readonly<Record<string, EvidenceKind>> = { fieldNotes: "visitNote", data: "visitNote" };
const DAY_MS = 24 * 60 * 60 * 1000;

/** What the demo's notes rest on, with every date put on by the same whole number of days; `now` in milliseconds since 1970. */
export function sampleStories(data: StoryData, mapId: MapId, now: number): StartStories {
  const days = Math.floor(now / DAY_MS) - Math.floor(Date.parse(data.about.clock) / DAY_MS);
  const shift = (at: string) => Date.parse(at) + days * DAY_MS;
  const aliases = new Map(data.participants.map(({ id, alias }) => [id, alias]));
  const consents = new Map(data.consents.map((consent) => [consent.id, consent]));
  return {
    names: [...new Set(data.evidence.flatMap(({ namesToHide }) => namesToHide))],
    scopes: data.boards.map(({ id, defaultScope }): { boardKey: string; scope: Scope } => ({
      boardKey: id,
      scope: defaultScope,
    })),
    stories: data.evidence.flatMap(
      ({ id, type, title, body, collectedBy, collectedOn, consentId, thirdPartyChecked }) => {
        const consent = consents.get(consentId);
        if (!consent) return [];
        const { givenAt, withdrawnAt } = consent;
        return [
          {
            kind: KINDS[type] ?? "testimony",
            title: title ?? "",
            text: body ?? "",
            collector: (collectedBy && aliases.get(collectedBy)) ?? "",
            collectedOn: collectedOn && dayOf(shift(`${collectedOn}T00:00:00Z`)),
            isTicked: thirdPartyChecked,
            consent: {
              scope: consent.scope,
              media: consent.media,
              givenAt: shift(givenAt),
              withdrawnAt: withdrawnAt === null ? null : shift(withdrawnAt),
            },
            links: data.notes
              .filter(({ evidenceIds }) => evidenceIds.includes(id))
              .map((note) => ({ boardKey: note.boardId, noteId: mapId<NoteId>(note.id) })),
          },
        ];
      },
    ),
  };
}
