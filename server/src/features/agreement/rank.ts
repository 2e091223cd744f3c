import { createHash } from "node:crypto";

/** Keys to sort words by within one question: the same at every reading, and unlike any order people came in. */
export function rankIn(questionId: string): (text: string) => string {
  return (text) => createHash("sha256").update(`${questionId}\n${text}`).digest("hex");
}
