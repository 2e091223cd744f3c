import { sortIdea } from "@longtable/shared/followThrough/followThrough.commands";
import type { FollowThrough, IdeaBoxItem } from "@longtable/shared/followThrough/followThrough.schema";
import type { BoardId } from "@longtable/shared/kernel/ids";
import { withdraw } from "@longtable/shared/withdrawal/withdrawal.commands";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { Commands } from "../console/useCommands.ts";
import { EraseQuestion } from "../withdrawal/host/EraseQuestion.tsx";

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
  const [asked, ask] = useState<IdeaBoxItem | null>(null);
  const list = (some: readonly IdeaBoxItem[], onErase?: (item: IdeaBoxItem) => void) => (
    <ul className="after-list">
      {some.map((item) => (
        <Item key={item.id} item={item} boardId={boardId} commands={commands} {...(onErase && { onErase })} />
      ))}
    </ul>
  );
  const erase = async (id: string) => {
    const done = await commands.run(withdraw, { items: [{ kind: "idea", id }] });
    if (done) ask(null);
    return Boolean(done);
  };
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
      {list(items, ask)}
      {asked && (
        <EraseQuestion
          title={t("followUp.box.eraseAsk")}
          words={asked.text}
          verb={t("followUp.box.erase")}
          isAll={false}
          onKeep={() => ask(null)}
          onErase={() => erase(asked.id)}
        />
      )}
      {carried && carried.ideas.length > 0 && (
        <>
          <h3>{t("followUp.box.carried", { title: carried.title })}</h3>
          {list(carried.ideas)}
        </>
      )}
    </section>
  );
}

interface ItemProps {
  item: IdeaBoxItem;
  boardId: BoardId | null;
  commands: Commands;
  /** Left out for ideas of another workshop, which its own hosts erase. */
  onErase?(item: IdeaBoxItem): void;
}

function Item({ item, boardId, commands, onErase }: ItemProps) {
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
      <div className="after-acts">
        {state !== "shown" && (
          <>
            {boardId && act(t("followUp.box.put"), { to: "board", boardId })}
            {state !== "approved" && act(t("followUp.box.keep"), { to: "kept" })}
            {state !== "hidden" && act(t("followUp.box.hide"), { to: "hidden" })}
          </>
        )}
        {onErase && (
          <button type="button" className="btn btn-plain" onClick={() => onErase(item)}>
            {t("followUp.box.erase")}
            <span className="sr">: {text}</span>
          </button>
        )}
      </div>
    </li>
  );
}
