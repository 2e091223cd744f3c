/** The words around what the server did not take; they come when there is something to say. */
export const refused = {
  title: "One thing did not go through",
  yourWords: "Your words",
  again: "Try again",
  putAway: "Put away",
  toIdeas: "Send it to the ideas box",
  inIdeas: "It goes to the ideas box. The hosts read it later.",
};

/** Refusals of what was written where hosts have locked. */
export const lockedWords = {
  locked: "This board was locked while you wrote. Your text is copied below.",
  partLocked: "This part of the board was locked while you wrote. Your text is copied below.",
};
