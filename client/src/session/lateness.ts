import type { Link, Store } from "./session.types.ts";
import type { ValueStore } from "./store.ts";

interface Watched {
  unsaved: Store<boolean>;
  link: Store<Link>;
  /** Becomes true when what is unsaved has waited too long, or has nobody to go to. */
  late: ValueStore<boolean>;
  patienceMs: number;
}

/** Follows how long edits have waited for the disk. `progress` starts the wait again: some of them have arrived. */
export function followLateness({ unsaved, link, late, patienceMs }: Watched) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isCut = () => link.get() === "offline" || link.get() === "ended";
  const look = () => {
    if (!unsaved.get()) {
      clearTimeout(timer);
      timer = undefined;
      late.set(false);
    } else if (isCut()) {
      late.set(true);
    } else {
      timer ??= setTimeout(() => late.set(true), patienceMs);
    }
  };
  const stops = [unsaved.subscribe(look), link.subscribe(look)];
  look();
  return {
    progress() {
      clearTimeout(timer);
      timer = undefined;
      late.set(false);
      look();
    },
    stop() {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
  };
}
