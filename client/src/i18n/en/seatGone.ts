/** For a phone whose seat is no longer open on it, or that has none. */
export const seatGone = {
  gone: {
    title: "This seat is no longer open here",
    lead: "It may be open on another phone now, or the workshop has ended. Your notes stay on the board.",
    unsent: "This was not sent yet. Copy it if you want to keep it.",
    again: "Join again",
  },
  noSeat: {
    title: "This phone has no seat here yet",
    lead: "Type the code from the screen to take one.",
    go: "Type the code",
  },
};
