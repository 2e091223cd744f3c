import "./versions.css";
import type { Difference, DifferenceKind } from "@longtable/shared/programme/mapDifferences";
import { t } from "../../i18n/t.ts";
import { changesInWords } from "./differenceText.ts";

const KINDS: readonly DifferenceKind[] = ["added", "changed", "removed"];

interface Props {
  differences: readonly Difference[];
  /** Level of the headings. */
  level?: 3 | 4;
}

/** What differs between two boards: what is new, what changed and how, what is gone. */
export function DifferenceList({ differences, level = 3 }: Props) {
  const Heading = `h${level}` as const;
  if (differences.length === 0) return <p className="quiet">{t("versions.compare.same")}</p>;
  return (
    <div className="diffs">
      {KINDS.map((kind) => {
        const some = differences.filter((difference) => difference.kind === kind);
        return (
          some.length > 0 && (
            <section key={kind} className={`diff-kind is-${kind}`}>
              <Heading>
                <DifferenceSign kind={kind} /> {t(`versions.kinds.${kind}`)} ({some.length})
              </Heading>
              <ul>
                {some.map((difference) => (
                  <DifferenceLine key={`${difference.part} ${difference.id}`} difference={difference} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

function DifferenceLine({ difference }: { difference: Difference }) {
  const changes = changesInWords(difference);
  return (
    <li>
      <span className="hint">{t(`versions.parts.${difference.part}`)}</span> <b dir="auto">{difference.label}</b>
      {changes.length > 0 && (
        <ul className="diff-how">
          {changes.map((change) => (
            <li key={change} dir="auto">
              {change}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const SIGNS: Record<DifferenceKind, string> = {
  added: "M8 12H16M12 8V16",
  changed: "M7.5 13.6C9.4 8.8 10.8 9.4 12 12C13.2 14.6 14.6 15.2 16.5 10.4",
  removed: "M8 12H16",
};

/** The sign of a kind as it stands on the maps: by its form, its line and its colour. */
export function DifferenceSign({ kind }: { kind: DifferenceKind }) {
  return (
    <svg className={`i diff-sign is-${kind}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="3" y="3" width="18" height="18" rx={kind === "added" ? 9 : kind === "changed" ? 5 : 1.5} />
      <path d={SIGNS[kind]} />
    </svg>
  );
}
