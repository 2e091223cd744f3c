import type { AnyCommand, InputOf } from "@longtable/shared/kernel/command";
import { fitBoard, goToPage, holdPage } from "@longtable/shared/screen/screen.commands";
import { heldAt, letGo, turnedTo, UNTOUCHED } from "@longtable/shared/screen/screen.rules";
import type { WallPlace, WallState } from "@longtable/shared/screen/screen.schema";
import type { WorkshopState } from "@longtable/shared/workshop/workshop.state";
import { useCallback, useEffect, useRef, useState } from "react";
import { isSameShown, placeFrom, type ShownPages } from "./wallTour.ts";

/** Pages turned quickly, as by a clicker, are told to the others once the hand rests for so long, in milliseconds. */
const REST_MS = 150;

interface DrivingDeps {
  state: WorkshopState;
  serverNow(): number;
  run<C extends AnyCommand>(command: C, input: InputOf<C>): Promise<unknown>;
}

/** The wall's pages from where somebody drives them. */
export interface Driving {
  /** The state with what was asked here and is not confirmed yet; also while the line is down. */
  state: WorkshopState;
  isHeld: boolean;
  isWhole: boolean;
  /** The pages of what is shown; null until it is drawn. */
  shown: ShownPages | null;
  onPages(shown: ShownPages): void;
  step(by: 1 | -1): void;
  goTo(index: number): void;
  hold(isHeld: boolean): void;
  fit(isWhole: boolean): void;
}

type Driven = Omit<WallState, "now">;

/** Drives the wall: what is asked shows here at once, and on every screen when the server has it. */
export function useDriving({ state, serverNow, run }: DrivingDeps): Driving {
  const [asked, setAsked] = useState<Driven | null>(null);
  const [shown, setShown] = useState<ShownPages | null>(null);
  const restRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { wall = null } = state;
  useEffect(() => {
    // The server's word, unless the hand is still turning.
    if (wall && restRef.current === undefined) setAsked(null);
  }, [wall]);
  useEffect(() => () => clearTimeout(restRef.current), []);
  const onPages = useCallback((next: ShownPages) => setShown((one) => (isSameShown(one, next) ? one : next)), []);

  const driven: Driven = asked ?? wall ?? UNTOUCHED;
  const place = shown && placeFrom(shown, 0);
  const turn = (to: WallPlace | null) => {
    if (to === null) return;
    setAsked(turnedTo(driven, to, serverNow()));
    setShown((one) => one && { ...one, index: to.index });
    clearTimeout(restRef.current);
    restRef.current = setTimeout(() => {
      restRef.current = undefined;
      void run(goToPage, to);
    }, REST_MS);
  };
  return {
    state: asked ? { ...state, wall: { now: serverNow(), ...asked } } : state,
    isHeld: driven.isHeld,
    isWhole: driven.isWhole,
    shown,
    onPages,
    step: (by) => turn(shown && placeFrom(shown, by)),
    goTo: (index) => turn(shown && placeFrom({ ...shown, index }, 0)),
    hold(isHeld) {
      setAsked(isHeld ? heldAt(driven, place ?? undefined, serverNow()) : letGo(driven));
      void run(holdPage, { isHeld, ...(isHeld && place && { place }) });
    },
    fit(isWhole) {
      setAsked({ ...driven, isWhole });
      void run(fitBoard, { isWhole });
    },
  };
}
