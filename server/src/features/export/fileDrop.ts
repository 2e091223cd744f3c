interface FileDropDeps {
  /** Throws away the files that were made, or are being made, of a workshop. */
  forget(workshopId: string): void;
  /** Throws away what is kept of the work on any file. */
  forgetWork(): void;
  /** The other workshops of its programme. */
  fellowsOf(workshopId: string): Promise<readonly string[]>;
  /** Once what runs is committed. */
  settled(): Promise<void>;
  onError(error: unknown): void;
}

/** Throws away the files of a workshop that go less far now: at once, and what was begun before the commit once more after it. */
export function createFileDrop({ forget, forgetWork, fellowsOf, settled, onError }: FileDropDeps) {
  async function drop(workshopId: string): Promise<void> {
    forget(workshopId);
    forgetWork();
    // A story may stand beside a measure in the files of its programme's other workshops.
    for (const id of await fellowsOf(workshopId)) forget(id);
  }
  return (workshopId: string): void => {
    drop(workshopId).catch(onError);
    // What was begun before the commit was still read as it was.
    settled()
      .then(() => drop(workshopId))
      .catch(onError);
  };
}
