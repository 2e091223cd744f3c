import { lockedWords } from "../../../i18n/en/refused.ts";
import { room } from "../../../i18n/en/room.ts";
import { roomHost } from "../../../i18n/en/roomHost.ts";
import { addWords } from "../../../i18n/t.ts";

/** Refusals of a host's own commands here. */
const errors = {
  board: lockedWords,
  room: {
    noSuchPlace: "This place is not on the board any more.",
    noSuchResult: "This vote has no result yet. Close it first.",
    noSuchPerson: "This person is not here any more.",
    noSuchPause: "Another host has answered, or it was taken back.",
    timerTooLong: "A timer runs for a day at most.",
    noTimer: "There is no timer to change. Start one first.",
    nothingOpen: "Nothing is open just now. Open an activity first.",
    tooManyLocks: "So many parts are locked that the whole board can be. Lock the board.",
  },
};

addWords({ room, roomHost, errors });
