import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { DifferenceList } from "../versions/DifferenceList.tsx";
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

function MapChangesList({ changes: { from, to, differences } }: { changes: MapChanges }) {
  return (
    <div className="stack">
      <p>{t("programme.changedFrom", { title: to.title, from: from.title, workshop: from.workshop })}</p>
      <DifferenceList differences={differences} />
    </div>
  );
}
