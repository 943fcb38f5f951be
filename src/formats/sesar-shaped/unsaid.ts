import { FLAT_ELEMENTS } from './elements.ts';
import { type FlatDialect, type FlatReader, namesOfElement, type Said } from './flat-element.ts';

/** What reading an empty list gives: what each element of the table says all the same, and which of them ask for a name. */
export interface Unsaid {
  /** In the order of the table; undefined for what says nothing. */
  readonly said: readonly (Said | undefined)[];
  /** Places in the table, by each name under which something they ask for may occur. */
  readonly askers: ReadonlyMap<string, readonly number[]>;
}

const known = new WeakMap<FlatDialect, Unsaid>();

/**
 * What elements say of a list in which nothing that they ask for occurs. An element asks again for the same and makes the same
 * of it as long as all answers are empty, so that reading it can be left out where this is known.
 */
export function unsaid(dialect: FlatDialect): Unsaid {
  const before = known.get(dialect);
  if (before !== undefined) return before;
  const askers = new Map<string, number[]>();
  const said = FLAT_ELEMENTS.map(({ members, read, readOne }, place) => {
    const asked = new Set<string>();
    const list = emptyList(dialect, asked);
    const value: Said | undefined = readOne === undefined ? read?.(list) : { [members[0] as string]: readOne(list) };
    for (const name of asked) askers.set(name, [...(askers.get(name) ?? []), place]);
    return value === undefined || Object.values(value).every((one) => one === undefined) ? undefined : value;
  });
  const made = { said, askers };
  known.set(dialect, made);
  return made;
}

function emptyList(dialect: FlatDialect, asked: Set<string>): FlatReader {
  const note = (name: string) => {
    for (const one of namesOfElement(name)) asked.add(one);
  };
  return {
    dialect,
    value: (name) => {
      note(name);
      return undefined;
    },
    values: (name) => {
      note(name);
      return [];
    },
  };
}
