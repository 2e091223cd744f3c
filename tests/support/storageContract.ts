import type { Storage } from "@longtable/server/src/storage/storage.ts";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

/** What every storage must do, whatever it keeps things in. `open` answers an empty one with the tables of Longtable. */
export function describeStorage(name: string, open: () => Promise<Storage> | Storage): void {
  describe(`storage: ${name}`, () => {
    let storage: Storage;
    beforeEach(async () => {
      storage = await open();
    });
    afterEach(() => storage.close());

    const addNote = (id: string, seat: string | null = null) =>
      storage.transact((sql) =>
        sql.run("INSERT INTO notes (board_id, id, workshop_id, seat_id) VALUES ('b', ?, 'w', ?)", id, seat),
      );
    const ids = async () =>
      (await storage.sql.all<{ id: string }>("SELECT id FROM notes ORDER BY id")).map(({ id }) => id);

    it("answers what the work answers, and afterwards everybody reads it", async () => {
      expect(await addNote("n1")).toBe(1);
      expect(await storage.sql.get<{ id: string }>("SELECT id FROM notes WHERE id = ?", "n1")).toMatchObject({
        id: "n1",
      });
      expect(await storage.transact(async () => "an answer")).toBe("an answer");
    });

    it("answers undefined, none and nought where nothing is found", async () => {
      expect(await storage.sql.get("SELECT id FROM notes WHERE id = ?", "none")).toBeUndefined();
      expect(await storage.sql.all("SELECT id FROM notes")).toEqual([]);
      expect(await storage.transact((sql) => sql.run("DELETE FROM notes"))).toBe(0);
    });

    it("gives back bytes, texts, nulls and large numbers as they were", async () => {
      const bytes = Uint8Array.from([0, 1, 2, 255, 0]);
      await storage.transact(async (sql) => {
        await sql.run(
          "INSERT INTO board_updates (board_id, seq, update_blob) VALUES (?, ?, ?)",
          "ä😀'\"",
          2 ** 40,
          bytes,
        );
        await sql.run("INSERT INTO notes (board_id, id, workshop_id, seat_id) VALUES ('b', 'n', 'w', ?)", null);
      });
      const row = await storage.sql.get<{ board_id: string; seq: number; update_blob: Uint8Array }>(
        "SELECT * FROM board_updates",
      );
      expect(row?.board_id).toBe("ä😀'\"");
      expect(Number(row?.seq)).toBe(2 ** 40);
      expect([...(row?.update_blob ?? [])]).toEqual([...bytes]);
      expect(await storage.sql.get("SELECT seat_id FROM notes")).toMatchObject({ seat_id: null });
    });

    it("takes a work that throws back, and only that one of those beside it", async () => {
      const broken = new Error("broken");
      const works = [
        addNote("a"),
        storage.transact(async (sql) => {
          await sql.run("INSERT INTO notes (board_id, id, workshop_id) VALUES ('b', 'b', 'w')");
          throw broken;
        }),
        addNote("c"),
        addNote("a"),
        addNote("d"),
      ];
      const outcomes = await Promise.allSettled(works);
      expect(outcomes.map(({ status }) => status)).toEqual([
        "fulfilled",
        "rejected",
        "fulfilled",
        "rejected",
        "fulfilled",
      ]);
      expect(outcomes[1]).toMatchObject({ reason: broken });
      expect(await ids()).toEqual(["a", "c", "d"]);
    });

    it("runs works one after the other, in the order they came, however long each takes", async () => {
      const order: string[] = [];
      const work = (name: string, turns: number) =>
        storage.transact(async () => {
          order.push(`${name} begins`);
          for (let turn = 0; turn < turns; turn += 1) await null;
          order.push(`${name} ends`);
        });
      await Promise.all([work("a", 30), work("b", 1), work("c", 10)]);
      expect(order).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
    });

    it("shows nobody a work before it is committed, and tells its caller only then", async () => {
      const seen = new Set<number>();
      let isDone = false;
      const look = async () => {
        while (!isDone) {
          seen.add((await ids()).length);
          await new Promise((next) => setImmediate(next));
        }
      };
      const looking = look();
      for (let round = 0; round < 20; round += 1) {
        await storage.transact(async (sql) => {
          await sql.run("DELETE FROM notes");
          for (let n = 0; n < 5; n += 1) {
            await sql.run("INSERT INTO notes (board_id, id, workshop_id) VALUES ('b', ?, 'w')", `n${n}`);
          }
        });
        expect(await ids()).toHaveLength(5);
      }
      isDone = true;
      await looking;
      expect([...seen].filter((count) => count !== 0 && count !== 5)).toEqual([]);
    });

    it("keeps all of a thousand works that come at once", async () => {
      await Promise.all(Array.from({ length: 1000 }, (_, n) => addNote(`n${String(n).padStart(4, "0")}`)));
      expect(await ids()).toHaveLength(1000);
    });

    it("has done all that was handed in once it is settled", async () => {
      const outcomes: string[] = [];
      for (const id of ["a", "a", "b"])
        addNote(id).then(
          () => outcomes.push("kept"),
          () => outcomes.push("refused"),
        );
      await storage.settled();
      expect(outcomes).toEqual(["kept", "refused", "kept"]);
    });

    it("scrubs while others go on writing, and loses nothing of theirs", async () => {
      let isScrubbed = false;
      let written = 0;
      const writing = (async () => {
        while (!isScrubbed || written < 20) {
          written += 1;
          await addNote(`n${written}`);
        }
      })();
      await addNote("before");
      await storage.scrub();
      isScrubbed = true;
      await writing;
      expect(await ids()).toHaveLength(written + 1);
    });

    it("closes though others keep on writing: they are refused, and what they were told is kept", async () => {
      let told = 0;
      const writing = (async () => {
        for (;;) {
          await addNote(`n${told}`);
          told += 1;
        }
      })().catch(() => {});
      await storage.settled();
      await storage.close();
      await writing;
      expect(told).toBeGreaterThan(0);
    });

    it("finishes what was begun before it closes, and takes nothing afterwards", async () => {
      const begun = [addNote("a"), addNote("b")];
      await storage.close();
      expect(await Promise.all(begun)).toEqual([1, 1]);
      await expect(addNote("c")).rejects.toThrow();
      await storage.close();
    });
  });
}
