import type { BoardExport } from "@longtable/shared/export/exportModel";
import type { Api } from "../../support/api.ts";

/** What stands on a board by the server's own account. */
export async function boardNotes(api: Api, token: string, boardId: string): Promise<BoardExport["notes"]> {
  const { status, body } = await api.request<BoardExport>("GET", `/api/boards/${boardId}/export.json`, { token });
  if (status !== 200) throw new Error(`the export answered ${status}`);
  return body.notes;
}
