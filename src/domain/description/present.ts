/** The same object type where members that may be undefined are optional instead. */
export type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

const FEW = 12;

/** Drops the members that are undefined, so that "not stated" is always an absent member. */
export function present<T extends object>(value: T): Present<T> {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const key in value) {
    const member: unknown = value[key];
    if (member === undefined) continue;
    kept[key] = member;
    count++;
  }
  // The engine makes a hash table of what grows far member by member: slow to read and to spell. A copy is none.
  return (count > FEW ? { ...kept } : kept) as Present<T>;
}
