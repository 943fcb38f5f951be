/**
 * Work on one document or record that pauses wherever work of another kind begins: parsing, reading, checking, writing. Work on
 * many goes on side by side, the same step of each in a row, since a processor keeps the code and tables of one kind of work at
 * hand, and not those of all: documents one by one take half as long again.
 */
export type Steps<T> = Generator<void, T, void>;

/** As many go side by side: more gain nothing, and what they hold stays small. */
export const SIDE_BY_SIDE = 16;

/** All steps of one work in a row, and what came of it. */
export function done<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Some works side by side; what came of them, in their order. `onTurn` is told whose turn it is, by its place. Should one throw,
 * the others are ended, so that what they hold is given back.
 */
export function* sideBySide<T>(
  works: readonly Steps<T>[],
  onTurn: (place: number) => void = () => undefined,
): Steps<readonly T[]> {
  const results = new Array<T>(works.length);
  const open = works.map((work, place) => ({ work, place }));
  try {
    for (let left = open; left.length > 0; yield) {
      left = left.filter(({ work, place }) => {
        onTurn(place);
        const step = work.next();
        if (step.done === true) results[place] = step.value;
        return step.done !== true;
      });
    }
    return results;
  } finally {
    for (const work of works) work.return(undefined as never);
  }
}

/** The same for any number, {@link SIDE_BY_SIDE} at a time. */
export function* forEach<In, Out>(items: readonly In[], work: (item: In) => Steps<Out>): Steps<readonly Out[]> {
  const results: Out[] = [];
  for (let from = 0; from < items.length; from += SIDE_BY_SIDE)
    results.push(...(yield* sideBySide(items.slice(from, from + SIDE_BY_SIDE).map(work))));
  return results;
}
