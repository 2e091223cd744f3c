/** The words around what the server did not take; they come when there is something to say. */
export const refused = {
  title: "One thing did not go through",
  yourWords: "Your words",
  again: "Try again",
  putAway: "Put away",
  toIdeas: "Send it to the ideas box",
  inIdeas: "It goes to the ideas box. The hosts read it later.",
};
