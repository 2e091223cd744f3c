/** What people and the big screen are told while no host is there. */
export const hostsAway = {
  title: "We wait for a host",
  words: "The hosts dropped out for a moment. Nothing is lost, and it goes on when they are back.",
  votes: "Votes stay open: you can still change your dots.",
};
