import "./versionWords.ts";
import "./versions.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import { type Difference, mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { boardScene } from "@longtable/shared/scene/board.scene";
import { withDifferences } from "@longtable/shared/scene/differences.scene";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { type ReactNode, useId, useMemo, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { announce } from "../../ui/Announcer.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segments } from "../console/Segments.tsx";
import { ComparePanes } from "./ComparePanes.tsx";
import { DifferenceList } from "./DifferenceList.tsx";
import type { Earlier, EarlierState } from "./useEarlier.ts";

/** Something this board can be compared with. */
export interface Comparable {
  /** A snapshot's id; null for the board it began as. */
  snapshotId: string | null;
  label: string;
}

interface Props {
  content: BoardContent;
  choices: readonly Comparable[];
  chosen: string | null;
  onChoose(snapshotId: string | null): void;
  found: EarlierState;
  onAgain(): void;
  /** Puts both on the screen, where that can be. */
  wall?: ReactNode;
}

const WAYS = ["side", "list", "only"] as const;
const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25, 1.5] as const;

/** A board beside what it was or what it began as: as pictures that scroll together, and as a list of what differs. */
export default function CompareView({ content, choices, chosen, onChoose, found, onAgain, wall }: Props) {
  const [way, setWay] = useState<(typeof WAYS)[number]>("side");
  const id = useId();
  return (
    <div className="compare">
      <div className="compare-bar">
        <label htmlFor={id}>{t("versions.compare.with")}</label>
        <select
          id={id}
          className="input"
          value={chosen ?? ""}
          onChange={(event) => onChoose(event.target.value === "" ? null : event.target.value)}
        >
          {choices.map(({ snapshotId, label }) => (
            <option key={snapshotId ?? ""} value={snapshotId ?? ""}>
              {label}
            </option>
          ))}
        </select>
        <Segments
          label={t("versions.compare.as")}
          value={way}
          options={WAYS.map((value) => ({ value, label: t(`versions.compare.${value}`) }))}
          onChange={setWay}
        />
      </div>
      {found.name === "looking" && <p role="status">{t("versions.compare.looking")}</p>}
      {found.name === "failed" && (
        <Notice tone="stop">
          {t("versions.compare.failed")}{" "}
          <button type="button" className="btn" onClick={onAgain}>
            {t("versions.compare.again")}
          </button>
        </Notice>
      )}
      {found.name === "known" && <Compared key={way} way={way} earlier={found.earlier} content={content} wall={wall} />}
    </div>
  );
}

const countOf = (differences: readonly Difference[]) => ({
  added: differences.filter(({ kind }) => kind === "added").length,
  changed: differences.filter(({ kind }) => kind === "changed").length,
  removed: differences.filter(({ kind }) => kind === "removed").length,
});

interface ComparedProps {
  way: (typeof WAYS)[number];
  earlier: Earlier;
  content: BoardContent;
  wall: ReactNode;
}

function Compared({ way, earlier, content, wall }: ComparedProps) {
  const differences = useMemo(() => mapDifferences(earlier.content, content), [earlier, content]);
  const scenes = useMemo(() => {
    const words = {
      added: t("versions.kinds.added"),
      changed: t("versions.kinds.changed"),
      removed: t("versions.kinds.removed"),
    };
    return {
      earlier: withDifferences(boardScene(earlier.content), differences, "earlier", words),
      later: withDifferences(boardScene(content), differences, "later", words),
      alone: boardScene(earlier.content),
    };
  }, [earlier, content, differences]);
  const [size, setSize] = useState(2);
  const boxes = useRef<(HTMLElement | null)[]>([]);
  const zoom = ZOOMS[size] ?? 1;
  const before = { title: earlier.from.title, about: t("versions.compare.readOnly") };
  const now = { title: content.title, about: t("versions.compare.now") };
  if (way === "list") {
    return (
      <div className="compare-list">
        <div className="compare-bar">
          <p role="status">{t("versions.compare.count", countOf(differences))}</p>
          <div className="compare-zoom">{wall}</div>
        </div>
        <DifferenceList differences={differences} level={3} />
      </div>
    );
  }
  const panes =
    way === "only"
      ? [{ ...before, scene: scenes.alone }]
      : [
          { ...before, scene: scenes.earlier },
          { ...now, scene: scenes.later },
        ];
  return (
    <>
      <div className="compare-bar">
        {way === "side" && (
          <>
            <p className="small">{t("versions.compare.count", countOf(differences))}</p>
            <Walk differences={differences} panes={panes.map(({ scene }) => scene)} boxes={boxes} zoom={zoom} />
          </>
        )}
        <div className="compare-zoom">
          {wall}
          {([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              className="btn btn-icon"
              aria-label={t(by < 0 ? "versions.compare.smaller" : "versions.compare.larger")}
              aria-disabled={ZOOMS[size + by] === undefined}
              onClick={() => ZOOMS[size + by] !== undefined && setSize(size + by)}
            >
              <Icon name={by < 0 ? "minus" : "plus"} />
            </button>
          ))}
        </div>
      </div>
      <ComparePanes panes={panes} zoom={zoom} boxes={boxes} />
    </>
  );
}

interface WalkProps {
  differences: readonly Difference[];
  panes: readonly Scene[];
  boxes: { readonly current: (HTMLElement | null)[] };
  zoom: number;
}

/** From difference to difference: each is brought into view where it stands, and said. */
function Walk({ differences, panes, boxes, zoom }: WalkProps) {
  const [at, setAt] = useState(-1);
  if (differences.length === 0) return null;
  const go = (by: 1 | -1) => {
    const next = (at + by + differences.length) % differences.length;
    const difference = differences[at < 0 && by < 0 ? differences.length - 1 : next];
    if (!difference) return;
    setAt(differences.indexOf(difference));
    for (const [index, scene] of panes.entries()) show(scene, boxes.current[index] ?? null, difference, zoom);
    announce(saying(difference, differences.indexOf(difference)));
  };
  const saying = (difference: Difference, index: number) =>
    t("versions.compare.at", {
      at: index + 1,
      of: differences.length,
      what: `${t(`versions.kinds.${difference.kind}`)}, ${t(`versions.parts.${difference.part}`)}: ${difference.label}`,
    });
  const current = differences[at];
  return (
    <div className="compare-walk">
      <button type="button" className="btn" onClick={() => go(-1)}>
        {t("versions.compare.before")}
      </button>
      <button type="button" className="btn" onClick={() => go(1)}>
        {t("versions.compare.next")}
      </button>
      {current && (
        <p className="small" dir="auto">
          {saying(current, at)}
        </p>
      )}
    </div>
  );
}

/** Scrolls a pane so that what differs stands in its middle; a pane without it stays where it is. */
function show(scene: Scene, box: HTMLElement | null, difference: Difference, zoom: number): void {
  const node = scene.nodes.find(({ role, id }) => role !== "difference" && id === difference.id);
  if (!node || !box) return;
  const part = scene.nodes.find(({ key }) => key === node.key) ?? node;
  const isLane = part.role === "lane";
  box.scrollTo({
    left: isLane ? box.scrollLeft : (part.x + part.width / 2 - scene.headerWidth / 2) * zoom - box.clientWidth / 2,
    top: part.y < scene.headerHeight ? box.scrollTop : (part.y + part.height / 2) * zoom - box.clientHeight / 2,
  });
}
