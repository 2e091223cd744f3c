import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Reply } from "@longtable/shared/kernel/command";
import type { Farewell } from "@longtable/shared/people/people.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";

/** Something React can follow with `useSyncExternalStore`. The snapshot keeps its identity until it changes. */
export interface Store<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

/** The link to the server, said honestly: `offline` once nothing has been heard for five seconds. */
export type Link = "connecting" | "online" | "offline" | "ended";

/** What has not reached the server's disk yet, oldest first. Survives reload, sleep and a dead battery. */
export interface Unsent {
  id: string;
  type: string;
  input: Record<string, unknown>;
  /** Set when the server refused it: kept, shown, copyable, until the person puts it away. */
  refused: { code: string; messageKey: string } | null;
  /** True once it has been sent: it may have arrived, though nothing came back. */
  isTried: boolean;
}

export interface SaveState {
  status: "saved" | "saving" | "unsaved";
  /** Things not saved yet, on this device. */
  count: number;
}

/** One seat's live session with the hub. */
export interface Session {
  /** Whose session it is: for what is asked for beside it, such as a picture. */
  readonly seat: { readonly workshopId: string; readonly token: string };
  readonly state: Store<WorkshopState | null>;
  readonly link: Store<Link>;
  /** What the server said to somebody whom a host has asked to step out; null for everyone else. */
  readonly farewell: Store<Farewell | null>;
  readonly unsent: Store<readonly Unsent[]>;
  /** False while something of `unsent` could not be put in storage and lives only as long as the page. */
  readonly isKept: Store<boolean>;
  readonly save: Store<SaveState>;
  /** The key of what the server last wanted hosts to know about itself; null when it has said nothing. */
  readonly notice: Store<string | null>;
  /** How many notes of this page came when the workshop had closed, and are in the ideas box. */
  readonly lateNotes: Store<number>;
  /** True once everything of this person was taken back, and this page let go of what it had not sent. */
  readonly erased: Store<boolean>;
  putAwayErased(): void;
  /** Server time now, in milliseconds since 1970: the device's clock put right by the last timer or state received. */
  serverNow(): number;
  /**
   * Sends a command and waits for its acknowledgement. A queued command (the default for notes and ballots) is kept
   * on the device until acknowledged and sent again after sleep, reload or restart, under the same id.
   */
  send<Result>(type: string, input: Record<string, unknown>, options?: { keep?: boolean }): Promise<Reply<Result>>;
  /** The acknowledgement of something that was queued, however long that takes; of what went out before, at once. */
  answerTo<Result>(id: string): Promise<Reply<Result>>;
  /** Puts away a refused item, or gives up one that is not sent yet. */
  discard(id: string): void;
  /** Changes what an item says before it is sent. False when it may have arrived already. */
  revise(id: string, input: Record<string, unknown>): boolean;
  /** Sends a refused item once more. */
  retry(id: string): void;
  /** Ends the session on this device and forgets its token. */
  leave(): void;
  close(): void;
}

/** A board's live document. `content` is null until the first sync. */
export interface BoardSession {
  readonly boardId: string;
  readonly content: Store<BoardContent | null>;
  readonly link: Store<Link>;
  /** True while local Yjs edits are not on the server's disk yet (from `saved` messages). */
  readonly unsaved: Store<boolean>;
  close(): void;
}
