import type { Store } from "../session/session.types.ts";
import { createStore } from "../session/store.ts";

export interface Toast {
  id: number;
  words: string;
  /** What the one button does, when there is one. */
  action?: {
    label: string;
    perform(): void /** False once the button would do something else. */;
    isOpen?: Store<boolean>;
  };
}

/** The toast that is shown, or null: one at a time, the newest. */
export const currentToast = createStore<Toast | null>(null);
let count = 0;

/** Shows a confirmation, with a way to take it back. Problems are notices and stay; they are never toasts. */
export function showToast(words: string, action?: Toast["action"]): void {
  count += 1;
  currentToast.set({ id: count, words, ...(action && { action }) });
}

/** Takes a toast away, unless a newer one is shown already. */
export function hideToast(id: number): void {
  if (currentToast.get()?.id === id) currentToast.set(null);
}
