import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchLine } from "./line.ts";
import type { Link } from "./session.types.ts";
import { createStore } from "./store.ts";

let page: EventTarget & { visibilityState: string };
let window: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: "visible" });
  window = new EventTarget();
  vi.stubGlobal("document", page);
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch(connected: boolean) {
  const did: string[] = [];
  const link = createStore<Link>(connected ? "online" : "connecting");
  const socket = { connected, connect: () => did.push("connect"), disconnect: () => did.push("disconnect") };
  const stop = watchLine({ link, socket: socket as never, flush: () => did.push("flush") });
  const show = (visibilityState: "hidden" | "visible") => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { did, link, stop, show };
}

it("[KE1] takes a new line at once when the device is back, though the next attempt is only planned", () => {
  const { did } = watch(false);
  window.dispatchEvent(new Event("online"));
  expect(did).toEqual(["disconnect", "connect"]);
});

it("does not cut the first attempt of a page that has only just been opened", () => {
  const { did } = watch(false);
  window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: false }));
  expect(did).toEqual([]);
});

it("sends what waits when the page is looked at again, over a new line once it was away for long", () => {
  const { did, show } = watch(true);
  show("hidden");
  show("visible");
  expect(did).toEqual(["flush"]);
  show("hidden");
  vi.advanceTimersByTime(15_001);
  show("visible");
  expect(did).toEqual(["flush", "disconnect", "connect"]);
});

it("says offline after five seconds without a line, and does nothing more once stopped", () => {
  const { did, link, stop } = watch(false);
  vi.advanceTimersByTime(5_000);
  expect(link.get()).toBe("offline");
  stop();
  window.dispatchEvent(new Event("online"));
  expect(did).toEqual([]);
});
