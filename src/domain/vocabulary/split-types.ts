/** What a split is for. `pattern` matches the names of all splits of the kind. */
export interface SplitType {
  readonly code: 'WR' | 'A' | 'W';
  readonly label: string;
  readonly pattern: RegExp;
}

/** The kinds of splits of mDIS (drilling-information-system 1.4). */
const SPLIT_TYPES: readonly SplitType[] = [
  { code: 'WR', label: 'Whole round', pattern: /^WR$/ },
  { code: 'A', label: 'Archive', pattern: /^A\d*$/ },
  { code: 'W', label: 'Working', pattern: /^W\d*$/ },
];

/** The kind of a split by its name (`W`, `A1`, `WR`); undefined for any other name. */
export function splitTypeOf(name: string): SplitType | undefined {
  return SPLIT_TYPES.find((one) => one.pattern.test(name));
}
