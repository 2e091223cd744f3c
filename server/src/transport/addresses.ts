import { networkInterfaces } from "node:os";
import type { Request } from "express";
import type { Addresses } from "../features/workshop/organiser.feature.ts";

interface AddressDeps {
  publicUrl: string | null;
  host: string;
  /** Known once the server listens. */
  port(): number;
}

/** The first IPv4 address of this machine that others on its network can reach; null when it has none. */
export function localNetworkAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? null;
}

/** Works out the addresses that links carry. */
export function createAddresses({ publicUrl, host, port }: AddressDeps) {
  const isOpenToNetwork = host === "0.0.0.0" || host === "::";
  const phones = () =>
    publicUrl ?? `http://${(isOpenToNetwork ? localNetworkAddress() : host) ?? "localhost"}:${port()}`;
  return {
    phones,
    desk: () => publicUrl ?? `http://${isOpenToNetwork ? "localhost" : host}:${port()}`,
    forRequest(request: Request): Addresses {
      const asked = `${request.protocol}://${request.get("host") ?? "localhost"}`;
      const own = publicUrl ?? asked;
      return { own, phones: publicUrl ?? (isLoopback(request.hostname) ? phones() : asked) };
    },
  };
}

const isLoopback = (hostname: string | undefined) =>
  hostname === undefined || hostname === "localhost" || hostname === "::1" || hostname.startsWith("127.");
