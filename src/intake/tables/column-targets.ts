import { ANCESTORS } from '../../domain/drilling/lineage.ts';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../domain/field.ts';
import type { Suggestion } from '../../domain/nearest-word.ts';
import { NO_OWN_FIELDS, type OwnFields } from '../../domain/own-fields/own-field.ts';
import { normalHeading } from './normal-heading.ts';

/** What a column fills: a field of the object itself, the name of an ancestor, the parent's combined id, the IGSN, or the word that required fields are missing on purpose; of samples also what a list says of the place they were found at, and where they stand. */
export type ColumnTarget =
  | { readonly kind: 'field'; readonly field: FieldDescriptor }
  | { readonly kind: 'ancestor'; readonly type: ObjectType }
  | { readonly kind: 'parent' }
  | { readonly kind: 'igsn' }
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'catcher_number' }
  | { readonly kind: 'found'; readonly field: FieldDescriptor }
  | { readonly kind: 'stands'; readonly as: 'place' | 'box' };

/** A target with how good the match is: 0 for the name itself, more for aliases, most for labels. */
export interface RankedTarget {
  readonly rank: number;
  readonly target: ColumnTarget;
}

/** Headings in normal form with the targets they may mean, best first, and one readable spelling of each for suggestions. */
export interface KnownHeadings {
  readonly targets: ReadonlyMap<string, readonly RankedTarget[]>;
  readonly spellings: readonly Suggestion[];
}

/** Endings of field names that say the unit, which a heading may leave out. */
const UNIT_ENDING = /_(?:m|cm|mm|kg|g|pc|deg)$/;

const cache = new Map<ObjectType, KnownHeadings>();

/** The headings that a table of the type understands; those of the installation's own fields among them. */
export function knownHeadings(type: ObjectType, ownFields: OwnFields = NO_OWN_FIELDS): KnownHeadings {
  const own = ownFields.known(type).map((one) => one.field);
  if (own.length > 0) return collect(type, own);
  const known = cache.get(type) ?? collect(type, []);
  cache.set(type, known);
  return known;
}

/** The number of a core catcher, which its name does not tell. */
const CATCHER_NUMBER: Entry = ['catcher_number', { rank: 0, target: { kind: 'catcher_number' } }];

/** Fields of a site that a list of samples may state beside them; latitude and longitude are those of the hole where it names one. */
const FOUND = ['site_name', 'country', 'state', 'county', 'city', 'locality', 'latitude_deg', 'longitude_deg'];

/** What a list of samples may say beside their own fields. */
export const FOUND_TARGETS: readonly (ColumnTarget & { readonly kind: 'found' })[] = OBJECT_FIELDS.site
  .filter((field) => FOUND.includes(field.name))
  .map((field) => ({ kind: 'found', field }));

const STANDS: readonly Entry[] = [
  ...['storage_place', 'storage', 'place', 'shelf', 'location_code'].map(
    (word): Entry => [word, { rank: 3, target: { kind: 'stands', as: 'place' } }],
  ),
  ...['box', 'storage_box', 'box_number', 'box_no'].map(
    (word): Entry => [word, { rank: 3, target: { kind: 'stands', as: 'box' } }],
  ),
];

const FOUND_AT: readonly Entry[] = ['where_found', 'found_at', 'find_spot'].map((word) => [
  word,
  { rank: 3, target: FOUND_TARGETS.find(({ field }) => field.name === 'locality')! },
]);

type Entry = readonly [spelling: string, RankedTarget];

function collect(type: ObjectType, own: readonly FieldDescriptor[]): KnownHeadings {
  const entries: Entry[] = [
    ...[...OBJECT_FIELDS[type], ...own].flatMap((field) => fieldSpellings(field, 0, { kind: 'field', field })),
    ...ANCESTORS[type].flatMap((above) => ancestorSpellings(above)),
    ...['parent', 'parent_id', 'parent_combined_id'].map(
      (name): Entry => [name, { rank: 1, target: { kind: 'parent' } }],
    ),
    ['igsn', { rank: 0, target: { kind: 'igsn' } }],
    ['incomplete', { rank: 0, target: { kind: 'incomplete' } }],
    ...(type === 'section' ? [CATCHER_NUMBER] : []),
    ...(type === 'sample' ? [...listEntries(), ...STANDS, ...FOUND_AT] : []),
  ];
  const spellings = entries.map(([word]) => ({ word, normal: normalHeading(word) }));
  return { targets: group(entries), spellings };
}

const listEntries = (): Entry[] => FOUND_TARGETS.flatMap((target) => fieldSpellings(target.field, 3, target));

function fieldSpellings(field: FieldDescriptor, worse: number, target: ColumnTarget): Entry[] {
  const at = (rank: number) => ({ rank: rank + worse, target });
  const short = field.name.replace(UNIT_ENDING, '');
  return [
    [field.name, at(0)],
    ...(short === field.name ? [] : [[short, at(2)] as const]),
    ...(field.aliases ?? []).map((alias): Entry => [alias, at(2)]),
    [field.label, at(4)],
  ];
}

function ancestorSpellings(type: ObjectType): Entry[] {
  const target: ColumnTarget = { kind: 'ancestor', type };
  const nameField = OBJECT_FIELDS[type].find((field) => field.name === OBJECT_TYPE[type].nameField)!;
  return [
    ...fieldSpellings(nameField, 1, target),
    [type, { rank: 3, target }],
    [OBJECT_TYPE[type].label, { rank: 5, target }],
  ];
}

function group(entries: readonly Entry[]): Map<string, RankedTarget[]> {
  const targets = new Map<string, RankedTarget[]>();
  for (const [spelling, ranked] of entries) {
    const normal = normalHeading(spelling);
    const others = targets.get(normal) ?? [];
    if (!others.some((other) => keyOfTarget(other.target) === keyOfTarget(ranked.target))) others.push(ranked);
    targets.set(normal, others);
  }
  for (const list of targets.values()) list.sort((one, other) => one.rank - other.rank);
  return targets;
}

/** The same text for the same target. */
export function keyOfTarget(target: ColumnTarget): string {
  if (target.kind === 'field' || target.kind === 'found') return `${target.kind} ${target.field.name}`;
  if (target.kind === 'stands') return `stands ${target.as}`;
  return target.kind === 'ancestor' ? `ancestor ${target.type}` : target.kind;
}

/** Types in the order in which their tables are read, parents first. */
export function readingOrder(type: ObjectType): number {
  return OBJECT_TYPES.indexOf(type);
}
