/** How often a fault is tried: `usual` on a push, `FAULT_RUNS` times by the nightly command. */
export const faultRuns = (usual: number): number => Number(process.env.FAULT_RUNS ?? usual);

/** One pinned seed for each try, from `first` on; a seed that ever failed stays among the first. */
export const faultSeeds = (first: number, usual: number): number[] =>
  Array.from({ length: faultRuns(usual) }, (_, index) => first + index);
