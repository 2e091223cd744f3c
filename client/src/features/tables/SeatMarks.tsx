/** Seats as small rings, in no one's order; the first `on` of them filled. For the eye: words beside them say it too. */
export function SeatMarks({ className, count, on }: { className: string; count: number; on: number }) {
  const seats = [...new Array(count).keys()];
  return (
    <span className={className} aria-hidden="true">
      {seats.map((seat) => (
        <i key={seat} className={seat < on ? "on" : ""} />
      ))}
    </span>
  );
}
