import type { NoteId } from "@longtable/shared/kernel/ids";
import { memo, type ReactNode, useContext } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { Icon } from "../../ui/Icon.tsx";
import { LateLimit } from "../agreement/Late.tsx";
import { LateNoteFacts } from "../channels/Late.tsx";
import { LateHeldMark } from "../held/Late.tsx";
import { LateImage } from "../images/LateImage.tsx";
import { TableNames } from "../tables/tableNames.ts";
import { LateFoot } from "./LateFoot.tsx";
import { LocksContext } from "./locks.ts";
import type { ShownNote } from "./shownNotes.ts";

interface Props {
  note: ShownNote;
  /** On journey maps the border says where a note comes from. */
  isOnMap: boolean;
  /** Null while this person may change nothing here. */
  acts: NoteActs | null;
}

export interface NoteActs {
  /** True for a host, who may change anyone's notes. */
  onAny: boolean;
  /** True while everyone writes alone: what is on the board stays as it is. */
  rests: boolean;
  session: Session;
  onEdit(note: ShownNote): void;
  /** Null where notes have no named places. */
  onMove: ((note: ShownNote) => void) | null;
  onRemove(note: ShownNote): void;
  /** Opens what else can be done with it. */
  onMore(note: ShownNote): void;
  /** Takes a note off every screen; for hosts. */
  onTakeOff?: ((noteId: NoteId) => void) | undefined;
}

/** One note of a list: its kind, its words, where it comes from; on one's own, what can be done with it. */
export const NoteItem = memo(function NoteItem({ note, isOnMap, acts }: Props) {
  const { kind, status, text, isMine, unsentId } = note;
  const kindName = t(`kinds.${kind}`);
  const table = useContext(TableNames)[note.tableId ?? ""];
  const mayAct =
    acts !== null && (isMine || acts.onAny) && note.canChange && !(acts.rests && !note.held && !note.isNew);
  const isLocked = useContext(LocksContext)(note.place);
  const canAct = mayAct && !isLocked;
  return (
    <li data-id={note.id}>
      <article className="note" data-kind={note.tint ?? kind} data-from={isOnMap ? (status ?? undefined) : undefined}>
        <div className="note-head">
          <span className="stamp">
            <Icon name={kind} />
          </span>
          {isMine && <b>{t("boardList.yours")}</b>}
          {isMine ? <span>{kindName}</span> : <b>{kindName}</b>}
          {status && (
            <span className="from">
              <Icon name={status} /> {t(`statuses.${status}`)}
            </span>
          )}
          {table && (
            <span className="from" dir="auto">
              {table}
            </span>
          )}
          {note.isByProxy && <span className="from">{t("boardList.byProxy")}</span>}
          {note.by && !isMine && (
            <span className="from" dir="auto">
              {note.by}
            </span>
          )}
        </div>
        <p className="note-body" lang={note.lang ?? undefined} dir="auto">
          {text}
        </p>
        <LateFoot note={note} />
        <LateNoteFacts note={note} />
        <LateImage noteId={note.id} />
        {note.constraint && <LateLimit constraint={note.constraint} />}
        {note.held && <LateHeldMark held={note.held} acts={acts} />}
        {(unsentId !== null || canAct) && (
          <div className="acts">
            {unsentId !== null && (
              <span className="acts-unsaved">
                <Icon name="unsaved" /> {t("boardList.notSaved")}
              </span>
            )}
            {canAct && (
              <>
                <Act
                  action="edit"
                  label={t("boardList.editLabel", { text: shorten(text) })}
                  onAct={() => acts.onEdit(note)}
                >
                  {t("boardList.edit")}
                </Act>
                {acts.onMove && (
                  <Act
                    action="move"
                    label={t("boardList.moveLabel", { text: shorten(text) })}
                    onAct={() => acts.onMove?.(note)}
                  >
                    {t("boardList.move")}
                  </Act>
                )}
                <Act
                  action="remove"
                  label={t("boardList.removeLabel", { text: shorten(text) })}
                  onAct={() => acts.onRemove(note)}
                >
                  {t("boardList.remove")}
                </Act>
                {!note.isNew && (
                  <Act
                    action="more"
                    label={t("boardList.moreLabel", { text: shorten(text) })}
                    onAct={() => acts.onMore(note)}
                  >
                    {t("boardList.more")}
                  </Act>
                )}
                {acts.onTakeOff && !note.held && !note.isNew && (
                  <Act
                    action="takeOff"
                    label={t("heldHosts.takeOffLabel", { text: shorten(text) })}
                    onAct={() => acts.onTakeOff?.(note.id)}
                  >
                    {t("heldHosts.takeOff")}
                  </Act>
                )}
              </>
            )}
          </div>
        )}
      </article>
    </li>
  );
});

interface ActProps {
  /** Its name in the table of actions. */
  action: string;
  label: string;
  onAct(): void;
  children: ReactNode;
}

function Act({ action, label, onAct, children }: ActProps) {
  return (
    <button type="button" className="btn" data-action={action} aria-label={label} onClick={onAct}>
      {children}
    </button>
  );
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
