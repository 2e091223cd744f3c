import { createStore, useStore } from "../session/store.ts";
import { createAnnouncer } from "./announcements.ts";

const spoken = createStore("");
const announcer = createAnnouncer({
  say: (text) => spoken.set(text),
  now: () => Date.now(),
  later(action, milliseconds) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  },
});

/** Tells a screen reader what changed, at most once in ten seconds, without moving the focus. */
export const announce = announcer.announce;

/** The region that is read aloud; one for each page. */
export function Announcer() {
  return (
    <div className="sr" aria-live="polite">
      {useStore(spoken)}
    </div>
  );
}
