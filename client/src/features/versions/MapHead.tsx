import "./versionWords.ts";
import "./versions.css";
import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import { standingText } from "./standingText.ts";
import { VersionsSheet } from "./VersionsSheet.tsx";

interface Props {
  state: WorkshopState;
  boardId: BoardId;
  content: BoardContent;
  commands: Commands;
  onCompare(snapshotId: string | null): void;
}

/** The head of a board on the console: what it shows, how far it can be relied on, and the way to its versions. */
export default function MapHead({ state, boardId, content, commands, onCompare }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const standing = state.versions?.maps.find((one) => one.boardId === boardId);
  const isMap = content.type === "journeyMap";
  const { icon, text } = standingText(standing ?? { status: "draft", reviews: [] });
  return (
    <section className="map-head" aria-label={t("versions.title")}>
      {standing?.state && <span className="chip">{t(`versions.state.${standing.state}`)}</span>}
      {isMap && (
        <p className="small map-status" role="status" data-status={standing?.status ?? "draft"}>
          <Icon name={icon} /> <span dir="auto">{text}</span>
        </p>
      )}
      <button type="button" className="btn" onClick={() => setIsOpen(true)}>
        <Icon name="clock" /> {t("versions.open")}
      </button>
      {isOpen && (
        <VersionsSheet
          state={state}
          boardId={boardId}
          content={content}
          commands={commands}
          onCompare={(snapshotId) => {
            setIsOpen(false);
            onCompare(snapshotId);
          }}
          onClose={() => setIsOpen(false)}
        />
      )}
    </section>
  );
}
