import "../versionWords.ts";
import "./wallCompare.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { withDifferences } from "@longtable/shared/scene/differences.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import type { Activity } from "@longtable/shared/workshop/workshop.schema";
import { useMemo } from "react";
import { t } from "../../../i18n/t.ts";
import { ScenePicture } from "../../projector/ScenePicture.tsx";
import { usePages } from "../../projector/usePages.ts";
import type { WallParts } from "../../projector/Wall.types.ts";
import { WallBars, WallFootCode, WallHead } from "../../projector/WallParts.tsx";
import { DifferenceSign } from "../DifferenceList.tsx";
import { type ComparePage, type CompareRow, comparePages, sideNames } from "./comparePages.ts";

interface Props extends WallParts {
  activity: Activity;
  now: number;
}

/** Two boards on the wall, as things were and as they are or are to be: whole, then step by step what differs. */
export function WallCompare(props: Props) {
  const { content, beside } = props;
  if (!content || !beside) {
    return (
      <main className="wall wall-blank">
        <WallBars />
      </main>
    );
  }
  return <Compared {...props} content={content} beside={beside} />;
}

function Compared(props: Props & { content: BoardContent; beside: BoardContent }) {
  const { state, content, beside, join, serverNow, activity, now } = props;
  const differences = useMemo(() => mapDifferences(beside, content), [beside, content]);
  const pages = useMemo(() => comparePages(beside, content, differences), [beside, content, differences]);
  const keys = useMemo(() => pages.map(({ key }) => key), [pages]);
  const labels = useMemo(() => pages.map((page) => titleOf(page)), [pages]);
  const items = useMemo(
    () => pages.map((page) => ("later" in page ? [...page.earlier, ...page.later].map(({ id }) => id) : [])),
    [pages],
  );
  const turning = usePages(keys, serverNow, { labels, items });
  const page = pages[turning.index] ?? pages[0];
  const count = (kind: string) => differences.filter((one) => one.kind === kind).length;
  const stateOf = (id: string | undefined) => state.versions?.maps.find(({ boardId }) => boardId === id)?.state;
  const { besideId, boardId } = state.wall ?? {};
  const said = (id: string | undefined) => {
    const mapState = stateOf(id);
    return mapState && t(`versions.state.${mapState}`);
  };
  const names = sideNames(
    { state: said(besideId), title: beside.title },
    { state: said(boardId), title: content.title },
  );
  return (
    <div className="wall wall-map-page wall-compare">
      <WallHead
        className="wall-map-head"
        heading={
          <>
            <span>{t(`phases.${activity.phase}`)}</span> · {page && "step" in page ? titleOf(page) : content.title}
          </>
        }
        timer={state.timer}
        now={now}
        progress={t("versions.compare.count", {
          added: count("added"),
          changed: count("changed"),
          removed: count("removed"),
        })}
      />
      {page && "step" in page ? (
        <main className="wall-compare-step wall-page" key={page.key}>
          <Side name={names.earlier} rows={page.earlier} />
          <Side name={names.later} rows={page.later} />
        </main>
      ) : (
        <Wholes earlier={beside} later={content} differences={differences} names={names} />
      )}
      <footer className="wall-foot">
        <span className="wall-compare-key">
          {(["added", "changed", "removed"] as const).map((kind) => (
            <span key={kind}>
              <DifferenceSign kind={kind} /> {t(`versions.kinds.${kind}`)}
            </span>
          ))}
        </span>
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

const titleOf = (page: ComparePage): string =>
  "step" in page ? page.step || t("versions.compare.rest") : t("versions.compare.whole");

function Side({ name, rows }: { name: string; rows: readonly CompareRow[] }) {
  return (
    <section aria-label={name}>
      <h2>{name}</h2>
      {rows.length === 0 && <p className="quiet">{t("versions.compare.nothingHere")}</p>}
      <ul>
        {rows.map(({ id, lane, text, kind }) => (
          <li key={id} className={`wall-diff is-${kind}`}>
            <p className="wall-diff-head">
              <DifferenceSign kind={kind} /> <b>{t(`versions.kinds.${kind}`)}</b>
              {lane && <span dir="auto"> · {lane}</span>}
            </p>
            <p dir="auto">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WholesProps {
  earlier: BoardContent;
  later: BoardContent;
  differences: ReturnType<typeof mapDifferences>;
  names: { earlier: string; later: string };
}

/** Both boards whole, with what differs marked: their shapes, for talking about them. */
function Wholes({ earlier, later, differences, names }: WholesProps) {
  const words = useMemo(
    () => ({
      added: t("versions.kinds.added"),
      changed: t("versions.kinds.changed"),
      removed: t("versions.kinds.removed"),
    }),
    [],
  );
  const before = useMemo(
    () => withDifferences(boardScene(bare(earlier)), differences, "earlier", words),
    [earlier, differences, words],
  );
  const after = useMemo(
    () => withDifferences(boardScene(bare(later)), differences, "later", words),
    [later, differences, words],
  );
  return (
    <main className="wall-compare-wholes wall-page">
      <Whole name={names.earlier} scene={before} />
      <Whole name={names.later} scene={after} />
    </main>
  );
}

/** Without what is said of it beside its document: only one of the two has that here. */
const bare = ({ marks: _marks, ...content }: BoardContent): BoardContent => content;

function Whole({ name, scene }: { name: string; scene: Scene }) {
  const { width, height } = scene;
  return (
    <section>
      <h2>{name}</h2>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMinYMin meet"
        role="img"
        aria-label={`${name}: ${scene.title}`}
      >
        <ScenePicture scene={scene} part={{ x: 0, y: 0, width, height }} at={{ x: 0, y: 0 }} />
      </svg>
    </section>
  );
}
