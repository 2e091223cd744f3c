/** Draws at most once a frame. Konva's own `batchDraw` would clear a hit canvas too, which nobody asks here. */
export function createFrame(draw: () => void) {
  let handle: number | null = null;
  return {
    ask() {
      handle ??= requestAnimationFrame(() => {
        handle = null;
        draw();
      });
    },
    cancel() {
      if (handle !== null) cancelAnimationFrame(handle);
      handle = null;
    },
  };
}
