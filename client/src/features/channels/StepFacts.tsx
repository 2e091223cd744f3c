import "./channelWords.ts";
import "./channels.css";
import { CHANNELS } from "@longtable/shared/journey/channels";
import type { Step } from "@longtable/shared/journey/journey.types";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useDocActions } from "../boardEdit/useDocActions.ts";
import { CloserLook } from "./CloserLook.tsx";
import { openCloserMap } from "./closerMaps.ts";

interface Props {
  session: Session;
  board: BoardClient;
  step: Step;
  /** True for who edits the board itself. */
  mayEdit: boolean;
}

/** How people meet at a step and the map that shows it closer, where the board is a list: read, and for whom it is open, set. */
export default function StepFacts({ session, board, step, mayEdit }: Props) {
  const state = useStore(session.state);
  const structure = useDocActions(mayEdit ? board : null)?.structure;
  const [isLooking, setIsLooking] = useState(false);
  const [channelId, closerId] = [useId(), useId()];
  const { channel, subBoardId } = step;
  const others = (state?.boards ?? []).filter(
    ({ id, type, tableId }) => id !== board.boardId && type === "journeyMap" && tableId === undefined,
  );
  const closer = state?.boards.find(({ id }) => id === subBoardId);
  return (
    <div className="step-facts">
      {!mayEdit && channel && (
        <p className="small">
          <Icon name={`channel-${channel}`} /> {t(`channels.${channel}`)}
        </p>
      )}
      {subBoardId && !closer && <p className="small quiet">{t("noteFacts.closerGone")}</p>}
      {closer && (
        <button
          type="button"
          className="btn"
          data-action="openCloser"
          onClick={() =>
            state?.me.role === "facilitator"
              ? openCloserMap({ boardId: closer.id, fromId: board.boardId, session })
              : setIsLooking(true)
          }
        >
          <Icon name="closer" /> <span dir="auto">{t("noteFacts.openCloserOf", { title: closer.title })}</span>
        </button>
      )}
      {isLooking && closer && <CloserLook session={session} boardId={closer.id} onClose={() => setIsLooking(false)} />}
      {structure && (
        <>
          <div className="field">
            <label htmlFor={channelId}>{t("noteFacts.channel")}</label>
            <select
              id={channelId}
              className="input"
              data-action="stepChannel"
              value={channel ?? ""}
              onChange={(event) =>
                structure.changeStep(step.id, { channel: CHANNELS.find((one) => one === event.target.value) ?? null })
              }
            >
              <option value="">{t("noteFacts.noChannel")}</option>
              {CHANNELS.map((one) => (
                <option key={one} value={one}>
                  {t(`channels.${one}`)}
                </option>
              ))}
            </select>
          </div>
          {(others.length > 0 || subBoardId) && (
            <div className="field">
              <label htmlFor={closerId}>{t("noteFacts.closer")}</label>
              <select
                id={closerId}
                className="input"
                data-action="closerMap"
                value={subBoardId ?? ""}
                onChange={(event) => {
                  const next = event.target.value === "" ? null : (event.target.value as BoardId);
                  structure.changeStep(step.id, { subBoardId: next });
                }}
              >
                <option value="">{t("noteFacts.closerNone")}</option>
                {subBoardId && !others.some(({ id }) => id === subBoardId) && (
                  <option value={subBoardId}>{t("noteFacts.closerGone")}</option>
                )}
                {others.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </select>
            </div>
          )}
        </>
      )}
    </div>
  );
}
