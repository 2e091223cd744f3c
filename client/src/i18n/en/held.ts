/** Words of notes that are on no board: written alone, or waiting for a host. */
export const held = {
  lead: {
    alone: "Only you can see what you write now.",
    aloneMore: "Later a host shows everyone's notes together, without names.",
    aloneNamed: "Later a host shows everyone's notes together, with names.",
    aloneThenRead: "Later the hosts read everyone's notes, then the room does.",
    waits: "A host reads each note first.",
    waitsMore: "Then the room sees it.",
  },
  mark: {
    private: "Only you can see this.",
    kept: "Only you can see this, and it stays so.",
    waiting: "A host reads it first.",
    change: "A host reads your new words first. Until then the room sees the old ones.",
    takenOff: "A host took this note off the screens.",
    back: "A host gave this note back to you.",
    yourWords: "Your words are here if you want to change them.",
  },
  canvas: {
    private: "Only you",
    waiting: "A host reads it first",
    back: "Given back to you",
  },
  keep: "Keep this to myself",
  share: "Share it with the room",
  said: {
    alone: "Everyone writes alone now. Only you can see what you write.",
    together: "What everyone wrote is here now.",
    toRead: "The hosts read what everyone wrote. Then the room sees it.",
    paused: "What you wrote is kept. Nobody else sees it.",
    unshown: "What you wrote alone was not shown. Nobody else sees it.",
    stopped: "Everyone writes together now. Nobody else sees what you wrote alone.",
  },
};

/** Why something with these notes did not go through. */
export const heldErrors = {
  board: {
    resting: "Everyone writes alone now. What is on the board stays as it is until a host shows the new notes.",
  },
  held: {
    tooMany: "You have 200 notes that only you or a host can see. Take one away to write another.",
    notPrivate: "This note is not yours alone any more.",
    stillAlone: "Everyone still writes alone. A host shows all notes together.",
    tooLate: "That can't be taken back any more. It can be within ten minutes of showing the notes.",
    mergedSince: "That can't be taken back: these notes are on another board too by now.",
    namedSince: "That can't be taken back: some of these notes are on the shortlist or in a decision.",
    votedSince: "That can't be taken back: there is a vote on these notes.",
    activityOver: "That can't be taken back: this activity is closed. Open it again first.",
    inVote: "This note is in a vote, and its words stand there too. Close the vote or blank the screen.",
  },
};
