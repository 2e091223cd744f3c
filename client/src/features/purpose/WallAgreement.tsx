import "./purposeWords.ts";
import "./wallPurpose.css";
import type { AgreementLine, AgreementSide } from "@longtable/shared/purpose/purpose.schema";
import { breakLines } from "@longtable/shared/scene/textLayout";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import { listPages } from "../projector/listPages.ts";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";

const SIDES: readonly AgreementSide[] = ["hosts", "all"];

/** One side's column at 1920 × 1080, in px: what it holds below its heading, and what a line of the agreement takes. */
const COLUMN = { height: 620, width: 760, size: 48, line: 58, gap: 28 };
/** The same where one side alone has the wall. */
const WHOLE_WIDTH = 1640;

function heightOf({ text }: AgreementLine, width: number): number {
  return breakLines(text, { maxWidth: width, size: COLUMN.size, weight: 400 }).length * COLUMN.line + COLUMN.gap;
}

/** The working agreement for all to read: each side in a column, more pages when it does not fit. */
export function WallAgreement({ state, join, serverNow, now }: WallParts & { now: number }) {
  const lines = state.workshop.agreement?.lines;
  const columns = useMemo(() => {
    const all = lines ?? [];
    const sides = SIDES.filter((side) => all.some((line) => line.side === side));
    const width = sides.length === 1 ? WHOLE_WIDTH : COLUMN.width;
    return sides.map((side) => ({
      side,
      pages: listPages(
        all.filter((line) => line.side === side),
        COLUMN.height,
        (line) => heightOf(line, width),
      ),
    }));
  }, [lines]);
  const parts = Math.max(1, ...columns.map(({ pages }) => pages.length));
  const keys = useMemo(() => Array.from({ length: parts }, (_, index) => `agreement:${index}`), [parts]);
  const { index } = usePages(keys, serverNow);
  return (
    <div className="wall">
      <WallHead
        kicker={<b>{state.workshop.title}</b>}
        heading={
          <>
            {t("purpose.wall.agreement")}
            {parts > 1 && <small>{t("projector.part", { part: index + 1, parts })}</small>}
          </>
        }
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-agreement" key={keys[index]}>
        {columns.map(({ side, pages }) => (
          <section key={side}>
            <h2>{t(`purpose.sides.${side}`)}</h2>
            <ul>
              {pages[Math.min(index, pages.length - 1)]?.items.map(({ text }) => (
                <li key={text} dir="auto">
                  {text}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </main>
      <footer className="wall-foot">
        <span />
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}
