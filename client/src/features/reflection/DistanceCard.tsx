import { signed } from "@longtable/shared/reflection/reflection.lines";
import type { Reflection } from "@longtable/shared/reflection/reflection.schema";
import { t } from "../../i18n/t.ts";
import type { Commands } from "../console/useCommands.ts";
import { AskPart } from "./AskPart.tsx";

/** How far people came, from those who rated themselves twice. */
export function DistanceCard({ reflection: { start, end }, commands }: { reflection: Reflection; commands: Commands }) {
  return (
    <section className="card after-card" aria-labelledby="distance-title">
      <h2 id="distance-title">{t("followUp.distance.title")}</h2>
      <p>{t("followUp.distance.lead")}</p>
      <h3>{t("followUp.distance.start")}</h3>
      <AskPart question="start" name={t("followUp.distance.start")} asked={start} commands={commands} />
      <h3>{t("followUp.distance.end")}</h3>
      {start ? (
        <AskPart question="end" name={t("followUp.distance.end")} asked={end} commands={commands} />
      ) : (
        <p className="quiet">{t("followUp.distance.startFirst")}</p>
      )}
      {end?.distance && <DistanceResult distance={end.distance} />}
    </section>
  );
}

/** The mean change of the pairs, or why it is not shown. */
export function DistanceResult({
  distance: { meanChange, pairs },
}: {
  distance: NonNullable<NonNullable<Reflection["end"]>["distance"]>;
}) {
  if (meanChange === null) return <p>{t("followUp.distance.under", { count: pairs })}</p>;
  return (
    <p>
      <b>{t("followUp.distance.change", { change: signed(meanChange) })}</b>{" "}
      {t("followUp.distance.pairs", { count: pairs })}
    </p>
  );
}
