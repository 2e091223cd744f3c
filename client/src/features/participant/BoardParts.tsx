import type { BoardClient } from "../../session/boardClient.ts";
import { useStore } from "../../session/store.ts";
import StructureButton from "../console/StructureButton.tsx";

/** The way to a board's parts on a phone, once the board is there. */
export default function BoardParts({ board }: { board: BoardClient }) {
  const content = useStore(board.content);
  return content && <StructureButton board={board} content={content} />;
}
