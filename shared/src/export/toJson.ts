import type { BoardExport, WorkshopExport } from "./exportModel.ts";

/** JSON that import takes back: see `BoardExport` and `WorkshopExport` for what each field says. */
export function toJson(model: BoardExport | WorkshopExport): string {
  return `${JSON.stringify(model, null, 2)}\n`;
}
