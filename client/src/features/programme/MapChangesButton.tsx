import type { Difference } from "@longtable/shared/programme/mapDifferences";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import type { MapChanges, ProgrammeApi } from "./programme.api.ts";

interface Props {
  boardId: string;
  title: string;
  api: Pick<ProgrammeApi, "changes">;
}

/** Opens the list of what changed on a map since the earlier one it began as. */
export function MapChangesButton({ boardId, title, api }: Props) {
  const [found, setFound] = useState<MapChanges | "failed" | null>(null);
  const open = async () => setFound(await api.changes(boardId).catch(() => "failed" as const));
  return (
    <>
      <button
        type="button"
        className="btn btn-plain programme-away"
        aria-label={t("programme.whatChangedOf", { title })}
        onClick={() => void open()}
      >
        {t("programme.whatChanged")}
      </button>
      {found !== null && (
        <Sheet title={t("programme.whatChangedOf", { title })} onClose={() => setFound(null)}>
          {found === "failed" ? (
            <Notice tone="stop">{t("programme.differencesFailed")}</Notice>
          ) : (
            <MapChangesList changes={found} />
          )}
        </Sheet>
      )}
    </>
  );
}

const KINDS = ["added", "changed", "removed"] as const;
const MARKS = { added: "plus", changed: "text", removed: "minus" } as const;

function MapChangesList({ changes: { from, to, differences } }: { changes: MapChanges }) {
  return (
    <div className="stack">
      <p>{t("programme.changedFrom", { title: to.title, from: from.title, workshop: from.workshop })}</p>
      {differences.length === 0 && <p className="quiet">{t("programme.noChanges")}</p>}
      {KINDS.map((kind) => {
        const some = differences.filter((difference) => difference.kind === kind);
        return (
          some.length > 0 && (
            <section key={kind} className="map-changes">
              <h3>
                <Icon name={MARKS[kind]} /> {t(`programme.kinds.${kind}`)} ({some.length})
              </h3>
              <ul>
                {some.map((difference) => (
                  <li key={`${difference.part} ${difference.id}`}>
                    <Change difference={difference} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </div>
  );
}

function Change({ difference: { part, label, before, fields } }: { difference: Difference }) {
  const more = [
    ...(before === undefined ? [] : [t("programme.wasSaid", { before })]),
    ...fields.map((field) => t(`programme.changedField.${field}`)),
  ];
  return (
    <>
      <span className="hint">{t(`programme.parts.${part}`)}</span> <span dir="auto">{label}</span>
      {more.length > 0 && <span className="hint"> ({more.join("; ")})</span>}
    </>
  );
}
