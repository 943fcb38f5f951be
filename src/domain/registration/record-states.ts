/**
 * The states in which the public may know that a record exists: registered; withdrawn, whose page stays; hidden, which resolves
 * while its owner keeps the description back, and is a deletion to harvesters.
 */
export const PUBLIC_STATES = ['registered', 'withdrawn', 'hidden'] as const;

/** Whether an identifier in this state leads somewhere: public ones, and those for trying, which nothing lists. */
export function isResolvable(state: string): boolean {
  return isPublicState(state) || state === 'test';
}

/** Whether a record in this state may be harvested (if only as deleted) and listed. */
export function isPublicState(state: string): boolean {
  return (PUBLIC_STATES as readonly string[]).includes(state);
}

/** Whether a record's description is kept back whole: only that the identifier exists is said. */
export function isKeptBack(state: string): boolean {
  return state === 'hidden' || state === 'reserved';
}
