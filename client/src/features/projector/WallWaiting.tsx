import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { PhaseBar } from "../../ui/PhaseBar.tsx";
import { WallQuestion } from "../purpose/WallQuestion.tsx";
import { layTable } from "./seats.ts";
import { useJustSat } from "./useJustSat.ts";
import type { WallParts } from "./Wall.types.ts";
import { WallCode, WallQr, WallTimer } from "./WallParts.tsx";

/** Beside the QR picture; 220 px at 1920 × 1080 for most codes. */
const CODE_ROOM = { width: 73, most: 13.75 };

/** Before an activity opens, or when a host asks for the code: how to join, and the table filling up. */
export function WallWaiting({ state, join, serverNow, now }: WallParts & { now: number }) {
  return (
    <div className="wall">
      <header className="wall-head wall-waiting-head">
        <div className="wall-name">
          <Icon name="brand" />
          <h1>{state.workshop.title}</h1>
        </div>
        <PhaseBar phase={state.phase} />
      </header>
      <main className="wall-contents">
        <div className="wall-join">
          <div>
            <p className="wall-join-how">
              {t("projector.goToBefore")} <b>{join.typed}</b> {t("projector.goToAfter")}
            </p>
            <WallCode code={state.workshop.joinCode} room={CODE_ROOM} />
            {state.workshop.door === "locked" && (
              <p className="wall-join-how">
                <b>{t("projector.doorLocked")}</b>
              </p>
            )}
            {state.workshop.question ? (
              <WallQuestion question={state.workshop.question} />
            ) : (
              <ul>
                <li>
                  <Icon name="check" /> {t("projector.noAccount")}
                </li>
                <li>
                  <Icon name="check" /> {t("projector.noPhone")}
                </li>
              </ul>
            )}
          </div>
          <WallQr join={join} />
        </div>
        <Room state={state} serverNow={serverNow} now={now} />
      </main>
    </div>
  );
}

function Room({ state, serverNow, now }: { state: WorkshopState; serverNow(): number; now: number }) {
  const { count } = state.participants;
  const justSat = useJustSat(count, serverNow, now);
  const table = layTable(count);
  return (
    <section className="wall-room">
      <p className="wall-count">
        <b>{count}</b>
        <span>{t("projector.peopleHere", { count })}</span>
        <WallTimer timer={state.timer} now={now} />
      </p>
      <svg
        className="wall-table"
        viewBox={`0 0 1760 ${table.height}`}
        role="img"
        aria-label={t("projector.seatsLabel", { count })}
      >
        <rect x="0" y={table.edgeY} width="1760" height={table.edgeHeight} rx="10" fill="var(--oak)" />
        {table.seats.map(({ x, y, taken }, index) => {
          const isNew = taken && index >= count - justSat;
          const fill = isNew ? "var(--now)" : taken ? "var(--primary)" : "none";
          const stroke = isNew ? "var(--on-now)" : taken ? "var(--primary)" : "var(--line)";
          return (
            <circle key={`${x}:${y}`} cx={x} cy={y} r={table.radius - 1} fill={fill} stroke={stroke} strokeWidth="2" />
          );
        })}
      </svg>
    </section>
  );
}
