import "./versionWords.ts";
import { mapDifferences } from "@longtable/shared/programme/mapDifferences";
import { useMemo } from "react";
import { t } from "../../i18n/t.ts";
import type { Session } from "../../session/session.types.ts";
import { useBoard } from "../../session/useSession.ts";
import { Sheet } from "../../ui/Sheet.tsx";
import { useContent } from "../projector/useContent.ts";
import { DifferenceList } from "./DifferenceList.tsx";

interface Props {
  session: Session;
  boardId: string;
  earlier: { id: string; title: string };
  onClose(): void;
}

/** What differs between a map and the one it began as, for whoever may read both. */
export function DifferenceSheet({ session, boardId, earlier, onClose }: Props) {
  const { token } = session.seat;
  const [now, before] = [useContent(useBoard(boardId, token)), useContent(useBoard(earlier.id, token))];
  const differences = useMemo(() => now && before && mapDifferences(before, now), [now, before]);
  return (
    <Sheet title={t("versions.compare.from", { title: earlier.title })} onClose={onClose}>
      {differences ? (
        <DifferenceList differences={differences} />
      ) : (
        <p role="status">{t("versions.compare.looking")}</p>
      )}
    </Sheet>
  );
}
