import type { LockedPart } from "../board/board.locks.ts";
import type { Door, NamesLevel } from "../people/people.schema.ts";
import type { Measure, ProgrammePhase } from "../programme/programme.schema.ts";
import type { Review } from "../versions/versions.schema.ts";

/** What a server keeps of a board beside its document; each is absent where it is as usual. */
export interface BoardTerms {
  /** The name of the breakout table whose own copy it is. */
  table?: string | undefined;
  /** Id of the room's board that it is a copy of. */
  originId?: string | undefined;
  /** A table's board that the whole room may read. */
  isShared?: true | undefined;
  /** The room reads and nobody adds. */
  isLocked?: true | undefined;
  lockedParts?: readonly LockedPart[] | undefined;
  /** A map of how things are, or of how they are to be. */
  mapState?: "current" | "future" | undefined;
  /** Id of the board it began as; that may be gone, or another workshop's. */
  basedOnId?: string | undefined;
  /** How far a map can be relied on; absent for a draft. */
  status?: "senseChecked" | "confirmed" | undefined;
  /** That people with lived experience looked at it, oldest first. */
  reviews?: readonly Review[] | undefined;
}

/** How a room is set up, where that is not the usual. */
export interface WorkshopSettings {
  /** Who may see who wrote what. */
  names?: NamesLevel | undefined;
  /** Whether new people may join. */
  door?: Door | undefined;
  /** What the room writes waits for a host. */
  isModerated?: true | undefined;
  /** After how many days all of it is deleted. */
  keptDays?: number | undefined;
}

/** A breakout table. Who sat there is in no file. */
export interface ExportedTable {
  id: string;
  label: string;
  /** How many may choose it; null where people do not choose. */
  seats: number | null;
}

/** A workshop's programme as it is kept, without its workshops. A measure's story is named by its id alone. */
export interface ExportedProgramme {
  id: string;
  title: string;
  createdAt: number;
  phases: readonly ProgrammePhase[];
  measures: readonly Measure[];
}
