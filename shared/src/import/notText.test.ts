import { describe, expect, it } from "vitest";
import { notText } from "./notText.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (words: string) => new TextEncoder().encode(words);

describe("notText", () => {
  it.each([
    ["a spreadsheet", bytes(0x50, 0x4b, 0x03, 0x04, 0x14, 0), "spreadsheet"],
    ["an old spreadsheet", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), "spreadsheet"],
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 13, 10), "other"],
    ["a PDF", text("%PDF-1.7 words"), "other"],
    ["packed bytes", Uint8Array.from({ length: 900 }, (_, index) => (index * 181) % 256), "other"],
  ] as const)("[IM16] knows %s by its first bytes", (_, file, what) => {
    expect(notText(file)).toBe(what);
  });

  it.each([
    ["a table", text("text,kind\nA,idea")],
    ["one with a sign that nobody sees", text(`text\n${"Nobody calls back. ".repeat(4)}\u0001`)],
    ["older letters", bytes(...text("Caf"), 0xe9, 0x0a, ...text("plain words behind"))],
    ["UTF-16", bytes(0xff, 0xfe, 0x41, 0, 0x0a, 0, 0x42, 0)],
    ["nothing", bytes()],
  ])("[IM16] takes %s for text", (_, file) => {
    expect(notText(file)).toBeNull();
  });
});
