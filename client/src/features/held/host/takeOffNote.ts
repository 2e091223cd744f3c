import "./hostWords.ts";
import { release, takeOff } from "@longtable/shared/held/held.commands";
import type { BoardId, NoteId } from "@longtable/shared/kernel/ids";
import { t } from "../../../i18n/t.ts";
import { showToast } from "../../../ui/toasts.ts";
import type { Commands } from "../../console/useCommands.ts";

/** Takes a note off every screen at once, and offers to put it back. */
export async function takeOffNote(
  { run }: Pick<Commands, "run">,
  boardId: string | null,
  noteId: NoteId,
): Promise<void> {
  const isOff = await run(takeOff, { noteId, ...(boardId !== null && { boardId: boardId as BoardId }) });
  if (isOff === null) return;
  showToast(t("heldHosts.takenOff"), {
    label: t("heldHosts.putBack"),
    perform: () => void run(release, { noteIds: [noteId] }),
  });
}
