import type { PinAnswerId, PinId } from "@longtable/shared/kernel/ids";
import { UserError } from "@longtable/shared/kernel/userError";
import { type BoardUse, boardAccess, isWrittenAlone, may } from "@longtable/shared/participation/permissions";
import {
  answerPin,
  askPin,
  editPin,
  letPinThrough,
  removePin,
  setPinState,
} from "@longtable/shared/pins/pins.commands";
import { type PinDeed, pinDenial } from "@longtable/shared/pins/pins.rules";
import { PIN_LIMITS } from "@longtable/shared/pins/pins.types";
import { newId } from "../../kernel/newId.ts";
import type { Sql } from "../../storage/storage.ts";
import type { CommandContext, Register } from "../../transport/commandRouter.ts";
import { keepAnswerBefore, keepRemovedPin } from "./pinOrigins.store.ts";
import { countPins, findPin, putPin, removePinRow, type StoredPin } from "./pins.store.ts";

export interface PinDeps {
  boardUse(sql: Sql, boardId: string): Promise<(BoardUse & { workshopId: string }) | null>;
  /** Remembers outside the database that its writer took a pin away. */
  onErased(context: CommandContext, pinId: PinId): Promise<void>;
}

/** Questions, concerns and gaps pinned to notes and steps (METHODS M17), each with an answer and a state. */
export function registerPins(on: Register, { boardUse, onErased }: PinDeps): void {
  /** Refuses what this seat may not do here; a board that it may not read is not there for it. Answers whether notes wait for hosts. */
  async function require(
    deed: PinDeed,
    { sql, seat }: CommandContext,
    { boardId, seatId, isWaiting }: Pick<StoredPin, "boardId" | "seatId" | "isWaiting">,
  ): Promise<{ waits: boolean }> {
    const use = await boardUse(sql, boardId);
    const access = use?.workshopId === seat.workshopId ? boardAccess(seat, use) : "none";
    if (!use || access === "none") throw new UserError("notFound", "board.notFound");
    const isHost = may(seat.role, "editAnyNote");
    const isMine = seatId === seat.id;
    // What waits for a host is there for nobody else.
    if (isWaiting && !isHost && !isMine) throw new UserError("notFound", "pin.gone");
    const isModerated = use.isModerated === true;
    const denial = pinDenial(deed, { access, isHost, isMine, isAlone: isWrittenAlone(use), isModerated });
    if (denial) throw new UserError("forbidden", `pin.${denial}`);
    return { waits: isModerated && !isHost };
  }

  async function pinFor(deed: PinDeed, context: CommandContext, pinId: PinId): Promise<StoredPin & { waits: boolean }> {
    const pin = await findPin(context.sql, context.seat.workshopId, pinId);
    if (!pin) throw new UserError("notFound", "pin.gone");
    return { ...pin, ...(await require(deed, context, pin)) };
  }

  async function keep(context: CommandContext, pin: StoredPin): Promise<void> {
    await putPin(context.sql, context.seat.workshopId, pin);
    context.changed({ slices: ["pins"] });
  }

  on(askPin, async ({ boardId, noteId, stepId, kind, text }, context) => {
    const { sql, seat } = context;
    if ((noteId === undefined) === (stepId === undefined)) throw new UserError("invalid", "command.wrongShape");
    const { waits } = await require("ask", context, { boardId, seatId: seat.id, isWaiting: false });
    const { board } = await context.boards.room(boardId);
    const isThere = noteId ? board.hasNote(noteId) : board.listSteps().some(({ id }) => id === stepId);
    if (!isThere) throw new UserError("notFound", noteId ? "board.noteNotFound" : "pin.stepNotFound");
    if ((await countPins(sql, boardId)) >= PIN_LIMITS.pinsPerBoard) throw new UserError("conflict", "pin.full");
    const pinId = newId<PinId>();
    const target = noteId ? { noteId } : { stepId };
    const asked = { id: pinId, boardId, ...target, kind, text, state: "open", answer: null } as const;
    await keep(context, { ...asked, seatId: seat.id, answerSeatId: null, answerId: null, isWaiting: waits });
    return { pinId };
  });

  on(answerPin, async ({ pinId, answer }, context) => {
    const { waits: _waits, ...pin } = await pinFor("answer", context, pinId);
    // Other words of the same person are the same answer; somebody else's are another.
    const isSame = pin.answerId !== null && pin.answerSeatId === context.seat.id;
    const answerId = isSame ? pin.answerId : newId<PinAnswerId>();
    if (!isSame) await keepAnswerBefore(context.sql, context.seat.workshopId, pin);
    await keep(context, { ...pin, answer, answerSeatId: context.seat.id, answerId, state: "answered" });
    return {};
  });

  on(setPinState, async ({ pinId, state }, context) => {
    const { waits: _waits, ...pin } = await pinFor("change", context, pinId);
    if (pin.state !== state) await keep(context, { ...pin, state });
    return {};
  });

  on(editPin, async ({ pinId, kind, text }, context) => {
    const { waits, ...pin } = await pinFor("change", context, pinId);
    const next = { ...pin, kind: kind ?? pin.kind, text: text ?? pin.text };
    // Other words than a host let through wait again.
    await keep(context, { ...next, isWaiting: pin.isWaiting || (waits && next.text !== pin.text) });
    return {};
  });

  on(removePin, async ({ pinId }, context) => {
    const pin = await pinFor("change", context, pinId);
    // What its writer takes away stays away, also after an older copy of the file was put back.
    if (pin.seatId === context.seat.id) await onErased(context, pinId);
    else await keepRemovedPin(context.sql, context.seat.workshopId, pinId);
    await removePinRow(context.sql, context.seat.workshopId, pinId);
    context.changed({ slices: ["pins"] });
    return {};
  });

  on(letPinThrough, async ({ pinId }, context) => {
    const { waits: _waits, ...pin } = await pinFor("letThrough", context, pinId);
    if (pin.isWaiting) await keep(context, { ...pin, isWaiting: false });
    return {};
  });
}
