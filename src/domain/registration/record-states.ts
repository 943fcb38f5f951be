/** The states in which the public may see that a record exists: registered, and withdrawn, whose page stays. */
export const PUBLIC_STATES = ['registered', 'withdrawn'] as const;

/** Whether a record in this state may be listed, harvested, resolved and searched. */
export function isPublicState(state: string): boolean {
  return (PUBLIC_STATES as readonly string[]).includes(state);
}
