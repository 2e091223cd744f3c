import { isPlainView, type ViewedBoard } from "@longtable/shared/board/view.rules";
import type { BoardView } from "@longtable/shared/board/view.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { useStore } from "../../session/store.ts";
import { Icon } from "../../ui/Icon.tsx";
import { type LensBarProps, lenses } from "../boardList/lens.ts";
import { FindBar } from "./FindBar.tsx";
import { Legend } from "./Legend.tsx";
import "./ideaWords.ts";
import { setLens } from "./setLens.ts";
import { ViewSheet } from "./ViewSheet.tsx";
import "./ideas.css";

/** Over a board that is not shown as it stands: what is shown, what the colours mean, the way back; and what is sought. */
export default function LensBar({ boardId, whole, viewed, state, session, onShow }: LensBarProps) {
  const lens = useStore(lenses).get(boardId);
  const [isChanging, setIsChanging] = useState(false);
  if (!lens) return null;
  const { view, isFinding } = lens;
  return (
    <div className="lens">
      {isFinding && (
        <FindBar
          notes={viewed.content.notes}
          onShow={onShow}
          onClose={() => {
            onShow(null);
            setLens(boardId, { isFinding: false });
          }}
        />
      )}
      {!isPlainView(view) && (
        <Summary boardId={boardId} view={view} viewed={viewed} state={state} onChange={() => setIsChanging(true)} />
      )}
      {isChanging && (
        <ViewSheet
          boardId={boardId}
          content={whole}
          state={state}
          session={session}
          onClose={() => setIsChanging(false)}
        />
      )}
    </div>
  );
}

interface SummaryProps {
  boardId: string;
  view: BoardView;
  viewed: ViewedBoard;
  state: WorkshopState | null;
  onChange(): void;
}

function Summary({ boardId, view, viewed: { shown, of, legend }, state, onChange }: SummaryProps) {
  const group = state?.workshop.groups.find(({ id }) => id === view.groupId)?.label;
  const sorted = view.sort && [t(`ideas.view.sorts.${view.sort}`), group].filter(Boolean).join(", ");
  return (
    <section className="lens-view" aria-label={t("ideas.view.title")}>
      <p role="status" className="lens-said">
        <b>{t("ideas.view.summary", { shown, of })}</b>
        {sorted && <span>{t("ideas.view.sorted", { by: sorted })}</span>}
        {view.colour && <span>{t("ideas.view.coloured", { by: t(`ideas.view.colours.${view.colour}`) })}</span>}
        {shown === 0 && <span>{t("ideas.view.empty")}</span>}
      </p>
      <Legend lines={legend} />
      <div className="lens-acts">
        <button type="button" className="btn" onClick={onChange}>
          {t("ideas.view.change")}
        </button>
        <button type="button" className="btn" onClick={() => setLens(boardId, { view: {} })}>
          <Icon name="x" /> {t("ideas.view.reset")}
        </button>
      </div>
    </section>
  );
}
