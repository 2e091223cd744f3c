import { sortIdea } from "@longtable/shared/followThrough/followThrough.commands";
import type { FollowThrough, IdeaBoxItem } from "@longtable/shared/followThrough/followThrough.schema";
import type { BoardId } from "@longtable/shared/kernel/ids";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";

interface Props {
  followThrough: FollowThrough;
  boards: WorkshopState["boards"];
  commands: Commands;
}

/** Late ideas, which only hosts see: on a board, kept for next time, or hidden. */
export function BoxPart({ followThrough: { hosts, carried }, boards, commands }: Props) {
  const first = boards.find(({ type }) => type === "columns") ?? boards[0];
  const [boardId, setBoardId] = useState<BoardId | null>(first?.id ?? null);
  const id = useId();
  const items = hosts?.ideaBox ?? [];
  const list = (some: readonly IdeaBoxItem[]) => (
    <ul className="after-list">
      {some.map((item) => (
        <Item key={item.id} item={item} boardId={boardId} commands={commands} />
      ))}
    </ul>
  );
  return (
    <section className="card after-card" aria-labelledby="after-box">
      <div className="between">
        <h2 id="after-box">{t("followUp.box.title")}</h2>
        <span className="chip">
          <Icon name="private" /> {t("followUp.hostsOnly")}
        </span>
      </div>
      <p>{t("followUp.box.lead")}</p>
      {boards.length > 1 && (
        <div className="field">
          <label htmlFor={id}>{t("followUp.box.board")}</label>
          <select
            id={id}
            className="input"
            value={boardId ?? ""}
            onChange={({ target }) => setBoardId(boards.find((board) => board.id === target.value)?.id ?? null)}
          >
            {boards.map((board) => (
              <option key={board.id} value={board.id}>
                {board.title}
              </option>
            ))}
          </select>
        </div>
      )}
      {items.length === 0 && <p className="quiet">{t("followUp.box.none")}</p>}
      {list(items)}
      {carried && carried.ideas.length > 0 && (
        <>
          <h3>{t("followUp.box.carried", { title: carried.title })}</h3>
          {list(carried.ideas)}
        </>
      )}
    </section>
  );
}

function Item({ item, boardId, commands }: { item: IdeaBoxItem; boardId: BoardId | null; commands: Commands }) {
  const { id: itemId, text, state } = item;
  const act = (word: string, input: { to: "kept" | "hidden" } | { to: "board"; boardId: BoardId }) => (
    <button
      type="button"
      className={input.to === "hidden" ? "btn btn-plain" : "btn"}
      aria-disabled={commands.isBusy}
      onClick={() => void commands.run(sortIdea, { itemId, ...input })}
    >
      {word}
      <span className="sr">: {text}</span>
    </button>
  );
  return (
    <li>
      <p dir="auto" className="after-said">
        {text}
      </p>
      <p className="after-facts">
        <span className="chip">{t(`followUp.box.${state}`)}</span>
      </p>
      {state !== "shown" && (
        <div className="after-acts">
          {boardId && act(t("followUp.box.put"), { to: "board", boardId })}
          {state !== "approved" && act(t("followUp.box.keep"), { to: "kept" })}
          {state !== "hidden" && act(t("followUp.box.hide"), { to: "hidden" })}
        </div>
      )}
    </li>
  );
}
