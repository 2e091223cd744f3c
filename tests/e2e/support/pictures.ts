import type { Browser, Page } from "playwright-core";

/** Pictures are the same to the eye where no colour of a pixel differs by more than this, of 255: what anti-aliasing does to edges. */
const SAME = 48;

/** Compares PNG files in a page of its own, which decodes them as every screen does. */
export async function openComparer(browser: Browser) {
  const page: Page = await (await browser.newContext()).newPage();
  return {
    /** The share of pixels that differ, from nought to one, over what both pictures cover. */
    difference: (one: Buffer, other: Buffer): Promise<number> =>
      page.evaluate(
        async ({ files, same }) => {
          const pixels = await Promise.all(
            files.map(async (file) => {
              const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
              const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
              const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
              if (!context) throw new Error("no canvas");
              context.drawImage(bitmap, 0, 0);
              return context.getImageData(0, 0, bitmap.width, bitmap.height);
            }),
          );
          const [a, b] = pixels;
          if (!a || !b) throw new Error("two pictures are needed");
          const [width, height] = [Math.min(a.width, b.width), Math.min(a.height, b.height)];
          let count = 0;
          for (let y = 0; y < height; y += 1) {
            for (let x = 0; x < width; x += 1) {
              const [i, j] = [(y * a.width + x) * 4, (y * b.width + x) * 4];
              const away = [0, 1, 2].map((part) => Math.abs((a.data[i + part] ?? 0) - (b.data[j + part] ?? 0)));
              if (Math.max(...away) > same) count += 1;
            }
          }
          return count / (width * height);
        },
        { files: [one, other].map((file) => file.toString("base64")), same: SAME },
      ),
  };
}
