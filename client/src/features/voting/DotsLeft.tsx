/** More dots than this are shown as a number only. */
const MOST_DRAWN = 12;

/** Dots left to spend are filled, spent ones are rings; the words beside them carry the meaning. */
export function DotsLeft({ dots, left }: { dots: number; left: number }) {
  if (dots > MOST_DRAWN) return null;
  return (
    <span className="dots" aria-hidden="true">
      {Array.from({ length: dots }, (_, index) => `dot-${index + 1}`).map((key, index) => (
        <span key={key} className={index < left ? "dot" : "dot dot-off"} />
      ))}
    </span>
  );
}
