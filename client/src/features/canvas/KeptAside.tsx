import { canvas as canvasWords } from "../../i18n/en/canvas.ts";
import { addWords } from "../../i18n/t.ts";
import { useRefusedWords } from "../room/useRefusedWords.ts";
import { KeptWords } from "./KeptWords.tsx";

addWords({ canvas: canvasWords });

/** Words from a canvas that is not there any more, as when a host locked the board while somebody wrote on it. */
export default function KeptAside({ boardId }: { boardId: string }) {
  useRefusedWords(boardId);
  return <KeptWords isAside />;
}
