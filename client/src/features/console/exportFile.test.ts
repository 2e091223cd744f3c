import { describe, expect, it } from "vitest";
import { boardExport, fileStem, workshopExport } from "./exportFile.ts";

describe("an export's file", () => {
  it.each([
    ["Ideas, dots: decision!", "Ideas-dots-decision"],
    ["Réunion / équipe", "Réunion-équipe"],
    ["../../etc", "etc"],
    ["???", "longtable"],
  ])("[CO5] named %s is called %s", (title, stem) => {
    expect(fileStem(title)).toBe(stem);
  });

  it("[CO5] has no token in its address", () => {
    expect(boardExport({ id: "b1", title: "My map" }, "pdf")).toEqual({
      path: "/api/boards/b1/export.pdf",
      fileName: "My-map.pdf",
    });
    expect(workshopExport({ id: "w1", title: "Day" }, "zip").path).toBe("/api/workshops/w1/export.zip");
  });
});
