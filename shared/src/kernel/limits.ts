/** Caps that both sides know. Sizes in bytes, lengths in UTF-16 code units, times in milliseconds. */
export const LIMITS = {
  noteChars: 500,
  labelChars: 120,
  titleChars: 120,
  aliasChars: 40,
  decisionChars: 500,
  /** A reason, an evidence, a proof. */
  reasonChars: 500,
  ownersPerCommitment: 12,
  shortlistPerWorkshop: 200,
  commitmentsPerWorkshop: 500,
  ideaBoxPerWorkshop: 1000,
  wheelsPerWorkshop: 50,
  notesPerBoard: 2000,
  linksPerNote: 50,
  /** Notes that one command names. */
  notesPerCommand: 200,
  tagChars: 24,
  tagsPerNote: 5,
  /** What people add at the same time, each within `tagsPerNote`, is not lost. */
  tagsPerNoteInDocument: 24,
  stagesPerBoard: 40,
  stepsPerBoard: 200,
  lanesPerBoard: 40,
  columnsPerBoard: 40,
  rowsPerBoard: 20,
  /** Boxes of a matrix that have a name of their own. */
  boxNamesPerBoard: 200,
  ringsPerBoard: 8,
  sectorsPerBoard: 12,
  clustersPerBoard: 200,
  boardBytes: 5 * 1024 * 1024,
  /** One Yjs update: room for 2,000 notes pasted at once, or for what a host wrote in half an hour offline. */
  boardUpdateBytes: 512 * 1024,
  boardFrameBytes: 1024 * 1024,
  commandBytes: 64 * 1024,
  candidatesPerRound: 200,
  /** Each goes to everyone with its candidates' words. */
  roundsPerWorkshop: 100,
  decisionsPerWorkshop: 500,
  dotsPerRound: 100,
  seatsPerWorkshop: 2000,
  timerSeconds: 24 * 60 * 60,
} as const;

/** Stakeholder groups smaller than this are never shown on their own (METHODS I14). */
export const SMALL_GROUP = 5;
