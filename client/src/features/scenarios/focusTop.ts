/** Shows a sheet from its top and puts the focus on its heading, when what it holds has changed. */
export function focusTop(heading: HTMLElement | null): void {
  heading?.closest("dialog")?.scrollTo({ top: 0 });
  heading?.focus({ preventScroll: true });
}
