/**
 * Where a run stands, as it is kept: the place in the source's list as its client knows it (null before the first answer), the moment by the
 * source's clock as of which the list is, and how many records could not be told apart.
 */
export interface RunPlace {
  readonly client: string | null;
  readonly through: string | null;
  readonly nameless: number;
}

/** The place of a run from its `position`; the beginning for null and for what is no place. */
export function readPlace(position: string | null): RunPlace {
  const beginning = { client: null, through: null, nameless: 0 };
  if (position === null) return beginning;
  try {
    const { client, through, nameless } = JSON.parse(position) as Partial<RunPlace>;
    return { client: client ?? null, through: through ?? null, nameless: nameless ?? 0 };
  } catch {
    return beginning;
  }
}

/** The text of a place. */
export function writePlace(place: RunPlace): string {
  return JSON.stringify(place);
}
