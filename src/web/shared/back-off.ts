const FIRST_MS = 1000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before asking the server again, in ms: a second after the first failure, twice as long each time, a minute
 * at most; spread by a quarter, so that stations do not all come back at once. `luck` is 0 to 1.
 */
export function waitMs(failures: number, luck: number): number {
  if (failures === 0) return 0;
  const most = Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
  return Math.round(most * (0.75 + 0.25 * luck));
}
