import "./heldWords.ts";
import "./held.css";
import { may } from "@longtable/shared/participation/permissions";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useEffect, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { aloneEnd } from "./aloneEnds.ts";
import { aloneActivityOn } from "./writtenAlone.ts";

interface Props {
  state: WorkshopState | null;
  boardId: string;
  isAlone: boolean;
}

/** One cross-fade for all, as long as on the wall; in milliseconds. */
const REVEAL_MS = 400;

/** Says who sees what is written on a board now; and lets the board come in when the room sees it. */
export default function HeldLead({ state, boardId, isAlone }: Props) {
  const own = useRef<HTMLDivElement>(null);
  const aloneId = aloneActivityOn(state, boardId)?.id ?? null;
  const before = useRef(aloneId);
  useEffect(() => {
    const wasId = before.current;
    if (wasId === aloneId) return;
    before.current = aloneId;
    if (wasId === null) announce(t("held.said.alone"));
    const end = state && wasId && !aloneId ? aloneEnd(state, wasId) : null;
    if (end) announce(t(`held.said.${end}`));
    if (end === "together") fadeIn(own.current?.parentElement ?? null);
  }, [aloneId, state]);
  const waits = state !== null && state.held?.isModerated === true && !may(state.me.role, "moderate");
  const later = waits ? "aloneThenRead" : state?.workshop.names === "all" ? "aloneNamed" : "aloneMore";
  return (
    <div ref={own} className="held-place">
      {(isAlone || waits) && (
        <div className="held-lead">
          <Icon name="private" />
          <p>
            <b>{t(isAlone ? "held.lead.alone" : "held.lead.waits")}</b>{" "}
            {t(`held.lead.${isAlone ? later : "waitsMore"}`)}
          </p>
        </div>
      )}
    </div>
  );
}

function fadeIn(board: HTMLElement | null): void {
  if (!board?.animate || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  board.animate([{ opacity: 0 }, { opacity: 1 }], { duration: REVEAL_MS, easing: "cubic-bezier(.2,0,0,1)" });
}
