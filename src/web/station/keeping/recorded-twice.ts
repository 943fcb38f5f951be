import { isEmptyValue, isSameValue } from '../../../domain/drilling/same-value.ts';
import { cmOfMetres } from '../../../domain/station/length-text.ts';
import { writeSectionLine } from '../../../domain/station/section-line.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { FieldChange, Override } from '../../../domain/station/station-operation.ts';
import { withReasonsBetween } from '../flow/reasons-between.ts';
import type { Wish } from './inverse.ts';
import { lengthM, type ReadableTree } from './local-depths.ts';

/** One field in which two records of the same thing differ, as text; empty where one says nothing. */
export interface Difference {
  readonly field: string;
  readonly own: unknown;
  readonly theirs: unknown;
}

/** The field under which sections that differ are told, as the line in which they are typed. */
export const SECTIONS = 'sections';

/** What stands under the name of an object beside it; undefined where nothing does. */
export function counterpartOf(tree: ReadableTree, own: StationObject): StationObject | undefined {
  const beside = own.parentId === null ? [] : tree.below(own.parentId);
  return beside.find((one) => one.type === own.type && one.name === own.name && one.id !== own.id);
}

/** In which fields two records of the same thing differ, those that either states, the sections of a run as their line. */
export function differencesOf(tree: ReadableTree, own: StationObject, theirs: StationObject): readonly Difference[] {
  const fields = new Set([...Object.keys(own.values), ...Object.keys(theirs.values)]);
  const found = [...fields]
    .filter((field) => !isSameValue(own.values[field], theirs.values[field]))
    .map((field) => ({ field, own: own.values[field], theirs: theirs.values[field] }));
  const [ownLine, theirLine] = [sectionLineOf(tree, own), sectionLineOf(tree, theirs)];
  return ownLine === theirLine ? found : [...found, { field: SECTIONS, own: ownLine, theirs: theirLine }];
}

/**
 * What makes the object that counts (`theirs`) say what was entered here (`own`), with all that lies below: values that were entered replace
 * others, what is not there yet is made below it and keeps its IGSN, and sections that nothing was cut from and that were not entered here go.
 * What only the other states stays. `reasons` are those that were given when it was entered, by object.
 */
export function enteredInto(
  tree: ReadableTree,
  own: StationObject,
  theirs: StationObject,
  reasons: ReadonlyMap<string, readonly Override[]> = new Map(),
): readonly Wish[] {
  const reasonsOf = (id: string) => {
    const overrides = reasons.get(id) ?? [];
    return overrides.length === 0 ? {} : { overrides };
  };
  const wishes = intoOther(tree, own, theirs, reasonsOf);
  const sections = tree.below(theirs.id).filter(({ type }) => type === 'section');
  return theirs.type === 'core_run' ? withReasonsBetween(wishes, theirs, sections) : wishes;
}

type ReasonsOf = (id: string) => Pick<Wish, 'overrides'>;

function intoOther(
  tree: ReadableTree,
  own: StationObject,
  theirs: StationObject,
  reasonsOf: ReasonsOf,
): readonly Wish[] {
  const below = tree.below(own.id);
  const there = tree.below(theirs.id);
  const found = below.map((one) => ({ one, other: there.find((its) => isNamedAs(its, one)) }));
  const hasSections = below.some(({ type }) => type === 'section');
  const gone = there.filter(
    (its) => hasSections && its.type === 'section' && !below.some((one) => isNamedAs(its, one)) && !isUsed(tree, its),
  );
  return [
    ...changeInto(own, theirs, reasonsOf),
    ...gone.map((its): Wish => ({ kind: 'delete', objectId: its.id })),
    ...found.flatMap(({ one, other }) =>
      other === undefined ? madeBelow(tree, one, theirs.id, reasonsOf) : intoOther(tree, one, other, reasonsOf),
    ),
  ];
}

const isNamedAs = (one: StationObject, other: StationObject): boolean =>
  one.type === other.type && one.name === other.name;

const isUsed = (tree: ReadableTree, one: StationObject): boolean => tree.below(one.id).length > 0;

function changeInto(own: StationObject, theirs: StationObject, reasonsOf: ReasonsOf): readonly Wish[] {
  const changes: Record<string, FieldChange> = {};
  for (const [field, to] of Object.entries(own.values)) {
    const from = theirs.values[field] ?? null;
    if (!isEmptyValue(to) && !isSameValue(from, to)) changes[field] = { from, to };
  }
  return Object.keys(changes).length === 0
    ? []
    : [{ kind: 'change', objectId: theirs.id, changes, ...reasonsOf(own.id) }];
}

function madeBelow(tree: ReadableTree, own: StationObject, parentId: string, reasonsOf: ReasonsOf): readonly Wish[] {
  const { id, type, name, igsn, values } = own;
  const object = { id, type, name, parentId, values, ...(igsn !== null && { igsn }) };
  return [
    { kind: 'create', object, ...reasonsOf(id) },
    ...tree.below(id).flatMap((one) => madeBelow(tree, one, id, reasonsOf)),
  ];
}

function sectionLineOf(tree: ReadableTree, run: StationObject): string {
  const sections = tree.below(run.id).filter(({ type }) => type === 'section');
  return writeSectionLine(sections.map((one) => ({ name: one.name, lengthCm: cmOfMetres(lengthM(one)) })));
}
