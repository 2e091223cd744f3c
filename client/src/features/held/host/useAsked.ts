import { useState } from "react";

/** A choice that answers at once: what was asked for, until the server's word or a refusal comes. */
export function useAsked<T>(known: T): [T, (next: T, answer: Promise<unknown>) => Promise<void>] {
  const [asked, setAsked] = useState<{ value: T } | null>(null);
  const [before, setBefore] = useState(known);
  if (before !== known) {
    setBefore(known);
    setAsked(null);
  }
  const ask = async (value: T, answer: Promise<unknown>) => {
    setAsked({ value });
    if ((await answer) === null) setAsked(null);
  };
  return [asked ? asked.value : known, ask];
}
