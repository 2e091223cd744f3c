import type { BoardContent } from "@longtable/shared/board/board.doc";
import { useBoardNews } from "./useBoardNews.ts";

/** Shows nothing: it speaks of what others do on a board. */
export default function BoardNews({ content, isOwn }: { content: BoardContent; isOwn(id: string): boolean }) {
  useBoardNews(content, isOwn);
  return null;
}
