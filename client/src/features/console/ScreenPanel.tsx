import { showOnScreen } from "@longtable/shared/screen/screen.commands";
import type { ScreenMode } from "@longtable/shared/workshop/workshop.schema";
import { useLayoutEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useBoard } from "../../session/useSession.ts";
import { besideBoardId, shownBoardId } from "../projector/projector.view.ts";
import { useContent } from "../projector/useContent.ts";
import { useDriving } from "../projector/useDriving.ts";
import { Wall } from "../projector/Wall.tsx";
import type { WallParts } from "../projector/Wall.types.ts";
import { usePointing } from "../room/usePointing.ts";
import { ScreenSubject } from "./ScreenSubject.tsx";
import { ScreenTour } from "./ScreenTour.tsx";
import { Segments } from "./Segments.tsx";
import type { Commands } from "./useCommands.ts";

const MODES: readonly ScreenMode[] = [
  "activity",
  "code",
  "board",
  "result",
  "report",
  "reflection",
  "agreement",
  "blank",
];

/** What is projected, exactly, and the choice of it: which thing, and which page of it. */
export function ScreenPanel({
  wall,
  token,
  commands,
}: {
  wall: Omit<WallParts, "content">;
  token: string;
  commands: Commands;
}) {
  const board = useBoard(shownBoardId(wall.state), token);
  const content = useContent(board);
  const beside = useContent(useBoard(besideBoardId(wall.state), token));
  const points = usePointing(board, "all");
  const driving = useDriving({ state: wall.state, serverNow: wall.serverNow, run: commands.run });
  const shown = wall.state.workshop.screen;
  // Shows the choice at once, until the server's word or a refusal comes.
  const [asked, setAsked] = useState<ScreenMode | null>(null);
  const [known, setKnown] = useState(shown);
  if (known !== shown) {
    setKnown(shown);
    setAsked(null);
  }
  const choose = async (screen: ScreenMode, subject: { boardId?: string; roundId?: string } = {}) => {
    setAsked(screen);
    if ((await commands.run(showOnScreen, { screen, ...subject })) === null) setAsked(null);
  };
  return (
    <section>
      <h2>{t("console.screen.title")}</h2>
      <Preview wall={{ ...wall, content, beside, points, state: driving.state, onPages: driving.onPages }} />
      <ScreenTour driving={driving} mode={asked ?? shown} />
      <Segments
        label={t("console.screen.label")}
        value={asked ?? shown}
        options={MODES.map((value) => ({ value, label: t(`console.screen.${value}`) }))}
        onChange={(mode) => void choose(mode)}
      />
      <ScreenSubject
        state={wall.state}
        mode={asked ?? shown}
        onChoose={(mode, subject) => void choose(mode, subject)}
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
        <Wall {...wall} />
      </div>
    </div>
  );
}
