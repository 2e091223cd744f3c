import "./hostWords.ts";
import "./heldHosts.css";
import { release, sendBack, setModeration } from "@longtable/shared/held/held.commands";
import type { WaitingNote } from "@longtable/shared/held/held.schema";
import { HELD_LIMITS } from "@longtable/shared/held/held.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useId, useRef, useState } from "react";
import { t } from "../../../i18n/t.ts";
import { announce } from "../../../ui/Announcer.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import type { Commands } from "../../console/useCommands.ts";
import { HostImages } from "../../images/HostImages.tsx";
import { GiveBack } from "./GiveBack.tsx";
import { useAsked } from "./useAsked.ts";

interface Props {
  state: WorkshopState;
  commands: Commands;
}

/** Notes that wait for a host: read, let through, or given back; and whether notes wait at all. */
export function WaitingQueue({ state, commands }: Props) {
  const { isModerated = false, waiting = NONE } = state.held ?? {};
  const [givingBack, setGivingBack] = useState<WaitingNote | null>(null);
  const [left, setLeft] = useState({ noRoom: 0, changed: 0 });
  useArrivals(waiting);
  const show = async (notes: readonly WaitingNote[]) => {
    // Only what this host has been shown: what came in or was written anew meanwhile goes on waiting.
    const read = notes.slice(0, HELD_LIMITS.releasedAtOnce);
    const [noteIds, prints] = [read.map(({ id }) => id), read.map(({ print }) => print)];
    setLeft((await commands.run(release, { noteIds, prints })) ?? { noRoom: 0, changed: 0 });
  };
  return (
    <section className="held-queue" aria-labelledby="held-queue-title">
      <div className="between">
        <h2 id="held-queue-title">{t("heldHosts.queue.title")}</h2>
        {waiting.length > 0 && <span className="chip">{t("heldHosts.queue.count", { count: waiting.length })}</span>}
      </div>
      <Switch isOn={isModerated} commands={commands} />
      <HostImages images={state.images} commands={commands} />
      {left.noRoom > 0 && <Notice tone="stop">{t("heldHosts.queue.noRoom", { count: left.noRoom })}</Notice>}
      {left.changed > 0 && <Notice tone="info">{t("heldHosts.queue.changed", { count: left.changed })}</Notice>}
      {waiting.length > 1 && (
        <button type="button" className="btn" aria-disabled={commands.isBusy} onClick={() => void show(waiting)}>
          {t("heldHosts.queue.all", { count: waiting.length })}
        </button>
      )}
      {isModerated && waiting.length === 0 && <p className="quiet">{t("heldHosts.queue.none")}</p>}
      <ul className="held-list">
        {waiting.map((note) => (
          <Waiting
            key={note.id}
            note={note}
            board={state.boards.find(({ id }) => id === note.boardId)?.title ?? ""}
            onShow={() => void show([note])}
            onBack={() => setGivingBack(note)}
          />
        ))}
      </ul>
      <GiveBack
        note={givingBack}
        onClose={() => setGivingBack(null)}
        onGive={(note, reason) => void commands.run(sendBack, { noteId: note.id, reason })}
      />
    </section>
  );
}

const NONE: readonly WaitingNote[] = [];

function Switch({ isOn, commands }: { isOn: boolean; commands: Commands }) {
  const id = useId();
  const [asked, ask] = useAsked(isOn);
  return (
    <div className="held-switch">
      <label>
        <input
          type="checkbox"
          checked={asked}
          aria-describedby={id}
          onChange={({ target }) => {
            const { checked } = target;
            void ask(checked, commands.run(setModeration, { isOn: checked }));
          }}
        />
        <span>{t("heldHosts.queue.switch")}</span>
      </label>
      <p className="hint" id={id}>
        {t("heldHosts.queue.switchHint")}
      </p>
    </div>
  );
}

interface WaitingProps {
  note: WaitingNote;
  board: string;
  onShow(): void;
  onBack(): void;
}

function Waiting({ note, board, onShow, onBack }: WaitingProps) {
  const text = note.text.length > 60 ? `${note.text.slice(0, 57)}…` : note.text;
  return (
    <li className="note" data-kind={note.kind}>
      <div className="note-head">
        <span className="stamp">
          <Icon name={note.kind} />
        </span>
        <b>{t(`kinds.${note.kind}`)}</b>
        <span>{board}</span>
        {note.alias && <span dir="auto">{note.alias}</span>}
      </div>
      <p className="note-body" dir="auto">
        {note.text}
      </p>
      {(note.wasShown || note.isChange) && (
        <p className="small quiet">{t(`heldHosts.queue.${note.wasShown ? "wasShown" : "isChange"}`)}</p>
      )}
      <div className="acts">
        <button type="button" className="btn" aria-label={t("heldHosts.queue.showLabel", { text })} onClick={onShow}>
          {t("heldHosts.queue.show")}
        </button>
        <button type="button" className="btn" aria-label={t("heldHosts.queue.backLabel", { text })} onClick={onBack}>
          {t("heldHosts.queue.back")}
        </button>
      </div>
    </li>
  );
}

/** Says aloud that notes have come to wait. */
function useArrivals(waiting: readonly WaitingNote[]): void {
  const seen = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const before = seen.current;
    seen.current = new Set(waiting.map(({ id }) => id));
    const isNew = before !== null && waiting.some(({ id }) => !before.has(id));
    if (isNew) announce(t("heldHosts.queue.arrived", { count: waiting.length }));
  }, [waiting]);
}
