import type { Page } from "playwright-core";

/** True while a page's memory holds these words in any text, after all that nobody needs was thrown away. */
export async function remembers(page: Page, words: string): Promise<boolean> {
  const devTools = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  devTools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await devTools.send("HeapProfiler.collectGarbage");
  await devTools.send("HeapProfiler.takeHeapSnapshot", {});
  await devTools.detach();
  const { strings } = JSON.parse(chunks.join("")) as { strings: string[] };
  return strings.some((text) => text.includes(words));
}
