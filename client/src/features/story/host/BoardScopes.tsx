import { setBoardScope } from "@longtable/shared/story/story.commands";
import type { StoryList } from "@longtable/shared/story/story.schema";
import { DEFAULT_BOARD_SCOPE, SCOPES } from "@longtable/shared/story/story.types";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { t } from "../../../i18n/t.ts";
import type { Commands } from "../../console/useCommands.ts";
import { Picker } from "./Picker.tsx";

interface Props {
  state: WorkshopState;
  scopes: NonNullable<StoryList["hosts"]>["boards"];
  commands: Commands;
  onChanged(): void;
}

/** How far the notes of each board may go that rest on no story (METHODS I5). */
export function BoardScopes({ state, scopes, commands, onChanged }: Props) {
  const boards = state.boards.filter(({ tableId }) => tableId === undefined);
  return (
    <section className="card evidence-card">
      <h3>{t("evidence.boards.title")}</h3>
      <p>{t("evidence.boards.lead")}</p>
      {boards.map(({ id, title }) => (
        <Picker
          key={id}
          label={title}
          value={scopes.find(({ boardId }) => boardId === id)?.scope ?? DEFAULT_BOARD_SCOPE}
          options={SCOPES.map((value) => ({ value, label: t(`evidence.scopes.${value}`) }))}
          onChange={async (scope) => {
            if (await commands.run(setBoardScope, { boardId: id, scope })) onChanged();
          }}
        />
      ))}
    </section>
  );
}
