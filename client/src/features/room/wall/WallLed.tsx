import "./wallWords.ts";
import "./roomWall.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Point } from "@longtable/shared/board/board.types";
import { standingCall } from "@longtable/shared/room/room.rules";
import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { type ReactNode, useMemo, useSyncExternalStore } from "react";
import { t } from "../../../i18n/t.ts";
import { NO_POINTS, type SeenBox } from "../../../session/hostPoints.ts";
import { ScenePicture } from "../../projector/ScenePicture.tsx";
import { type Room, useRoom } from "../../projector/useRoom.ts";
import type { WallParts } from "../../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../../projector/WallParts.tsx";
import { useFading } from "../useFading.ts";

interface Props extends WallParts {
  activity: Activity;
  now: number;
  /** The board as the wall shows it by itself. */
  children: ReactNode;
}

const nothing = () => () => undefined;
const noPoints = () => NO_POINTS;

/**
 * The board as a host sees it, while the room follows or a laser points, and where a host has called everyone to what they
 * see; else as the wall shows it by itself.
 */
export function WallLed({ children, ...parts }: Props) {
  const { state, content, points } = parts;
  const pointed = useSyncExternalStore(points?.subscribe ?? nothing, points?.get ?? noPoints);
  const dots = useFading(pointed.lasers);
  const isLive = state.room?.follow !== undefined || dots.length > 0;
  const live = isLive ? ([...pointed.views.values()].at(-1) ?? null) : null;
  const call = standingCall(state.room, state.activities);
  const isTurned = (state.wall?.turned?.at ?? 0) > (call?.at ?? 0);
  const seen = live ?? (isTurned ? null : (call?.view ?? null));
  if (!seen || !content || content.notes.length === 0) return children;
  return <Seen {...parts} content={content} seen={seen} dots={dots} />;
}

interface SeenProps extends Omit<Props, "children"> {
  content: BoardContent;
  seen: SeenBox;
  dots: readonly { key: number; at: Point; isGone: boolean }[];
}

function Seen({ state, content, join, activity, now, seen, dots }: SeenProps) {
  const scene = useMemo(() => boardScene(content), [content]);
  const { roomRef, room } = useRoom();
  const part = room ? shaped(onBoard(seen, scene), room) : seen;
  return (
    <div className="wall wall-map-page">
      <WallHead
        className="wall-map-head"
        heading={
          <>
            <span>{t(`phases.${activity.phase}`)}</span> · {activity.prompt || activity.title}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-map-room" ref={roomRef}>
        <svg
          className="wall-map"
          viewBox={`${part.x} ${part.y} ${part.width} ${part.height}`}
          role="img"
          aria-label={t("roomWall.seen", { title: scene.title || activity.title })}
        >
          <ScenePicture scene={scene} part={part} at={part} />
          {dots.map(({ key, at, isGone }) => (
            <circle
              key={key}
              className={isGone ? "rw-laser is-gone" : "rw-laser"}
              cx={at.x}
              cy={at.y}
              r={part.width / 110}
              strokeWidth={part.width / 300}
            />
          ))}
        </svg>
      </main>
      <footer className="wall-foot">
        <span />
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

/** What of the view lies on the board: ground beside it would only make the words smaller. */
function onBoard({ x, y, width, height }: SeenBox, board: { width: number; height: number }): SeenBox {
  const [left, top] = [Math.max(x, -MARGIN), Math.max(y, -MARGIN)];
  const right = Math.min(x + width, board.width + MARGIN);
  const bottom = Math.min(y + height, board.height + MARGIN);
  if (right - left < 1 || bottom - top < 1) return { x, y, width, height };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Ground around a board that is shown with it, in board units. */
const MARGIN = 16;

/** The part in the wall's own shape: all that the host sees is in it, and what lies beside it fills the rest. */
function shaped({ x, y, width, height }: SeenBox, room: Room): SeenBox {
  const ratio = Math.max(1, room.width) / Math.max(1, room.height);
  const [w, h] = width / height < ratio ? [height * ratio, height] : [width, width / ratio];
  return { x: x - (w - width) / 2, y: y - (h - height) / 2, width: w, height: h };
}
