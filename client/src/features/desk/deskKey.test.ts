import { describe, expect, it } from "vitest";
import { forgetDeskKey, keepDeskKey, takeDeskKey } from "./deskKey.ts";

function placesWith(hash: string) {
  const kept = new Map<string, string>();
  const addresses: string[] = [];
  return {
    addresses,
    location: { hash, pathname: "/desk", search: "" },
    history: {
      replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => void addresses.push(String(url)),
    },
    storage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    },
  };
}

describe("the organiser's key", () => {
  it("[DK1] comes from the link once and leaves the address bar", () => {
    const places = placesWith("#abc%2Bdef");
    expect(takeDeskKey(places)).toBe("abc+def");
    expect(places.addresses).toEqual(["/desk"]);
  });

  it("[DK1] is not kept before the server has accepted it", () => {
    const places = placesWith("#wrong");
    takeDeskKey(places);
    places.location.hash = "";
    expect(takeDeskKey(places)).toBeNull();
  });

  it("[DK1] is found again on this device until it is forgotten", () => {
    const places = placesWith("");
    keepDeskKey(places, "abc");
    expect(takeDeskKey(places)).toBe("abc");
    forgetDeskKey(places);
    expect(takeDeskKey(places)).toBeNull();
  });
});
