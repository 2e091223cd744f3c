import type { PhaseKey } from "@longtable/shared/workshop/phases";
import type { CreatedWorkshop, WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { fetchPicture } from "../templates/ownTemplates.ts";

/** A workshop as the desk lists it. */
export interface DeskWorkshop {
  id: string;
  title: string;
  joinCode: string;
  /** ISO 8601, or milliseconds since 1970. */
  createdAt: string | number;
  participants: number;
  template: string;
  /** The programme it belongs to; null for none. */
  programmeId: string | null;
  links: { join: string };
  /** After how many days it is deleted, and when that is, in milliseconds since 1970. */
  kept?: { days: number; until: number };
}

/** A map of a workshop that a next one may begin with. */
export interface DeskMap {
  id: string;
  title: string;
}

/** An earlier board that a new workshop begins with. */
export interface MapCopy {
  boardId: string;
  as: "current" | "future";
}

/** A template as the desk offers it. */
export interface DeskTemplate {
  id: string;
  title: string;
  purpose: string;
  phase: PhaseKey;
  minutes: number;
  /** Made on this server, of somebody's own board or agenda. */
  isOwn?: boolean;
}

/** A place that was made: its token never leaves this page but in the link's fragment. */
export interface MintedSeat {
  token: string;
  link: string;
}

/** An answer of the server that was not a success; `status` 0 means that none came. */
export class DeskError extends Error {
  override readonly name = "DeskError";
  readonly status: number;

  constructor(status: number) {
    super(`desk request failed with status ${status}`);
    this.status = status;
  }
}

type Fetch = typeof fetch;

/** The organiser's side of the HTTP interface. Every call throws `DeskError`. */
export function deskApi(key: string, send: Fetch = (...parts) => fetch(...parts)) {
  const request = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await send(path, {
      method,
      headers: {
        Authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new DeskError(0);
    });
    if (!answer.ok) throw new DeskError(answer.status);
    return (answer.status === 204 ? undefined : await answer.json().catch(() => undefined)) as Answer;
  };
  return {
    async workshops(): Promise<DeskWorkshop[]> {
      return (await request<{ workshops: DeskWorkshop[] }>("GET", "/api/workshops")).workshops;
    },
    async templates(): Promise<DeskTemplate[]> {
      return (await request<{ templates: DeskTemplate[] }>("GET", "/api/templates")).templates;
    },
    /** The picture of one of the server's own templates; null when it is not to be had. */
    picture: (id: string) => fetchPicture(id, key),
    removeTemplate: (id: string) => request<void>("DELETE", `/api/templates/${encodeURIComponent(id)}`),
    /** `previousId` names the workshop that the new one follows. */
    create: (title: string, template: string, previousId?: string, copies: readonly MapCopy[] = []) =>
      request<CreatedWorkshop>("POST", "/api/workshops", {
        title,
        template,
        ...(previousId && { previousId }),
        ...(copies.length > 0 && { copies }),
      }),
    /** The room's maps of a workshop. */
    async maps(workshopId: string): Promise<DeskMap[]> {
      const { boards } = await request<WorkshopState>("GET", `/api/workshops/${encodeURIComponent(workshopId)}`);
      return boards.flatMap(({ id, title, type, tableId }) =>
        type === "journeyMap" && !tableId ? [{ id, title }] : [],
      );
    },
    seat: (workshopId: string, role: "facilitator" | "observer") =>
      request<MintedSeat>("POST", `/api/workshops/${encodeURIComponent(workshopId)}/seats`, { role }),
    /** Sets after how many days it is deleted; answers when that is. */
    setRetention: (workshopId: string, days: number) =>
      request<{ keptUntil: number }>("PUT", `/api/workshops/${encodeURIComponent(workshopId)}/retention`, { days }),
    remove: (workshopId: string) => request<void>("DELETE", `/api/workshops/${encodeURIComponent(workshopId)}`),
  };
}
export type DeskApi = ReturnType<typeof deskApi>;
