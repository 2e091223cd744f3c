import "../followThrough/followUpWords.ts";
import "../followThrough/wallAfter.css";
import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import { t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import { usePages } from "../projector/usePages.ts";
import type { WallParts } from "../projector/Wall.types.ts";
import { WallFootCode, WallHead } from "../projector/WallParts.tsx";
import { DistanceResult } from "./DistanceCard.tsx";
import { RungBars } from "./RungBars.tsx";
import { WheelPicture } from "./WheelPicture.tsx";

/** How we worked, on the wall: the last two wheels, then what hosts and the room say. Counts only from five on. */
export function WallReflection(parts: WallParts & { now: number }) {
  const { state, join, serverNow, now } = parts;
  const pages = state.reflection ? pagesOf(state.reflection) : [];
  const turning = usePages(pages, serverNow, { startsFirst: true });
  const page = pages[turning.index];
  return (
    <div className="wall">
      <WallHead
        kicker={<b>{state.workshop.title}</b>}
        heading={t("followUp.wall.reflection")}
        timer={state.timer}
        now={now}
      />
      <main className="wall-page wall-reflection" key={page ?? "empty"}>
        {state.reflection && page === "wheel" && <Wheels reflection={state.reflection} />}
        {state.reflection && page === "said" && <Said reflection={state.reflection} />}
        {!page && <p>{t("followUp.wall.noReflection")}</p>}
      </main>
      <footer className="wall-foot">
        <WallFootCode join={join} code={state.workshop.joinCode} />
      </footer>
    </div>
  );
}

function pagesOf({ wheels, declared, rung, end }: Reflection): string[] {
  const hasSaid = declared || rung?.state === "closed" || end?.distance;
  return [...(wheels.length > 0 ? ["wheel"] : []), ...(hasSaid ? ["said"] : [])];
}

function Wheels({ reflection: { wheels } }: { reflection: Reflection }) {
  return wheels.slice(-2).map((wheel) => (
    <section key={wheel.id}>
      <h2>{dayText(wheel.on)}</h2>
      <WheelPicture wheel={wheel} />
    </section>
  ));
}

function Said({ reflection: { declared, rung, end } }: { reflection: Reflection }) {
  return (
    <>
      {(declared || rung?.state === "closed") && (
        <section className="wall-said">
          <h2>{t("followUp.rung.title")}</h2>
          {declared && (
            <p dir="auto">
              {t("followUp.rung.declared")}: <b>{t(`followUp.rung.${declared.rung}`)}</b>
            </p>
          )}
          {rung?.counts && (
            <>
              <p>{t("followUp.rung.room")}:</p>
              <RungBars counts={rung.counts} />
            </>
          )}
          {rung?.state === "closed" && !rung.counts && <p>{t("followUp.ask.withheld", { count: rung.answered })}</p>}
        </section>
      )}
      {end?.distance && (
        <section className="wall-said">
          <h2>{t("followUp.distance.title")}</h2>
          <DistanceResult distance={end.distance} />
        </section>
      )}
    </>
  );
}
