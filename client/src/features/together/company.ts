import { HINT } from "@longtable/shared/board/board.protocol";
import * as encoding from "lib0/encoding";
import type { BoardClient } from "../../session/boardClient.ts";
import type { Store } from "../../session/session.types.ts";
import { createStore } from "../../session/store.ts";
import { type Others, readOthers } from "./people.ts";

/** What this person does, as the others are told. */
export interface Doing {
  selected: readonly string[];
  /** The note whose words they are changing; empty for none. */
  writing: string;
}

/** The others on a board, and a way to tell them what this person does. */
export interface Company {
  others: Store<Others>;
  say(doing: Doing): void;
  stop(): void;
}

/** What a person does is sent at most so often, in milliseconds. */
const SAY_MS = 350;
/** Notes of a selection that the others are told of. */
const MOST_SELECTED = 20;

/** Follows what others do on a board beside pointing, until it is stopped; then this person does nothing any more. */
export function keepCompany(board: Pick<BoardClient, "sayHint" | "hearHints" | "isOwn" | "link">): Company {
  const others = createStore<Others>(new Map());
  let doing: Doing = { selected: [], writing: "" };
  /** What the server was last told. */
  let said = { selected: "", writing: "" };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stopHearing = board.hearHints((entries) => {
    const after = readOthers(others.get(), entries);
    others.set(new Map([...after].filter(([index]) => !board.isOwn(index))));
  });

  function tell(): void {
    timer = undefined;
    const selected = doing.selected.slice(0, MOST_SELECTED);
    const now = { selected: selected.join(), writing: doing.writing };
    if (now.selected !== said.selected) board.sayHint(selectedHint(selected));
    if (now.writing !== said.writing) board.sayHint(writingHint(doing.writing));
    if (now.selected !== said.selected || now.writing !== said.writing) timer = setTimeout(tell, SAY_MS);
    said = now;
  }
  const plan = () => {
    if (timer === undefined) tell();
  };

  // A new line knows nothing of what was said on the one before.
  const stopLink = board.link.subscribe(() => {
    if (board.link.get() !== "online") return;
    said = { selected: "", writing: "" };
    plan();
  });

  return {
    others,
    say(next) {
      doing = next;
      plan();
    },
    stop() {
      clearTimeout(timer);
      doing = { selected: [], writing: "" };
      tell();
      clearTimeout(timer);
      stopLink();
      stopHearing();
    },
  };
}

function selectedHint(ids: readonly string[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, HINT.selected);
  encoding.writeVarUint(encoder, ids.length);
  for (const id of ids) encoding.writeVarString(encoder, id);
  return encoding.toUint8Array(encoder);
}

function writingHint(id: string): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, HINT.writing);
  encoding.writeVarString(encoder, id);
  return encoding.toUint8Array(encoder);
}
