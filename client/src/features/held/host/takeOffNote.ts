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
  const taken = await run(takeOff, { noteId, ...(boardId !== null && { boardId: boardId as BoardId }) });
  if (taken === null) return;
  showToast(t("heldHosts.takenOff"), {
    label: t("heldHosts.putBack"),
    perform: () => void putBack({ run }, noteId, taken.print),
  });
}

/** Puts back what stood on the screens; words that its writer changed since are for a host to read first. */
async function putBack({ run }: Pick<Commands, "run">, noteId: NoteId, print: string): Promise<void> {
  const answer = await run(release, { noteIds: [noteId], prints: [print] });
  if (answer && answer.changed > 0) showToast(t("heldHosts.queue.changed", { count: answer.changed }));
}
