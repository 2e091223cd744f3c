interface TellerDeps {
  /** Seats of hosts that are connected. */
  hostsHere(workshopId: string): readonly string[];
  /** What hosts would be shown now, in any form that can be compared. */
  read(workshopId: string): Promise<string>;
  /** What was read before says nothing any more. */
  forget(workshopId: string): void;
  /** Sends the counts to these seats. */
  tell(workshopId: string, seatIds: readonly string[]): void;
  /** Runs `action` once, a moment later. */
  later(action: () => void): () => void;
  onError(error: unknown): void;
}

/**
 * Tells hosts who has been heard, seldom enough that no single note can be told from the figures by when they moved, and
 * that a room of 200 costs one reading a moment. Nothing is sent that says what was said before: what people write alone
 * moves no figure, and so no byte either.
 */
export function createVoiceTeller({ hostsHere, read, forget, tell, later, onError }: TellerDeps) {
  const planned = new Map<string, () => void>();
  const told = new Map<string, string>();

  /** Whether a host is there; what was told is remembered no longer than that. */
  function isHosted(workshopId: string): boolean {
    const isSo = hostsHere(workshopId).length > 0;
    if (!isSo) told.delete(workshopId);
    return isSo;
  }

  async function look(workshopId: string): Promise<void> {
    if (!isHosted(workshopId)) return;
    const now = await read(workshopId);
    if (!isHosted(workshopId) || told.get(workshopId) === now) return;
    told.set(workshopId, now);
    tell(workshopId, hostsHere(workshopId));
  }

  /** Something has moved that may count. Nothing is read while no host is there. */
  function touch(workshopId: string): void {
    forget(workshopId);
    if (!isHosted(workshopId) || planned.has(workshopId)) return;
    const cancel = later(() => {
      planned.delete(workshopId);
      look(workshopId).catch(onError);
    });
    planned.set(workshopId, cancel);
  }

  return {
    touch,
    /** Somebody has come, who may be a host and was shown what holds now: what was told before is no measure any more. */
    came(workshopId: string): void {
      told.delete(workshopId);
      touch(workshopId);
    },
    /** How many workshops it remembers what was told in. */
    remembered: (): number => told.size,
    close(): void {
      for (const cancel of planned.values()) cancel();
      planned.clear();
    },
  };
}
export type VoiceTeller = ReturnType<typeof createVoiceTeller>;
