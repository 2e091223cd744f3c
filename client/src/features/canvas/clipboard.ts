import { safeStorage } from "../../ui/safeStorage.ts";
import type { ActionScope } from "../actions/action.types.ts";
import { CLIP_TYPE, clipText, keptClip, linesToClip, readClip } from "../actions/clip.ts";
import { copyNotes, pasteNotes } from "../actions/pasteNotes.ts";
import { removeNotes } from "../actions/removeNotes.ts";
import { targetNow } from "../actions/routes.ts";
import { rowsToClip } from "../ideas/rowsToClip.ts";

/**
 * Answers the browser's own copy, cut and paste while the board has the focus: between boards of this browser notes stay
 * what they are; words from anywhere else become a note a line.
 */
export function attachClipboard(board: HTMLElement, scope: () => ActionScope): () => void {
  const isOurs = () => document.activeElement === board;
  const copy = (event: ClipboardEvent): boolean => {
    if (!isOurs()) return false;
    const clip = copyNotes(scope(), targetNow(scope()));
    if (clip.length === 0) return false;
    event.preventDefault();
    event.clipboardData?.setData("text/plain", clipText(clip));
    event.clipboardData?.setData(CLIP_TYPE, JSON.stringify(clip));
    return true;
  };
  const onCopy = (event: ClipboardEvent) => void copy(event);
  const onCut = (event: ClipboardEvent) => {
    if (copy(event)) removeNotes(scope(), targetNow(scope()));
  };
  const onPaste = (event: ClipboardEvent) => {
    if (!isOurs() || !event.clipboardData) return;
    const now = scope();
    const text = event.clipboardData.getData("text/plain");
    const kept = keptClip(safeStorage);
    // Not every browser carries a type of ours to another tab; the same words mean the same notes.
    const isKept = kept !== null && clipText(kept) === text.replace(/\r\n/g, "\n");
    const kind = now.canvas?.model.lastKind.get() ?? "note";
    const lines = rowsToClip(text, kind, now.content) ?? linesToClip(text, kind);
    const clip = readClip(event.clipboardData.getData(CLIP_TYPE)) ?? (isKept ? kept : lines);
    if (clip.length === 0) return;
    event.preventDefault();
    void pasteNotes(now, clip);
  };
  document.addEventListener("copy", onCopy);
  document.addEventListener("cut", onCut);
  document.addEventListener("paste", onPaste);
  return () => {
    document.removeEventListener("copy", onCopy);
    document.removeEventListener("cut", onCut);
    document.removeEventListener("paste", onPaste);
  };
}
