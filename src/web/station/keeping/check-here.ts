import type { CutPiece } from '../../../domain/drilling/check-offsets.ts';
import { isCutOut } from '../../../domain/drilling/check-taking.ts';
import { samplesOnPath } from '../../../domain/drilling/nested-sample.ts';
import { pathSegment } from '../../../domain/drilling/object-path.ts';
import type { FieldValues } from '../../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../../domain/drilling/object-type.ts';
import type { Finding } from '../../../domain/finding.ts';
import { checkEntry, type Entry, type MadeOf, type Surroundings } from '../../../domain/station/check-entry.ts';
import { checkGranted } from '../../../domain/station/not-granted.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { ReadableTree } from './local-depths.ts';
import { sectionAbove } from './place-of-new.ts';
import { entersHere, ownFields, vocabularies } from './station-state.ts';

/** An object as it would be: `id` is that of the object that changes, absent for a new one. */
export interface Wanted {
  readonly id?: string;
  readonly type: ObjectType;
  readonly name: string;
  readonly parentId: string | null;
  readonly values: FieldValues;
}

/** Checks an object as it would be, by the rules of the server and what stands around it here. */
export function checkHere(tree: ReadableTree, wanted: Wanted): readonly Finding[] {
  const before = wanted.id === undefined ? undefined : tree.get(wanted.id);
  const refusal = checkRight(before ?? tree.get(wanted.parentId), before === undefined ? wanted : before);
  const findings = checkEntry(
    entryOf(wanted),
    { ...surroundings(tree, wanted), ...beforehand(tree, wanted) },
    before === undefined ? undefined : entryOf(before),
  );
  return refusal === undefined ? findings : [refusal, ...findings];
}

/** Whether the person's role lets them enter this; `near` is the object itself, or what it is to hang below. */
function checkRight(
  near: StationObject | undefined,
  { type, name }: Pick<Wanted, 'type' | 'name'>,
): Finding | undefined {
  if (near === undefined) return undefined;
  const path = near.type === type ? near.path : `${near.path}/${pathSegment(type, name)}`;
  return checkGranted(entersHere(), { type, path }, near.combinedId);
}

/** What is to be said of an object as it stands. */
export function findingsOf(tree: ReadableTree, object: StationObject): readonly Finding[] {
  return checkEntry(entryOf(object), surroundings(tree, object)).filter(
    ({ severity, code }) => severity !== 'info' && code !== 'missing-field',
  );
}

const entryOf = ({ type, name, values }: Pick<Wanted, 'type' | 'name' | 'values'>): Entry => ({ type, name, values });

function surroundings(tree: ReadableTree, one: Pick<Wanted, 'id' | 'type' | 'parentId'>): Surroundings {
  return { ...around(tree, one), ownFields: ownFields.value, vocabularies: vocabularies.value };
}

function around(tree: ReadableTree, { id, type, parentId }: Pick<Wanted, 'id' | 'type' | 'parentId'>): Surroundings {
  const parent = tree.get(parentId);
  if (parent === undefined) return {};
  const siblings = tree.below(parent.id).filter((one) => one.type === type && one.id !== id);
  if (type === 'core_run')
    return {
      runs: siblings,
      sections: id === undefined ? [] : tree.below(id).filter((one) => one.type === 'section'),
    };
  if (type === 'section') return { run: parent, sections: siblings };
  const section = sectionAbove(tree, parent);
  return {
    ...(section === undefined ? {} : { section: section.values }),
    ...(type === 'sample' ? { samples: siblings, subSamples: id === undefined ? [] : placedBelow(tree, id) } : {}),
    ...(type === 'sample' && parent.type === 'sample' ? { madeOf: madeOfHere(tree, parent) } : {}),
  };
}

/** What only an entry is held against: of a section what was cut from it, of what is newly cut the half it is cut from. */
function beforehand(tree: ReadableTree, { id, type, parentId }: Wanted): Pick<Surroundings, 'pieces' | 'half'> {
  if (type === 'section' && id !== undefined) return { pieces: piecesWithin(tree, id) };
  const parent = tree.get(parentId);
  return id === undefined && parent?.type === 'split' && isCutOut(type) ? { half: parent } : {};
}

function piecesWithin(tree: ReadableTree, id: string): readonly CutPiece[] {
  return tree.below(id).flatMap((one) => [...(statesOffset(one) ? [one] : []), ...piecesWithin(tree, one.id)]);
}

/** What something made of this sample is checked against. */
function madeOfHere(tree: ReadableTree, sample: StationObject): MadeOf {
  let at: StationObject | undefined = sample;
  while (at?.type === 'sample' && !statesInterval(at)) at = tree.get(at.parentId);
  return { values: at?.type === 'sample' ? at.values : {}, nesting: samplesOnPath(sample.path) };
}

/** The nearest samples made of this one that say where they lie. */
function placedBelow(tree: ReadableTree, id: string): readonly StationObject[] {
  const made = tree.below(id).filter((one) => one.type === 'sample');
  return made.flatMap((one) => [
    ...(statesOffset(one) ? [one] : []),
    ...(statesInterval(one) ? [] : placedBelow(tree, one.id)),
  ]);
}

const statesOffset = ({ values }: StationObject): boolean =>
  typeof values.top_offset_cm === 'number' || typeof values.bottom_offset_cm === 'number';

const statesInterval = ({ values }: StationObject): boolean =>
  typeof values.top_offset_cm === 'number' && typeof values.bottom_offset_cm === 'number';
