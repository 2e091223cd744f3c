import type { AgreementLine, AgreementSide } from "@longtable/shared/purpose/purpose.schema";
import { t } from "../../i18n/t.ts";

const SIDES: readonly AgreementSide[] = ["hosts", "all"];

/** The agreement's lines by side; `level` is that of the headings. */
export function AgreementLines({ lines, level }: { lines: readonly AgreementLine[]; level: 2 | 3 }) {
  const Heading = level === 2 ? "h2" : "h3";
  return SIDES.map((side) => {
    const own = lines.filter((line) => line.side === side);
    if (own.length === 0) return null;
    return (
      <section key={side} className="purpose-side">
        <Heading>{t(`purpose.sides.${side}`)}</Heading>
        <ul>
          {own.map(({ text }) => (
            <li key={text} dir="auto">
              {text}
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
