import { nameMarks } from "@longtable/shared/story/thirdParties.rules";
import type { ReactNode } from "react";

/** A story's words with the names in it marked that nobody has looked at. */
export function MarkedText({
  text,
  names,
  listed = [],
}: {
  text: string;
  names: readonly string[];
  listed?: readonly string[];
}) {
  const open = new Set(names.map((name) => name.toLocaleLowerCase("en")));
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { name, from, to } of nameMarks(text, listed)) {
    if (!open.has(name.toLocaleLowerCase("en"))) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <p className="story-text" dir="auto">
      {parts}
      {text.slice(at)}
    </p>
  );
}
