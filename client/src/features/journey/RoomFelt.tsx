import "./feelingWords.ts";
import "./feelings.css";
import type { FeelingSpread, StepFeeling } from "@longtable/shared/journey/feelings.schema";
import { FEELING_VALUES } from "@longtable/shared/journey/feelings.types";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";

const nameOf = (value: number) => t(`boardList.map.feelings.${value}`);

/** The middle in words: halves lie between two. */
function middleOf(median: number): string {
  if (Number.isInteger(median)) return t("feelings.middle", { feeling: nameOf(median) });
  return t("feelings.between", { low: nameOf(Math.floor(median)), high: nameOf(Math.ceil(median)) });
}

/** What the room said of a step: the middle, the whole spread, mixed views, and the words people gave. */
export function RoomFelt({ felt: { spread, answered, words } }: { felt: StepFeeling }) {
  return (
    <section className="felt-card card" aria-label={t("feelings.room")}>
      <h3>{t("feelings.room")}</h3>
      {spread ? <Spread spread={spread} answered={answered} /> : <p className="quiet">{t("feelings.tooFew")}</p>}
      {words.length > 0 && (
        <p dir="auto">
          {words
            .map(({ text, count }) => (count > 1 ? t("feelings.roomWord", { word: text, count }) : text))
            .join(", ")}
        </p>
      )}
    </section>
  );
}

function Spread({ spread, answered }: { spread: FeelingSpread; answered: number }) {
  const { counts, median, lowest, highest, mixed } = spread;
  const most = Math.max(1, ...counts);
  return (
    <>
      <p>
        {lowest === highest ? (
          t("feelings.same", { feeling: nameOf(lowest) })
        ) : (
          <>
            <b>{middleOf(median)}</b> {t("feelings.spread", { lowest: nameOf(lowest), highest: nameOf(highest) })}
          </>
        )}{" "}
        {t("feelings.people", { count: answered })}.
      </p>
      {mixed && (
        <p className="felt-mixed">
          <Icon name="pin-concern" /> {t("feelings.mixed")}
        </p>
      )}
      <ul className="felt-bars">
        {FEELING_VALUES.toReversed().map((value) => {
          const count = counts[value + 2] ?? 0;
          return (
            <li key={value}>
              <Icon name={`feel-${value}`} />
              <span className="sr">{nameOf(value)}: </span>
              <b>{count}</b>
              <span className="felt-bar" aria-hidden="true">
                <span style={{ inlineSize: count === 0 ? "2px" : `${(count / most) * 100}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
