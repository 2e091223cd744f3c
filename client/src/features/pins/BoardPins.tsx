import "./pinWords.ts";
import "./pins.css";
import { may } from "@longtable/shared/participation/permissions";
import { accessAllows } from "@longtable/shared/participation/roles";
import type { Pin } from "@longtable/shared/pins/pins.schema";
import { useState } from "react";
import { errorText, t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { showToast } from "../../ui/toasts.ts";
import type { PinParts } from "../journey/Late.tsx";
import { AskPin } from "./AskPin.tsx";
import { PinItem } from "./PinItem.tsx";

const RANK = { open: 0, parked: 1, answered: 2 } as const;

/** Questions, concerns and gaps on a board or one step of it: read, ask, answer, leave for later, take off. */
export default function BoardPins(props: PinParts) {
  const { session, boardId, access, targets, isWhole = false, mayAsk, asksFirst = false } = props;
  const state = useStore(session.state);
  const [isAsking, setIsAsking] = useState(asksFirst);
  const [problem, setProblem] = useState<string | null>(null);
  if (!state) return null;
  const labelOf = (pin: Pin) =>
    targets.find(({ noteId, stepId }) => (pin.noteId ? noteId === pin.noteId : stepId === pin.stepId))?.label ?? null;
  const shown = (state.pins ?? [])
    .filter((pin) => pin.boardId === boardId && (isWhole || labelOf(pin) !== null))
    .toSorted((a, b) => RANK[a.state] - RANK[b.state]);
  const isHost = may(state.me.role, "editAnyNote");
  const mayAdd = mayAsk && targets.length > 0;
  if (shown.length === 0 && !mayAdd) return null;
  const open = shown.filter((pin) => pin.state === "open").length;

  async function send(type: string, input: Record<string, unknown>): Promise<boolean> {
    const reply = await session.send(type, input);
    setProblem(reply.ok ? null : errorText(reply.error.messageKey));
    if (!reply.ok) {
      for (const item of session.unsent.get()) {
        if (item.type === type && item.refused !== null) session.discard(item.id);
      }
    }
    return reply.ok;
  }
  const remove = async ({ id, noteId, stepId, kind, text }: Pin) => {
    if (!(await send("pin.remove", { pinId: id }))) return;
    const again = { boardId, ...(noteId ? { noteId } : { stepId }), kind, text };
    showToast(t("pins.removed"), { label: t("pins.undo"), perform: () => void send("pin.ask", again) });
  };
  return (
    <section className="pins" aria-label={t("pins.title")}>
      {shown.length > 0 && (
        <div className="pins-head">
          <h3>{t("pins.title")}</h3>
          <span className="small quiet">{t("pins.open", { count: open })}</span>
        </div>
      )}
      {problem && (
        <Notice tone="stop" isUrgent>
          {problem}
        </Notice>
      )}
      <ul className="pin-list">
        {shown.map((pin) => (
          <PinItem
            key={pin.id}
            pin={pin}
            on={labelOf(pin)}
            isHost={isHost}
            mayAnswer={isHost || accessAllows(access, "contribute")}
            mayChange={isHost || access === "edit" || (pin.isMine === true && accessAllows(access, "contribute"))}
            send={send}
            onRemove={() => void remove(pin)}
          />
        ))}
      </ul>
      {mayAdd && !isAsking && (
        <button type="button" className="btn" onClick={() => setIsAsking(true)}>
          <Icon name="pin-question" /> {t("pins.ask")}
        </button>
      )}
      {mayAdd && isAsking && (
        <AskPin
          boardId={boardId}
          targets={targets}
          onSend={async (input) => {
            setIsAsking(false);
            if (await send("pin.ask", { boardId, ...input })) announce(t("pins.sent"));
          }}
          onCancel={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}
