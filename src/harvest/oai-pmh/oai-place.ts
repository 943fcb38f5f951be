/**
 * Where a list of OAI-PMH goes on: at a token, or at its beginning from `from` where there is none. `isAscending` while every datestamp
 * was at least as late as the one before, so that a list whose token is lost may begin anew at `last`.
 */
export interface OaiPlace {
  readonly token: string | null;
  readonly from: string | null;
  readonly last: string;
  readonly isAscending: boolean;
  /** How often the list was begun anew since it last came further. */
  readonly restarts: number;
}

/** The place of a list from its text; the beginning for null. */
export function readOaiPlace(position: string | null, from: string | null): OaiPlace {
  const beginning = { token: null, from, last: '', isAscending: true, restarts: 0 };
  return position === null ? beginning : { ...beginning, ...(JSON.parse(position) as Partial<OaiPlace>) };
}

/** A place after a record with this datestamp. */
export function past(place: OaiPlace, datestamp: string): OaiPlace {
  if (datestamp === '') return place;
  const isAscending = place.isAscending && datestamp >= place.last;
  return { ...place, last: datestamp > place.last ? datestamp : place.last, isAscending };
}

/**
 * Where a list begins anew whose token the source no longer takes: at the latest datestamp, since a list in order is complete up to
 * there but for that moment; else at its beginning.
 */
export function withoutToken(place: OaiPlace): OaiPlace {
  const from = place.isAscending && place.last !== '' ? place.last : place.from;
  return { ...place, token: null, from, restarts: place.restarts + 1 };
}
