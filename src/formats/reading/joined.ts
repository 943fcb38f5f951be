/**
 * One object of the members of several, a later one's instead of an earlier one's, even where it is undefined: what spreading
 * them one after another gives, in less time.
 */
export function joined<T extends object>(...parts: readonly T[]): T {
  const all: Record<string, unknown> = {};
  for (const part of parts) for (const member in part) all[member] = part[member];
  // A copy, since what grew member by member has become a hash table: slower for everybody who reads it.
  return { ...all } as T;
}
