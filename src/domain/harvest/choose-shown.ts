/** A record of a source that may stand for its IGSN. Times are ISO 8601, UTC. */
export interface Candidate {
  readonly source: string;
  readonly item: string;
  readonly isPresent: boolean;
  /** Whether its source is active and was not removed. */
  readonly isActive: boolean;
  readonly priority: number;
  readonly firstSeenAt: string;
}

/**
 * The one of all harvested records with the same IGSN that the catalogue shows: only a present one of an active source, and none
 * at all where we have a public record of it ourselves. The smaller priority number wins, then who was seen first; names decide
 * what is still equal, so that the order of asking changes nothing. Undefined for none.
 */
export function chooseShown<C extends Candidate>(candidates: readonly C[], isOurs: boolean): C | undefined {
  if (isOurs) return undefined;
  return candidates.filter((one) => one.isPresent && one.isActive).reduce<C | undefined>(better, undefined);
}

function better<C extends Candidate>(best: C | undefined, one: C): C {
  return best === undefined || compare(one, best) < 0 ? one : best;
}

function compare(one: Candidate, other: Candidate): number {
  return (
    one.priority - other.priority ||
    byCodeUnits(one.firstSeenAt, other.firstSeenAt) ||
    byCodeUnits(one.source, other.source) ||
    byCodeUnits(one.item, other.item)
  );
}

function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
