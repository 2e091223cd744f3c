import { createCanvas, loadImage } from "@napi-rs/canvas";
import { expect, it } from "vitest";
import { pngFile } from "./pngFile.ts";

it("[EX2] a picture read by another program has the very pixels that were painted", async () => {
  const canvas = createCanvas(61, 37);
  const context = canvas.getContext("2d");
  for (let index = 0; index < 40; index += 1) {
    context.fillStyle = `rgb(${index * 6} ${255 - index * 5} ${(index * 77) % 256})`;
    context.fillRect((index * 7) % 61, (index * 5) % 37, 9, 6);
  }
  context.fillStyle = "#fff";
  context.globalCompositeOperation = "destination-over";
  context.fillRect(0, 0, 61, 37);
  const image = await loadImage(Buffer.from(pngFile(canvas.data(), canvas.width, canvas.height)));
  const again = createCanvas(image.width, image.height);
  again.getContext("2d").drawImage(image, 0, 0);
  expect([image.width, image.height]).toEqual([61, 37]);
  expect(again.data().equals(canvas.data())).toBe(true);
});
