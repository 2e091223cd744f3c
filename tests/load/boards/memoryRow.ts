import type { Memory } from "../../support/collectedMemory.ts";
import type { Book } from "./book.ts";
import { wait } from "./drive.ts";
import { type HubSeat, sitAtHub } from "./hubSeat.ts";
import { gather, NAMES, type Rival } from "./rivals.ts";
import { type Bench, type FilledRoom, openFilled, withEach } from "./rooms.ts";
import { sit, sitAll } from "./seat.ts";

const ROOMS = 8;
const SEATS = 200;
/** A board that nobody listens to leaves a server's memory by then: ours after 30 s. */
const UNLOAD_MS = 35_000;
const MIB = 1024 * 1024;

/** Row 8: what an open room, a left one and a seat hold, after the garbage was collected. */
export async function memoryRow(bench: Bench, book: Book): Promise<void> {
  for (let repeat = 0; repeat < bench.repeats; repeat += 1) {
    // A process of its own each time: what it has once taken from the system it keeps.
    await withEach(bench, async (rival) => {
      const seat = await seatShare(bench, rival);
      book.add("memory", "a seat, KiB", rival.name, seat.held / 1024);
      book.add("memory", "a seat by RSS, KiB", rival.name, seat.rss / 1024);
      await wait(UNLOAD_MS);
      const before = await rival.child.memory();
      const first = await fillRooms(bench, rival);
      await wait(1_000);
      const open = await rival.child.memory();
      first.leave();
      await wait(UNLOAD_MS);
      // The first rooms leave behind what is paid once, compiled code above all; what each leaves shows at the second.
      const left = await rival.child.memory();
      (await fillRooms(bench, rival)).leave();
      await wait(UNLOAD_MS);
      const leftAgain = await rival.child.memory();
      const room = share(before, open, ROOMS);
      const empty = share(left, leftAgain, ROOMS);
      book.add("memory", "an open room of 2,000 notes, MiB", rival.name, room.held / MIB);
      book.add("memory", "the same by RSS, MiB", rival.name, room.rss / MIB);
      book.add("memory", "a room everyone left, MiB", rival.name, empty.held / MIB);
      bench.say(
        `memory ${rival.name}: room ${mib(room)}, left ${mib(empty)}, seat ${(seat.held / 1024).toFixed(0)} KiB (RSS ${(seat.rss / 1024).toFixed(0)})`,
      );
    });
  }
}

async function fillRooms(bench: Bench, rival: Rival): Promise<{ leave(): void }> {
  const rooms = await gather(ROOMS, () => openOne(bench, rival), 1);
  const seats = await gather(ROOMS, (index) => takeSeat(bench, rival, rooms[index] as FilledRoom), 1);
  return {
    leave() {
      for (const seat of seats) seat.leave();
    },
  };
}

const openOne = (bench: Bench, rival: Rival) => openFilled(bench, rival, { editors: 1, readers: 0 });
const takeSeat = (bench: Bench, rival: Rival, { room, stateVector }: FilledRoom) =>
  sit(rival, room, 0, { stateVector, traffic: bench.traffic });

/** 200 people in a room that one holds open already; with Longtable each has both sockets. */
async function seatShare(bench: Bench, rival: Rival): Promise<Memory> {
  const opened = await openFilled(bench, rival, { editors: 1, readers: SEATS });
  const first = await takeSeat(bench, rival, opened);
  await wait(500);
  const before = await rival.child.memory();
  const { room, stateVector } = opened;
  const hubs: HubSeat[] =
    rival.name === NAMES.longtable
      ? await gather(SEATS, (index) => sitAtHub(rival.child.port, room.doors[index + 1]?.token ?? "", bench.traffic))
      : [];
  const shifted = { ...room, doors: room.doors.slice(1) };
  const seats = await sitAll(rival, shifted, SEATS, { stateVector, traffic: bench.traffic });
  await wait(3_000);
  const after = await rival.child.memory();
  for (const seat of [...seats, ...hubs, first]) seat.leave();
  await wait(1_000);
  return share(before, after, SEATS);
}

const share = (before: Memory, after: Memory, count: number): Memory => ({
  rss: (after.rss - before.rss) / count,
  held: (after.held - before.held) / count,
});
const mib = ({ rss, held }: Memory) => `${(held / MIB).toFixed(2)} MiB (RSS ${(rss / MIB).toFixed(2)})`;
