import { boardScene } from "@longtable/shared/scene/board.scene";
import type { Scene, SceneNode } from "@longtable/shared/scene/scene.types";
import { withEvidence } from "@longtable/shared/story/evidence.rules";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { Fragment, useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { Legend } from "../ideas/Legend.tsx";
import { lifePages } from "../scenarios/wall/lifePages.ts";
import { lifePageLabel, WallLife } from "../scenarios/wall/WallLife.tsx";
import { tableLabels } from "../tables/tableLabels.ts";
import { boardProgress } from "./boardProgress.ts";
import { stagesFoot } from "./mapHeads.ts";
import { type MapPage, mapPages, namesTop, notesIn, pageLabel } from "./mapPages.ts";
import { ScenePicture } from "./ScenePicture.tsx";
import { usePages } from "./usePages.ts";
import { type Room, useRoom } from "./useRoom.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallBars, WallEmpty, WallFootCode, WallHead, WallStrip } from "./WallParts.tsx";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** A journey map, part by part, so large that it can be read: the same scene as the export's, seen through a window. */
export function WallMap({ state, content, legend, join, serverNow, activity, now }: Props) {
  const tables = tableLabels(state.tables);
  const backed = state.evidence;
  const scene = useMemo(
    () => (content ? boardScene(withEvidence(content, backed), { tables }) : null),
    [content, tables, backed],
  );
  const { roomRef, room } = useRoom();
  const map = useMemo(() => (scene && room ? mapPages(scene, room) : null), [scene, room]);
  const lives = useMemo(
    () => (map && content ? lifePages(content.marks?.scenarios ?? [], content.steps) : []),
    [map, content],
  );
  const keys = useMemo(() => [...(map?.pages ?? []), ...lives].map(({ key }) => key), [map, lives]);
  const items = useMemo(() => (scene && map ? map.pages.map((one) => notesIn(scene, one)) : []), [scene, map]);
  const labels = useMemo(
    () => [...(scene && map ? map.pages.map((one) => pageLabel(scene, one)) : []), ...lives.map(lifePageLabel)],
    [scene, map, lives],
  );
  const turning = usePages(keys, serverNow, { labels, items });
  const page = map?.pages[turning.index];
  const life = lives[turning.index - (map?.pages.length ?? 0)];
  const stages = content?.stages ?? [];
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
        {...(content && { progress: boardProgress(content, state) })}
      />
      <main className="wall-map-room" ref={roomRef}>
        {scene && room && map && page && (
          <MapPicture key={page.key} scene={scene} page={page} zoom={map.zoom} room={room} />
        )}
        {life && <WallLife key={life.key} page={life} steps={content?.steps ?? []} />}
        {content === null && <WallBars />}
        {keys.length === 0 && map && <WallEmpty join={join} code={state.workshop.joinCode} />}
      </main>
      <footer className="wall-foot">
        <WallStrip label={t("projector.strip")} parts={stages} here={page?.stageIds ?? []} />
        {legend && <Legend lines={legend} />}
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

function MapPicture({ scene, page, zoom, room }: { scene: Scene; page: MapPage; zoom: number; room: Room }) {
  const { headerWidth, headerHeight } = scene;
  const { x, y, width, height, heads } = page;
  const top = headerHeight - heads.height;
  // Stages stand over several columns and are drawn at once; each column below them in two pieces, neither of which cuts a word.
  const upper = Math.min(
    heads.columns.length > 0 ? stagesFoot(scene) : headerHeight,
    ...heads.columns.map(({ from }) => from),
  );
  const over = PIN_OVERHANG;
  // Pins stand over the edges of their notes: those of the last column would be cut with it.
  const [bare, pins] = useMemo(() => {
    const isOnNote = (node: SceneNode) => node.role === "pin" && !isInHead(node, scene);
    return [
      { ...scene, nodes: scene.nodes.filter((node) => !isOnNote(node)) },
      { ...scene, nodes: scene.nodes.filter((node) => isOnNote(node) && hasMiddle(node, page)) },
    ];
  }, [scene, page]);
  return (
    <svg
      className="wall-map wall-page"
      viewBox={`0 0 ${room.width / zoom} ${room.height / zoom}`}
      preserveAspectRatio="xMinYMin meet"
      role="img"
      aria-label={labelOf(scene, page)}
    >
      <ScenePicture scene={bare} part={{ x, y: 0, width, height: upper + SEAM }} at={{ x: headerWidth, y: 0 }} />
      {heads.columns.map(({ x: left, right, from }) => {
        const at = { x: headerWidth + left - x, y: upper };
        const wide = { x: left, width: Math.min(right + SEAM, x + width) - left };
        const below = from + heads.height;
        return (
          <Fragment key={left}>
            <ScenePicture scene={bare} part={{ ...wide, y: upper, height: from - upper + SEAM }} at={at} />
            <ScenePicture
              scene={bare}
              part={{ ...wide, y: below, height: headerHeight - below }}
              at={{ ...at, y: from }}
            />
          </Fragment>
        );
      })}
      <ScenePicture
        scene={scene}
        part={{ x: 0, y: namesTop(scene, page), width: headerWidth, height }}
        at={{ x: 0, y: top }}
      />
      <ScenePicture scene={bare} part={{ x, y, width, height }} at={{ x: headerWidth, y: top }} />
      <g className="wall-map-pins">
        <ScenePicture
          scene={pins}
          part={{ x: x - over, y: y - over, width: width + 2 * over, height: height + over }}
          at={{ x: headerWidth - over, y: top - over }}
        />
      </g>
    </svg>
  );
}

/** The words of this part of the map, in reading order, after its name. */
function labelOf(scene: Scene, page: MapPage): string {
  const words = scene.nodes
    .filter((node) => ["note", "curve", "pin", "visit"].includes(node.role))
    .filter((node) => node.x < page.x + page.width && node.x + node.width > page.x)
    .filter((node) => isOnPage(node, scene, page))
    .map(({ label }) => label);
  return [scene.title, ...words].filter(Boolean).join(". ");
}

/** The heads of steps, and what is pinned to them, stand above every page. */
const isInHead = ({ role, y }: SceneNode, { headerHeight }: Scene): boolean =>
  role === "pin" && y < headerHeight - PIN_OVERHANG;

/** True for what stands on this page, though a corner of it may reach over its edge. */
function hasMiddle(node: SceneNode, page: MapPage): boolean {
  const [x, y] = [node.x + node.width / 2, node.y + node.height / 2];
  return x >= page.x && x < page.x + page.width && y >= page.y - PIN_OVERHANG && y < page.y + page.height;
}

const isOnPage = (node: SceneNode, scene: Scene, page: MapPage): boolean =>
  isInHead(node, scene) || (node.y < page.y + page.height && node.y + node.height > page.y);

/** So far parts of the heads reach under their neighbours, so that no light comes through between them. */
const SEAM = 0.5;

/** So far pins reach over their notes, and those of a map's first notes into its heads. */
const PIN_OVERHANG = 14;
