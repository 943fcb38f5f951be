/** Of a source's records no more than one in so many is believed to have vanished at once. */
const ONE_IN = 3;

/**
 * Whether a full harvest that did not meet `unmet` of the `kept` records of a source may take these as deleted. More than a
 * third gone at once is more likely a fault of the source than its will; a person decides then.
 */
export function mayVanish(unmet: number, kept: number): boolean {
  return unmet * ONE_IN <= kept;
}
