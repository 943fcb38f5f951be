/**
 * One object of the members of several, a later one's instead of an earlier one's, even where it is undefined: what spreading
 * them one after another gives, in less time.
 */
export function joined<T extends object>(...parts: readonly T[]): T {
  return Object.assign({}, ...parts);
}
