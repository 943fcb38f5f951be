/** What can carry an IGSN. The names are used in the store, the API and the files. */
export type ObjectKind =
  | 'expedition'
  | 'hole'
  | 'core_run'
  | 'section'
  | 'split'
  | 'sample'
  | 'cuttings'
  | 'thin_section'
  | 'smear_slide'
  | 'mud'
  | 'sidewall_core'
  | 'fluid'
  | 'gas'
  | 'bottle'
  | 'water';

/** The letter that stands for the kind of object inside an ICDP IGSN. `G` is none: gas shares `F` with fluid. */
export type ObjectTag = 'H' | 'C' | 'S' | 'X' | 'B' | 'W' | 'U' | 'T' | 'Y' | 'Z' | 'F' | 'E';

/*
 * S, Y and F each stand for two kinds, which is why keys must be counted per tag and not per kind.
 * E (the expedition itself) comes from ICDP5054EEW1001, which legacy systems gave out.
 */
const KINDS_OF_TAG: Record<ObjectTag, readonly ObjectKind[]> = {
  H: ['hole'],
  C: ['core_run'],
  S: ['section', 'split'],
  X: ['sample'],
  B: ['bottle'],
  W: ['water'],
  U: ['cuttings'],
  T: ['thin_section'],
  Y: ['smear_slide', 'mud'],
  Z: ['sidewall_core'],
  F: ['fluid', 'gas'],
  E: ['expedition'],
};

const TAG_OF_KIND = new Map(
  Object.entries(KINDS_OF_TAG).flatMap(([tag, kinds]) => kinds.map((kind) => [kind, tag as ObjectTag] as const)),
);

/** The twelve tags. */
export const OBJECT_TAGS: readonly ObjectTag[] = Object.keys(KINDS_OF_TAG) as ObjectTag[];

/** True for one of the twelve tags, upper case. */
export function isObjectTag(text: string): text is ObjectTag {
  return Object.hasOwn(KINDS_OF_TAG, text);
}

/** The kinds a tag stands for, the likelier first; empty for a letter that is no tag. */
export function objectKindsOfTag(tag: string): readonly ObjectKind[] {
  return isObjectTag(tag) ? KINDS_OF_TAG[tag] : [];
}

/** The tag of a kind; every kind has exactly one. */
export function tagOfObjectKind(kind: ObjectKind): ObjectTag {
  return TAG_OF_KIND.get(kind) as ObjectTag;
}
