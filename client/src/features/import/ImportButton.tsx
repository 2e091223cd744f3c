import { lazy, Suspense, useState } from "react";
import { t } from "../../i18n/t.ts";
import type { BoardClient } from "../../session/boardClient.ts";
import { Icon } from "../../ui/Icon.tsx";

const ImportSheet = lazy(() => import("./ImportSheet.tsx"));

interface Props {
  board: { id: string; title: string } | null;
  /** The line to that board, for what it holds now. */
  client: BoardClient | null;
  workshopId: string;
  token: string;
}

/** Opens the sheet that brings in notes; its words and code come when it is opened. */
export function ImportButton(props: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className="btn" onClick={() => setIsOpen(true)}>
        <Icon name="plus" /> {t("console.bringIn")}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ImportSheet {...props} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
