import { formatJoinCode } from "@longtable/shared/participation/joinCode";
import type { ReactNode } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { DeskWorkshop } from "./desk.api.ts";

interface Props {
  workshops: readonly DeskWorkshop[];
  chosenId: string | null;
  /** True while making a workshop is the page's main step. */
  isMain: boolean;
  /** True while the empty page itself offers both ways. */
  isEmpty: boolean;
  onChoose(id: string): void;
  onNew(): void;
  onSample(): void;
  /** What stands below the list. */
  children: ReactNode;
}

/** The list of workshops and the two ways to a new one. */
export function DeskRail({ workshops, chosenId, isMain, isEmpty, onChoose, onNew, onSample, children }: Props) {
  return (
    <nav className="desk-rail" aria-label={t("desk.list")}>
      <h2>{t("desk.title")}</h2>
      {!isEmpty && (
        <div className="desk-rail-acts">
          <button type="button" className={isMain ? "btn btn-main" : "btn"} onClick={onNew}>
            <Icon name="plus" /> {t("desk.create")}
          </button>
          <button type="button" className="btn btn-plain" onClick={onSample}>
            {t("desk.sample")}
          </button>
          <p className="hint">{t("desk.sampleHint")}</p>
        </div>
      )}
      <ul className="desk-list">
        {workshops.map(({ id, title, joinCode, participants }) => (
          <li key={id}>
            <button type="button" className="desk-item" aria-current={id === chosenId} onClick={() => onChoose(id)}>
              <b>{title}</b>
              <span className="desk-item-facts">
                <span>{t("desk.joined", { count: participants })}</span>
                <span>{formatJoinCode(joinCode)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}
