const refilled = new WeakMap<readonly unknown[], number>();

/**
 * Puts other members into a list that somebody holds already: whoever has the list has the new ones. What was made from the old
 * ones is told apart by {@link timesRefilled}.
 */
export function refill<T>(list: T[], members: readonly T[]): void {
  list.splice(0, list.length, ...members);
  refilled.set(list, timesRefilled(list) + 1);
}

/** How often a list got other members; 0 for one that never changes. */
export function timesRefilled(list: readonly unknown[]): number {
  return refilled.get(list) ?? 0;
}
