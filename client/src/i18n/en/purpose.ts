/** The room's question and the working agreement, on phones and on the big screen. */
export const purpose = {
  question: "Our question",
  earlier: "Earlier words",
  agreement: "Our working agreement",
  sides: { hosts: "What you can expect of the hosts", all: "What we ask of each other" },
  first: {
    title: "Before you join in",
    lead: "This is what we expect of each other here.",
    read: "I have read it",
    thanks: "Thank you. Here is the room.",
  },
  changed: "Our working agreement has changed.",
  fresh: "We have a working agreement now.",
  readIt: "Read it",
  close: "Close",
  more: "What we work on, and how",
  suggest: {
    question: "Suggest other words",
    agreement: "Suggest a line",
    questionLabel: "How would you put the question?",
    agreementLabel: "What should we agree on?",
    hint: "It goes to the hosts, without your name.",
    empty: "Write a few words first.",
    send: "Send to the hosts",
    waiting: "Not sent yet. Your words are safe on this phone.",
    thanks: "Thank you. The hosts have it.",
  },
  preWork: {
    kicker: "Before we start",
    lead: "Something to do when you like. You can come back to it.",
  },
  wall: {
    question: "Our question",
    agreement: "How we work together",
    paused: "A short pause",
    pausedLead: "You can read on your phone. We go on soon.",
  },
};

export const purposeErrors = {
  workshop: {
    tooManySuggestions: "The hosts have many suggestions to read. Tell one of them in person.",
  },
};
