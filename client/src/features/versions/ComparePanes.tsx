import "./versions.css";
import type { Scene } from "@longtable/shared/scene/scene.types";
import { type RefObject, useRef } from "react";
import { t } from "../../i18n/t.ts";
import { ScenePicture } from "../projector/ScenePicture.tsx";
import { linkedOffset } from "./compareLink.ts";

/** One board of a comparison. */
export interface Pane {
  title: string;
  /** What stands beside the title, such as that it is to read only. */
  about: string;
  scene: Scene;
}

interface Props {
  panes: readonly Pane[];
  /** Screen px for one board unit. */
  zoom: number;
  /** The scrolling boxes, in the panes' order, for who steers them. */
  boxes: RefObject<(HTMLElement | null)[]>;
}

/** Boards beside each other, or one below the other where it is narrow; who scrolls one of them takes the other along, step by step. */
export function ComparePanes({ panes, zoom, boxes }: Props) {
  const driven = useRef(0);
  const follow = (index: number) => {
    const [from, box] = [panes[index], boxes.current[index]];
    if (driven.current !== index || !from || !box) return;
    panes.forEach((to, other) => {
      const target = boxes.current[other];
      if (other === index || !target) return;
      target.scrollTo({
        left: linkedOffset(from.scene, to.scene, "x", box.scrollLeft / zoom) * zoom,
        top: linkedOffset(from.scene, to.scene, "y", box.scrollTop / zoom) * zoom,
      });
    });
  };
  return (
    <div className={panes.length > 1 ? "compare-panes is-two" : "compare-panes"}>
      {panes.map((pane, index) => {
        const drive = () => {
          driven.current = index;
        };
        return (
          <div key={pane.title + pane.about} className="compare-pane">
            <h3>
              <span dir="auto">{pane.title}</span> <span className="chip">{pane.about}</span>
            </h3>
            <section
              ref={(box) => {
                boxes.current[index] = box;
              }}
              className="compare-box"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard
              tabIndex={0}
              aria-label={t(panes.length > 1 ? "versions.compare.pane" : "versions.compare.paneAlone", {
                title: pane.title,
              })}
              onPointerEnter={drive}
              onPointerDown={drive}
              onTouchStart={drive}
              onFocus={drive}
              onWheel={drive}
              onScroll={() => follow(index)}
            >
              <ScrolledScene scene={pane.scene} zoom={zoom} />
            </section>
          </div>
        );
      })}
    </div>
  );
}

/** A whole scene whose heads and lane names stay in view while it is scrolled. */
function ScrolledScene({ scene, zoom }: { scene: Scene; zoom: number }) {
  const { headerWidth: left, headerHeight: top } = scene;
  const [width, height] = [scene.width - left, scene.height - top];
  const part = (name: string, x: number, y: number, w: number, h: number) =>
    w > 0 &&
    h > 0 && (
      <svg
        className={`compare-${name}`}
        width={w * zoom}
        height={h * zoom}
        viewBox={`0 0 ${w} ${h}`}
        aria-hidden="true"
      >
        <ScenePicture scene={scene} part={{ x, y, width: w, height: h }} at={{ x: 0, y: 0 }} />
      </svg>
    );
  return (
    <div
      className="compare-scene"
      role="img"
      aria-label={wordsOf(scene)}
      style={{
        gridTemplateColumns: `${left * zoom}px ${width * zoom}px`,
        gridTemplateRows: `${top * zoom}px ${height * zoom}px`,
      }}
    >
      <div className="compare-corner">{part("part", 0, 0, left, top)}</div>
      <div className="compare-heads">{part("part", left, 0, width, top)}</div>
      <div className="compare-names">{part("part", 0, top, left, height)}</div>
      <div className="compare-body">{part("part", left, top, width, height)}</div>
    </div>
  );
}

/** What is marked on it; its notes are in the list of what differs and in the board's own list. */
const wordsOf = ({ title, nodes }: Scene): string =>
  [title, ...nodes.filter(({ role }) => role === "difference").map(({ label }) => label)].filter(Boolean).join(". ");
