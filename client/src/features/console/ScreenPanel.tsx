import { setScreen } from "@longtable/shared/workshop/workshop.commands";
import type { ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import { useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Wall } from "../projector/Wall.tsx";
import type { WallParts } from "../projector/Wall.types.ts";
import { Segments } from "./Segments.tsx";
import type { Commands } from "./useCommands.ts";

const MODES: readonly ScreenMode[] = ["activity", "code", "report", "reflection", "blank"];

/** What is projected, exactly, and the choice of it. */
export function ScreenPanel({ wall, commands }: { wall: WallParts; commands: Commands }) {
  const shown = wall.state.workshop.screen;
  // Shows the choice at once, until the server's word or a refusal comes.
  const [asked, setAsked] = useState<ScreenMode | null>(null);
  const [known, setKnown] = useState(shown);
  if (known !== shown) {
    setKnown(shown);
    setAsked(null);
  }
  const choose = async (mode: ScreenMode) => {
    setAsked(mode);
    if ((await commands.run(setScreen, { screen: mode })) === null) setAsked(null);
  };
  return (
    <section>
      <h2>{t("console.screen.title")}</h2>
      <Preview wall={wall} />
      <Segments
        label={t("console.screen.label")}
        value={asked ?? shown}
        options={MODES.map((value) => ({ value, label: t(`console.screen.${value}`) }))}
        onChange={(mode) => void choose(mode)}
      />
    </section>
  );
}

/** The projected page itself, drawn small; out of the tab order and silent, because the room's screen is elsewhere. */
function Preview({ wall }: { wall: WallParts }) {
  const frameRef = useRef<HTMLDivElement>(null);
  const pageRef = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(0.25);
  useLayoutEffect(() => {
    const [frame, page] = [frameRef.current, pageRef.current];
    if (!frame || !page) return;
    const fit = () => setScale(frame.clientWidth / page.offsetWidth);
    const observer = new ResizeObserver(fit);
    observer.observe(frame);
    fit();
    return () => observer.disconnect();
  }, []);
  return (
    <div className="preview" ref={frameRef} role="img" aria-label={t("console.screen.preview")}>
      <div className="preview-page" ref={pageRef} style={{ transform: `scale(${scale})` }} data-surface="wall" inert>
        <Wall {...wall} listens={false} />
      </div>
    </div>
  );
}
