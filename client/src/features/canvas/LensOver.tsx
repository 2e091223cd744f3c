import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import type { Session } from "../../session/session.types.ts";
import type { useLens } from "../boardList/lens.ts";
import { reveal } from "./camera.ts";
import type { CanvasModel } from "./canvas.model.ts";

interface Props {
  model: CanvasModel;
  lens: NonNullable<ReturnType<typeof useLens>>;
  whole: BoardContent;
  boardId: string;
  state: WorkshopState | null;
  session: Pick<Session, "send">;
}

/** What stands over a canvas that is looked at another way; what is found there is chosen and brought into view. */
export function LensOver({ model, lens: { Bar, viewed }, ...props }: Props) {
  return (
    <Bar
      {...props}
      viewed={viewed}
      onShow={(id) => {
        const node = id === null ? null : model.index.get().byKey(`note:${id}`);
        if (!node || id === null) return;
        model.selection.set(new Set([id]));
        model.setCamera(reveal(model.camera.get(), node, model.view.get(), model.covered()));
      }}
    />
  );
}
