import { expect, it } from "vitest";
import { createTokenStore, type KeptSeat } from "./tokenStore.ts";

function storage(): Storage {
  const entries: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => entries[key] ?? null,
    setItem: (key: string, text: string) => {
      entries[key] = text;
    },
    removeItem: (key: string) => {
      delete entries[key];
    },
  };
  return new Proxy(methods as Storage, {
    ownKeys: () => Object.keys(entries),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
}

const seat: KeptSeat = { token: "t1", workshopId: "w1", alias: "Amber Wren", joinCode: "FRLWKHD" };

it("[PA1] a closed tab or a dead battery keeps the seat: the device remembers it", () => {
  const device = storage();
  createTokenStore(storage(), device).keep("participant", seat);
  expect(createTokenStore(storage(), device).find("participant", "w1")).toEqual(seat);
});

it("[PA1] two kinds of seat in one workshop live side by side in one browser", () => {
  const device = storage();
  const seats = createTokenStore(storage(), device);
  seats.keep("participant", seat);
  seats.keep("facilitator", { token: "t2", workshopId: "w1" });
  expect(seats.find("participant", "w1")?.token).toBe("t1");
  expect(seats.find("facilitator", "w1")?.token).toBe("t2");
});

it("[PA1] a tab keeps its own seat when another tab of the same browser sits down anew", () => {
  const device = storage();
  const [first, second] = [createTokenStore(storage(), device), createTokenStore(storage(), device)];
  first.keep("participant", seat);
  second.keep("participant", { ...seat, token: "t9" });
  expect(first.find("participant", "w1")?.token).toBe("t1");
  expect(second.find("participant", "w1")?.token).toBe("t9");
});

it("lists the seats of one kind, each once", () => {
  const device = storage();
  const seats = createTokenStore(storage(), device);
  seats.keep("participant", seat);
  seats.keep("participant", { ...seat, workshopId: "w2" });
  seats.keep("screen", { token: "t3", workshopId: "w1" });
  expect(
    seats
      .list("participant")
      .map(({ workshopId }) => workshopId)
      .toSorted(),
  ).toEqual(["w1", "w2"]);
});

it("forgets a seat in the tab and on the device", () => {
  const [tab, device] = [storage(), storage()];
  const seats = createTokenStore(tab, device);
  seats.keep("participant", seat);
  seats.forget("participant", "w1", "t1");
  expect(seats.find("participant", "w1")).toBeNull();
  expect(createTokenStore(tab, device).find("participant", "w1")).toBeNull();
});

it("[PA1] forgets one's own seat and leaves the one that another tab has renewed", () => {
  const device = storage();
  const [first, second] = [createTokenStore(storage(), device), createTokenStore(storage(), device)];
  first.keep("participant", seat);
  second.keep("participant", { ...seat, token: "t9" });
  first.forget("participant", "w1", "t1");
  expect(first.find("participant", "w1")?.token).toBe("t9");
  expect(second.find("participant", "w1")?.token).toBe("t9");
});

it("[PA1] a tab whose token is dead finds the seat that the device has in the meantime", () => {
  const device = storage();
  const [first, second] = [createTokenStore(storage(), device), createTokenStore(storage(), device)];
  first.keep("participant", seat);
  first.markDead("t1");
  expect(first.find("participant", "w1")?.token).toBe("t1");
  second.keep("participant", { ...seat, token: "t9" });
  expect(first.find("participant", "w1")?.token).toBe("t9");
});

it("works without storage as long as the page lives, and reads past what is damaged", () => {
  const without = createTokenStore(null, null);
  without.keep("participant", seat);
  expect(without.find("participant", "w1")).toEqual(seat);
  const device = storage();
  device.setItem("longtable.seat.participant.w1", "{damaged");
  expect(createTokenStore(null, device).find("participant", "w1")).toBeNull();
});
