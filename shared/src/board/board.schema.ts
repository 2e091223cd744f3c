import { z } from "zod";
import { LIMITS } from "../kernel/limits.ts";
import { BOARD_TYPES, NOTE_KINDS } from "./board.types.ts";

export const BoardType = z.enum(BOARD_TYPES);
export const NoteKind = z.enum(NOTE_KINDS);

/** A note's words: something to read, and not more than a phone shows without scrolling for long. */
export const NoteText = z.string().trim().min(1).max(LIMITS.noteChars);
