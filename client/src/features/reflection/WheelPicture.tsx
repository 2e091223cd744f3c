import "./wheel.css";
import { PRINCIPLES, type Wheel } from "@longtable/shared/reflection/reflection.schema";
import { t } from "../../i18n/t.ts";
import { dayText } from "../../ui/dayText.ts";
import { sectors } from "./wheel.view.ts";

/** The wheel as a picture that says itself to those who cannot see it. */
export function WheelPicture({ wheel }: { wheel: Pick<Wheel, "on" | "scores"> }) {
  const scores = PRINCIPLES.map((key) =>
    t("followUp.wheel.scoreOf", { name: t(`followUp.wheel.${key}`), score: wheel.scores[key] }),
  ).join(". ");
  return (
    <svg
      className="wheel-picture"
      viewBox="0 0 560 360"
      role="img"
      aria-label={t("followUp.wheel.picture", { day: dayText(wheel.on), scores })}
    >
      {sectors().map(({ key, path, score, label }) => (
        <g key={key}>
          <path d={path} className={`wheel-sector wheel-${wheel.scores[key]}`} />
          <circle cx={score.x} cy={score.y} r="15" className="wheel-disc" />
          <text x={score.x} y={score.y + 6} textAnchor="middle" className="wheel-score">
            {wheel.scores[key]}
          </text>
          <WheelLabel words={t(`followUp.wheel.${key}`)} label={label} />
        </g>
      ))}
    </svg>
  );
}

/** A name beside the wheel, on two lines when it has more than one word and stands at a side. */
function WheelLabel({
  words,
  label: { x, y, anchor },
}: {
  words: string;
  label: ReturnType<typeof sectors>[number]["label"];
}) {
  const parts = anchor === "middle" ? [words] : twoLines(words);
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {parts.map((part, index) => (
        <tspan key={part} x={x} dy={index === 0 ? `${(1 - parts.length) * 0.55}em` : "1.15em"}>
          {part}
        </tspan>
      ))}
    </text>
  );
}

function twoLines(words: string): string[] {
  const all = words.split(" ");
  const half = Math.ceil(all.length / 2);
  return [all.slice(0, half).join(" "), all.slice(half).join(" ")].filter((part) => part !== "");
}
