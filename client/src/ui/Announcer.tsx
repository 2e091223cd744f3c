import { useEffect, useRef, useState } from "react";

/** Other people's changes are read out at most this often, in milliseconds (RELIABILITY A7). */
const EVERY_MS = 10_000;

/** Reads out `words` politely when they change, gathered so that a busy room does not talk without end. */
export function Announcer({ words }: { words: string }) {
  const [spoken, setSpoken] = useState("");
  const last = useRef(0);
  useEffect(() => {
    if (words === spoken) return;
    const waitMs = Math.max(0, last.current + EVERY_MS - Date.now());
    const timer = setTimeout(() => {
      last.current = Date.now();
      setSpoken(words);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [words, spoken]);
  return (
    <p className="sr" aria-live="polite">
      {spoken}
    </p>
  );
}
