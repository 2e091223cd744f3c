import "./imageWords.ts";
import type { NoteImage } from "@longtable/shared/images/images.schema";
import { AUDIENCES, type Audience } from "@longtable/shared/story/story.types";
import { useId, useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { ActionDialogProps } from "../actions/action.types.ts";
import { PictureField } from "./PictureField.tsx";

/** The picture on a note: choose one, say what is to be seen and how far it may go, take it off. */
export default function ImageDialog({ scope, target, onClose }: ActionDialogProps) {
  const [noteId] = target.noteIds;
  const { seat } = scope;
  if (!seat || !noteId) return null;
  return <Dialog session={seat.session} boardId={seat.board.boardId} noteId={noteId} onClose={onClose} />;
}

interface Props {
  session: Session;
  boardId: string;
  noteId: string;
  onClose(): void;
}

function Dialog({ session, boardId, noteId, onClose }: Props) {
  const state = useStore(session.state);
  const isHost = state?.me.role === "facilitator";
  const [before] = useState(() => imageAt(state?.images?.list, boardId, noteId));
  const [given, setGiven] = useState({ imageId: before?.imageId ?? null, alt: before?.alt ?? "" });
  const [reach, setReach] = useState<Audience>(before?.scope ?? "room");
  const [problem, setProblem] = useState<string | null>(null);
  const isOpen = isHost || before?.isMine === true || state?.images?.isOpen === true;
  const at = { boardId, noteId };

  const send = async (type: string, input: Record<string, unknown>) => {
    const reply = await session.send(type, { ...at, ...input }, { keep: false });
    setProblem(reply.ok ? null : errorText(reply.error.messageKey));
    return reply.ok;
  };
  const change = (next: typeof given) => {
    setProblem(null);
    setGiven(next);
  };
  const save = async () => {
    const alt = given.alt.trim();
    if (given.imageId === null) return setProblem(t("images.pictureNeeded"));
    if (alt === "") return setProblem(t("images.altNeeded"));
    const isSame = given.imageId === before?.imageId;
    const type = isSame ? "image.describe" : "image.attach";
    const wider = before && isSame && reach === before.scope ? {} : { scope: reach };
    if (await send(type, { alt, ...wider, ...(!isSame && { imageId: given.imageId }) })) onClose();
  };
  return (
    <Sheet title={t("images.title")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p>{t("images.lead")}</p>
        <p>
          <b>{t("images.care")}</b>
        </p>
        {before?.isWaiting && <p className="hint">{t(isHost ? "images.waitsHost" : "images.waits")}</p>}
        {isOpen ? (
          <>
            <PictureField seat={session.seat} {...given} problem={problem} onChange={change} />
            <Reach reach={reach} onChange={setReach} />
          </>
        ) : (
          <p>{t("images.closed")}</p>
        )}
        <div className="dialog-acts">
          <button type="button" className="btn" onClick={onClose}>
            {t("images.cancel")}
          </button>
          {before && (
            <button
              type="button"
              className="btn"
              onClick={async () => {
                if (!(await send("image.detach", {}))) return;
                const perform = () => void session.send("image.putBack", at, { keep: false });
                showToast(t("images.removed"), { label: t("images.undo"), perform });
                onClose();
              }}
            >
              {t("images.remove")}
            </button>
          )}
          {before?.isWaiting && isHost && (
            <button
              type="button"
              className="btn"
              onClick={async () => {
                if (await send("image.letThrough", {})) onClose();
              }}
            >
              {t("images.letThrough")}
            </button>
          )}
          {isOpen && (
            <button type="submit" className="btn btn-main">
              {t(before ? "images.keep" : "images.save")}
            </button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

const imageAt = (list: readonly NoteImage[] | undefined, boardId: string, noteId: string) =>
  list?.find((image) => image.boardId === boardId && image.noteId === noteId);

function Reach({ reach, onChange }: { reach: Audience; onChange(next: Audience): void }) {
  const name = useId();
  return (
    <fieldset className="field picture-reach">
      <legend>{t("images.scope")}</legend>
      {AUDIENCES.map((one) => (
        <label key={one}>
          <input type="radio" name={name} checked={reach === one} onChange={() => onChange(one)} />
          <span>{t(`images.scopes.${one}`)}</span>
        </label>
      ))}
      <p className="hint">{t("images.scopeHint")}</p>
    </fieldset>
  );
}
