import type { RunningServer } from "../support/testServer.ts";

/** What the commands of hosting together have to name. */
export interface HostThings {
  /** A second host's seat. */
  otherHostId: string;
}

/** A second host in the workshop. */
export async function makeHosts(
  { api }: RunningServer,
  { facilitator, workshopId }: Record<"facilitator" | "workshopId", string>,
): Promise<HostThings> {
  const before = (await api.state(workshopId, facilitator)).hosts?.list ?? [];
  await api.request("POST", `/api/workshops/${workshopId}/seats`, {
    token: facilitator,
    body: { role: "facilitator" },
  });
  const after = (await api.state(workshopId, facilitator)).hosts?.list ?? [];
  return { otherHostId: after.find(({ id }) => before.every((known) => known.id !== id))?.id ?? "" };
}

const long = (length: number) => "x".repeat(length);
const ID = ["", "a b", "ä", "__proto__", long(41), 5, true, {}, []];

interface Row {
  good(things: HostThings): Record<string, unknown>;
  bad: Readonly<Record<string, readonly unknown[]>>;
  required: readonly string[];
  allows: readonly ("facilitator" | "participant" | "observer")[];
  mustExist: readonly string[];
}

const host = { allows: ["facilitator"], mustExist: [] } as const;

/** The commands of hosting together, as `COMMANDS` lists them. */
export const HOSTING: Readonly<Record<string, Row>> = {
  "hosts.setName": {
    ...host,
    good: () => ({ name: "Sam" }),
    bad: { name: ["", "   ", long(41), 5, null, {}] },
    required: ["name"],
  },
  "hosts.setLeading": {
    ...host,
    good: ({ otherHostId }) => ({ hostId: otherHostId }),
    bad: { hostId: ID },
    required: ["hostId"],
    mustExist: ["hostId"],
  },
  "hosts.withdraw": {
    ...host,
    good: ({ otherHostId }) => ({ hostId: otherHostId }),
    bad: { hostId: [...ID, null] },
    required: ["hostId"],
    mustExist: ["hostId"],
  },
  "hosts.goOn": { ...host, good: () => ({}), bad: {}, required: [] },
  "hosts.stayPaused": { ...host, good: () => ({}), bad: {}, required: [] },
  "hosts.setCursors": {
    ...host,
    good: () => ({ shown: false }),
    bad: { shown: ["yes", 1, null, {}] },
    required: ["shown"],
  },
};
