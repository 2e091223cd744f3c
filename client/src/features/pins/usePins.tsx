import type { BoardContent } from "@longtable/shared/board/board.doc";
import type { Access } from "@longtable/shared/participation/roles";
import { accessAllows } from "@longtable/shared/participation/roles";
import { type ReactNode, useState } from "react";
import type { Session } from "../../session/session.types.ts";
import { useStore } from "../../session/store.ts";
import { isWrittenAloneOn } from "../held/writtenAlone.ts";
import PinsSheet from "./PinsSheet.tsx";
import type { PinnedTo } from "./targets.ts";

interface Options {
  session: Session;
  boardId: string;
  access: Access;
  content: BoardContent | null;
}

/** The sheet of pins over a canvas, and what opens it. */
export function usePins({ session, boardId, access, content }: Options): {
  open(on: PinnedTo): void;
  sheet: ReactNode;
} {
  const [on, setOn] = useState<PinnedTo | null>(null);
  const isAlone = isWrittenAloneOn(useStore(session.state), boardId);
  const sheet = on && content && (
    <PinsSheet
      session={session}
      boardId={boardId}
      access={access}
      content={content}
      on={on}
      mayAsk={accessAllows(access, "contribute") && !isAlone}
      onClose={() => setOn(null)}
    />
  );
  return { open: setOn, sheet };
}
