/** The same object type where members that may be undefined are optional instead. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

const FEW = 12;

/** Drops the members that are undefined, so that "not stated" is always an absent member. */
export function present<T extends object>(value: T): Present<T> {
  const kept: Record<string, unknown> = {};
  const count = addPresent(kept, value);
  return settled(kept, count) as Present<T>;
}

/**
 * {@link present} of all members of some objects; of two with one name the later that is there. Without making the one large object
 * between, which takes longer than everything else of it.
 */
export function presentOf<T extends object[]>(...parts: T): Present<Joined<T>> {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const part of parts) count += addPresent(kept, part);
  return settled(kept, count) as Present<Joined<T>>;
}

/** The members of all objects of a list. */
type Joined<T extends object[]> = T extends [infer One extends object, ...infer More extends object[]]
  ? One & Joined<More>
  : unknown;

function addPresent(kept: Record<string, unknown>, value: object): number {
  let count = 0;
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    kept[key] = member;
    count++;
  }
  return count;
}

/** The engine makes a hash table of what grows far member by member: slow to read and to spell. A copy is none. */
function settled(kept: Record<string, unknown>, count: number): Record<string, unknown> {
  return count > FEW ? { ...kept } : kept;
}
