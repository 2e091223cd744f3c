/** Words of equal voice, for hosts. */
export const voice = {
  title: "Who have we heard?",
  hostsOnly: "Only hosts see this",
  now: "In {title}, so far.",
  allBoards: "On all boards, so far.",
  everyone: "Everyone",
  others: "Smaller groups together",
  wrote: "{count} of {people} wrote",
  silent: { one: "{count} not yet", other: "{count} not yet" },
  noneSilent: "all have written",
  notes: { one: "{count} note", other: "{count} notes" },
  voted: "{count} voted",
  answered: "{count} answered",
  unheard: {
    one: "Nobody from {group} has written yet. {count} is here.",
    other: "Nobody from {group} has written yet. {count} are here.",
  },
  tryThis: "Ask them what they think, or try a round where everyone speaks in turn.",
  small: "Groups under {least} are counted together. No names, only how many.",
  tooFew: "With {least} people or more, you see here how many of each group have written.",
};
