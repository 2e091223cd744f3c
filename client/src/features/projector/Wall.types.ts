import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { LegendLine } from "@longtable/shared/board/view.rules";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { HostPoints } from "../../session/hostPoints.ts";
import type { Link, Store } from "../../session/session.types.ts";
import type { WallTour } from "./wallTour.ts";

/** The way in, as it is shown: an address to type and one to scan. */
export interface JoinAddress {
  /** Without the scheme, as people type it: `192.168.1.20:3000`. */
  typed: string;
  /** The whole link, with the code in its fragment. */
  scanned: string;
}

/** What any page of the wall needs. */
export interface WallParts {
  state: WorkshopState;
  /** The board of the page, when it has one and it has arrived. */
  content: BoardContent | null;
  /** The board it is shown beside, when it has one and it has arrived. */
  beside?: BoardContent | null;
  /** What the board's colours stand for, where hosts chose others than its kinds. */
  legend?: readonly LegendLine[];
  join: JoinAddress;
  link: Link;
  serverNow(): number;
  /** What hosts point with on the board that is shown. */
  points?: Store<HostPoints> | null;
  /** For whoever drives the wall. */
  onPages?: WallTour["onPages"];
}
