import { standingCall } from "@longtable/shared/room/room.rules";
import type { RoomCall, RoomFollow } from "@longtable/shared/room/room.schema";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { keepForPage, useKept } from "../../session/useKept.ts";
import { useBoard } from "../../session/useSession.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { useContent } from "../projector/useContent.ts";
import { type Going, leftFollow, wentTo } from "./following.ts";
import type { RoomProps } from "./LateRoom.tsx";
import { scrollToPlace } from "./scrollToPlace.ts";
import { placeLabel, stepOf } from "./spotlit.ts";
import { useBarHeight } from "./useSeatHead.ts";
import { isWriting } from "./writing.ts";

/** How long the page says where it was brought, in milliseconds. */
const SAID_MS = 12_000;

/**
 * Takes this page where hosts call or lead, and says so in one line at its top. Whoever is writing is asked first; whoever
 * pans, presses or types while following looks around alone from then on.
 */
export function RoomBar({ state, token, isOnCanvas, onGo }: RoomProps) {
  const follow = state.room?.follow;
  const call = standingCall(state.room, state.activities);
  const [answered, setAnswered] = useKept("called", "");
  const left = useStore(leftFollow);
  const follows = follow !== undefined && left !== follow.id;
  const wanted = follows ? ofFollow(follow) : call && call.id !== answered ? ofCall(call) : null;
  const content = useContent(useBoard(wanted?.boardId ?? null, token));
  const [asks, setAsks] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const goneTo = useRef("");
  const title = (boardId: string) => state.boards.find(({ id }) => id === boardId)?.title ?? "";
  const whereIs = ({ boardId, place }: Going) =>
    (content && place && !("noteId" in place) && placeLabel(content, place)) || title(boardId);

  function go(to: Going) {
    const step = content && to.place ? stepOf(content, to.place) : null;
    keepForPage("board", to.boardId);
    if (step) keepForPage(`step.${to.boardId}`, step);
    goneTo.current = to.key;
    setAsks(null);
    wentTo.set(to);
    onGo();
    if (!isOnCanvas) scrollToPlace(to.place);
    if (follows) return;
    setAnswered(to.key);
    const words = t("room.call.here", { where: whereIs(to) });
    setSaid(words);
    announce(words);
  }

  // The board tells on which page of a map a note is, so it is waited for.
  const isNews = wanted !== null && content !== null && wanted.key !== goneTo.current;
  useEffect(() => {
    if (!isNews || wanted === null) return;
    if (!isWriting()) go(wanted);
    else if (asks !== wanted.key) {
      setAsks(wanted.key);
      announce(follows ? t("room.follow.ask") : t("room.call.title", { where: whereIs(wanted) }));
    }
  });
  const isFollow = follow !== undefined;
  useEffect(() => {
    if (said === null) return;
    // Where the room follows, an earlier call is no news; it does not come back when that is over.
    const timer = setTimeout(() => setSaid(null), isFollow ? 0 : SAID_MS);
    return () => clearTimeout(timer);
  }, [said, isFollow]);
  useLeaving(follows && asks === null ? follow.id : null);
  useFollowVoice(follow?.id ?? "");

  if (wanted && asks === wanted.key) {
    return (
      <Bar words={follows ? t("room.follow.ask") : t("room.call.title", { where: whereIs(wanted) })}>
        <button type="button" className="btn" onClick={() => go(wanted)}>
          {t(follows ? "room.follow.again" : "room.call.go")}
        </button>
        <button
          type="button"
          className="btn btn-plain"
          onClick={() => (follow && follows ? leftFollow.set(follow.id) : setAnswered(wanted.key))}
        >
          {t(follows ? "room.follow.leave" : "room.call.stay")}
        </button>
      </Bar>
    );
  }
  if (follow) {
    return (
      <Bar words={t(follows ? "room.follow.now" : "room.follow.left")}>
        <button type="button" className="btn" onClick={() => leftFollow.set(follows ? follow.id : "")}>
          {t(follows ? "room.follow.leave" : "room.follow.again")}
        </button>
      </Bar>
    );
  }
  return said && <Bar words={said} />;
}

const ofCall = ({ id, boardId, place, view }: RoomCall): Going => ({ key: id, boardId, place, view });
const ofFollow = ({ id, boardId, place }: RoomFollow): Going => ({
  key: `${id} ${boardId} ${JSON.stringify(place ?? null)}`,
  boardId,
  place,
});

/** Ends following at this person's first own move: a press, a turn of the wheel, a key. */
function useLeaving(followId: string | null): void {
  useEffect(() => {
    if (followId === null) return;
    const leave = (event: Event) => {
      const isHere = event.target instanceof Element && event.target.closest(".rc-bar") !== null;
      if (!isHere) leftFollow.set(followId);
    };
    const kinds = ["pointerdown", "wheel", "keydown"] as const;
    for (const kind of kinds) addEventListener(kind, leave, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, leave, { capture: true });
    };
  }, [followId]);
}

/** Says that following has begun or is over. */
function useFollowVoice(id: string): void {
  const before = useRef("");
  useEffect(() => {
    if (id !== before.current) announce(t(id ? "room.follow.now" : "room.follow.ended"));
    before.current = id;
  }, [id]);
}

function Bar({ words, children }: { words: string; children?: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  useBarHeight(bar);
  return (
    <div className="rc-bar" ref={bar}>
      <Icon name="flag" />
      <p>{words}</p>
      {children && <div className="rc-bar-acts">{children}</div>}
    </div>
  );
}
