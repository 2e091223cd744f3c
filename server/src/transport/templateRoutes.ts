import { openBoard } from "@longtable/shared/board/board.doc";
import { toSvg } from "@longtable/shared/export/toSvg";
import { UserError } from "@longtable/shared/kernel/userError";
import { may } from "@longtable/shared/participation/permissions";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { fillBoard } from "@longtable/shared/workshop/templates/fillBoard";
import type { WorkshopTemplate } from "@longtable/shared/workshop/templates/template.types";
import { TEMPLATES } from "@longtable/shared/workshop/templates/templates";
import { type Request, Router } from "express";
import * as Y from "yjs";
import type { Callers } from "./callers.ts";

interface TemplateDeps {
  callers: Callers;
  /** All templates, the server's own among them. */
  templates: {
    find(id: string): Promise<WorkshopTemplate | null>;
    saved(): Promise<WorkshopTemplate[]>;
    /** False when there was none. */
    remove(id: string): Promise<boolean>;
  };
  /** The filled demo, which is listed last. */
  sample: Pick<WorkshopTemplate, "id" | "title" | "purpose" | "phase" | "minutes">;
}

/** What workshops can start from: templates that everybody has, and for the organiser and hosts the server's own. */
export function templateRoutes({ callers, templates, sample }: TemplateDeps): Router {
  const routes = Router();

  /** True for those who may begin with the server's own templates; a token that is given must be a living one. */
  async function seesOwn(request: Request): Promise<boolean> {
    if (!request.headers.authorization) return false;
    const caller = await callers.callerOf(request);
    return caller.kind === "organiser" || may(caller.seat.role, "runActivities");
  }

  routes.get("/api/templates", async (request, response) => {
    const own = (await seesOwn(request)) ? await templates.saved() : [];
    const all = [...TEMPLATES.map(listed), ...own.map((template) => ({ ...listed(template), isOwn: true }))];
    response.json({ templates: [...all, { ...sample, boards: [], activities: 0 }] });
  });

  routes.get("/api/templates/:id/picture.svg", async (request, response) => {
    const id = String(request.params.id);
    const template = isBuiltIn(id) || (await seesOwn(request)) ? await templates.find(id) : null;
    const picture = template && pictureOf(template);
    if (!picture) throw new UserError("notFound", "workshop.noSuchTemplate");
    response.type("image/svg+xml").send(picture);
  });

  routes.delete("/api/templates/:id", async (request, response) => {
    await callers.requireOrganiser(request);
    if (!(await templates.remove(String(request.params.id))))
      throw new UserError("notFound", "workshop.noSuchTemplate");
    response.json({ ok: true });
  });

  return routes;
}

const isBuiltIn = (id: string) => TEMPLATES.some((template) => template.id === id);

const listed = ({ id, title, purpose, phase, minutes, boards, activities }: WorkshopTemplate) => ({
  id,
  title,
  purpose,
  phase,
  minutes,
  boards: boards.map((board) => ({ type: board.type, title: board.title })),
  activities: activities.length,
});

/** Pictures of the templates that never change, drawn once. */
const drawn = new Map<string, string>();

/** The template's first board as it begins, from the same scene as every screen's; null for one without a board. */
function pictureOf(template: WorkshopTemplate): string | null {
  const [board] = template.boards;
  if (!board) return null;
  const known = drawn.get(template.id);
  if (known) return known;
  const doc = new Y.Doc();
  let count = 0;
  const nextId = () => {
    count += 1;
    return `part${count}`;
  };
  fillBoard(openBoard(doc), board, nextId, "picture");
  const svg = toSvg(boardScene(openBoard(doc).content()), { description: template.purpose });
  doc.destroy();
  if (isBuiltIn(template.id)) drawn.set(template.id, svg);
  return svg;
}
