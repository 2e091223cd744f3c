import { useEffect, useState } from "react";
import { requestJson } from "../../session/http.ts";
import type { JoinAddress } from "./Wall.types.ts";

/** How often the address is asked for again while the server is out of reach, in milliseconds. */
const AGAIN_MS = 5_000;

/** The way in for a code, at an address. */
export function joinAddress(base: string, code: string): JoinAddress {
  return {
    typed: base.replace(/^https?:\/\//, "").replace(/\/+$/, ""),
    scanned: `${base.replace(/\/+$/, "")}/#${code}`,
  };
}

/** The address that phones in the room can reach; until the server has said it, the one of this page. */
export function useJoinAddress(code: string): JoinAddress {
  const [base, setBase] = useState(() => location.origin);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let isGone = false;
    const ask = () =>
      requestJson<{ join: string }>("/api/address")
        .then(({ join }) => isGone || setBase(join))
        .catch(() => {
          if (!isGone) timer = setTimeout(ask, AGAIN_MS);
        });
    void ask();
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return joinAddress(base, code);
}
