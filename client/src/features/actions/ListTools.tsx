import type { NoteId } from "@longtable/shared/kernel/ids";
import { type Access, accessAllows } from "@longtable/shared/participation/roles";
import { Suspense, useMemo, useState } from "react";
import { canvas as canvasWords } from "../../i18n/en/canvas.ts";
import { addWords, t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { ActionRow } from "./ActionRow.tsx";
import type { ActionScope, ActionTarget, RoutedAction } from "./action.types.ts";
import { ChooseNotes } from "./ChooseNotes.tsx";
import { NOTHING_CHOSEN, offeredInList, runAction } from "./routes.ts";
import { useListEdits } from "./useListEdits.ts";
import "./actions.css";

addWords({ canvas: canvasWords });

interface Props {
  session: Session;
  board: BoardClient;
  access: Access;
  /** The note whose "More" was pressed. */
  more: NoteId | null;
  onMoreEnd(): void;
  isOpen: boolean;
  onClose(): void;
  onTakeOff?: ((id: NoteId) => void) | undefined;
}

interface Opened {
  action: RoutedAction;
  /** Null while the notes are still to be chosen. */
  on: ActionTarget | null;
}

/** Everything that can be done with a board from its list, made from the table of actions. */
export default function ListTools(props: Props) {
  const { session, board, access, more, onMoreEnd, isOpen, onClose, onTakeOff } = props;
  const { content, edits, ownNoteIds, doings } = useListEdits({ session, board, access });
  const [opened, setOpened] = useState<Opened | null>(null);
  const seat = useMemo(() => ({ session, board }), [session, board]);
  if (!content) return null;
  const scope: ActionScope = {
    content,
    access,
    ownNoteIds,
    edits: accessAllows(access, "contribute") ? edits : null,
    seat,
    canvas: null,
    doings,
    laser: null,
    takeOff: onTakeOff,
    open: (action, on) => setOpened({ action, on }),
  };
  const note = content.notes.find(({ id }) => id === more);
  const ofNote = note && { noteIds: [note.id] };
  const leave = () => (more ? onMoreEnd() : onClose());
  const run = (action: RoutedAction, on: ActionTarget) => {
    // Undo and the like are pressed several times; what opens something or is done makes way.
    if (!action.isReady) leave();
    if (action.on === "notes" && on.noteIds.length === 0 && !action.choosesNotes) setOpened({ action, on: null });
    else runAction(action, scope, on, scope.open);
  };
  const rows = (route: "more" | "tools", on: ActionTarget) =>
    offeredInList(route, scope, on).map((action) => (
      <ActionRow key={action.id} action={action} scope={scope} target={on} onRun={() => run(action, on)} />
    ));
  const Dialog = opened?.action.dialog;
  const end = () => setOpened(null);
  return (
    <>
      <Sheet title={t("canvas.noteTools")} isOpen={ofNote !== undefined} onClose={onMoreEnd}>
        <p className="moved-words" dir="auto">
          {note?.text}
        </p>
        {ofNote && <ul className="action-rows">{rows("more", ofNote)}</ul>}
      </Sheet>
      <Sheet title={t("boardList.tools")} isOpen={isOpen} onClose={onClose}>
        <ul className="action-rows">{isOpen && rows("tools", NOTHING_CHOSEN)}</ul>
      </Sheet>
      {opened && !opened.on && (
        <ChooseNotes
          title={t(opened.action.label)}
          scope={scope}
          onChosen={(noteIds) => {
            setOpened(null);
            runAction(opened.action, scope, { noteIds }, scope.open);
          }}
          onClose={end}
        />
      )}
      {opened?.on && opened.action.choices && (
        <Sheet title={t(opened.action.label)} onClose={end}>
          <ul className="action-rows">
            <ActionRow action={opened.action} scope={scope} target={opened.on} onRun={end} />
          </ul>
        </Sheet>
      )}
      {Dialog && opened?.on && (
        <Suspense fallback={null}>
          <Dialog scope={scope} target={opened.on} onClose={end} />
        </Suspense>
      )}
    </>
  );
}
