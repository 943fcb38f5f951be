import { isCutOut } from '../../domain/drilling/check-taking.ts';
import { samplesOnPath } from '../../domain/drilling/nested-sample.ts';
import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { MadeOf, Surroundings } from '../../domain/station/check-entry.ts';
import type { Sibling } from '../../domain/station/next-object.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { Neighbour } from './entry-picture.ts';
import type { EntryRun } from './entry-run.ts';

/** An object that is entered or changed: `id` where it is in the tree already. */
export interface Entered {
  readonly id?: string;
  readonly type: ObjectType;
  readonly values: FieldValues;
  /** True where a change says anew where it lies, or how long it is. */
  readonly isMoved?: boolean;
}

/** What stands around an entry below its parent, as far as the checks of its type look at it. */
export async function surroundingsOf(run: EntryRun, entered: Entered, parent: TreeObject): Promise<Surroundings> {
  const { vocabularies, ownFields, picture } = run;
  const lists = { vocabularies, ownFields };
  const { type, id, isMoved = false } = entered;
  if (type === 'core_run') {
    const sections = id === undefined ? [] : await picture.children(id, 'section');
    return { ...lists, sections, runs: await overlapping(run, entered, parent) };
  }
  const siblings = type === 'section' || type === 'sample' ? await picture.children(parent.id, type) : [];
  const others = siblings.filter((one) => one.id !== id);
  if (type === 'section')
    return {
      ...lists,
      run: { name: parent.name, values: await picture.valuesOf(parent) },
      sections: others,
      pieces: id !== undefined && isMoved ? await picture.piecesOf(id, lengthOf(entered.values)) : [],
    };
  const section = hasOffset(entered.values) ? await picture.sectionAt(parent) : undefined;
  const madeOf = type === 'sample' && parent.type === 'sample' ? await madeOfAt(run, parent) : undefined;
  const subSamples = type === 'sample' && id !== undefined && isMoved ? await placedBelow(run, [id]) : [];
  const isNewOfHalf = id === undefined && parent.type === 'split' && isCutOut(type);
  return {
    ...lists,
    samples: others,
    subSamples,
    ...(madeOf !== undefined && { madeOf }),
    ...(section !== undefined && { section: await picture.valuesOf(section) }),
    ...(isNewOfHalf && { half: { name: parent.name, values: await picture.valuesOf(parent) } }),
  };
}

/** What something made of this sample is checked against. */
async function madeOfAt({ picture }: EntryRun, sample: TreeObject): Promise<MadeOf> {
  const nesting = samplesOnPath(sample.path);
  let at: TreeObject | undefined = sample;
  while (at?.type === 'sample') {
    const values = await picture.valuesOf(at);
    if (statesInterval(values)) return { values, nesting };
    at = at.parentId === null ? undefined : await picture.object(at.parentId);
  }
  return { values: {}, nesting };
}

/** The nearest samples made of these that say where they lie, one question for each level that may have any. */
async function placedBelow({ picture }: EntryRun, ids: readonly string[]): Promise<Neighbour[]> {
  const placed: Neighbour[] = [];
  for (let above = ids; above.length > 0; ) {
    const made = await picture.childrenOfAll(above, 'sample');
    placed.push(...made.filter(({ values }) => hasOffset(values)));
    above = made.filter(({ values }) => !statesInterval(values)).map((one) => one.id);
  }
  return placed;
}

async function overlapping(run: EntryRun, { id, values }: Entered, hole: TreeObject): Promise<Sibling[]> {
  const { drillers_top_depth_m: topM, drilled_length_m: lengthM } = values;
  if (typeof topM !== 'number') return [];
  const bottomDrfM = topM + (typeof lengthM === 'number' ? lengthM : 0);
  const runs = await run.picture.runsBetween({ holeId: hole.id, topDrfM: topM, bottomDrfM });
  return runs.filter((one) => one.id !== id);
}

/** Length of a section that counts, in metres; without any nothing is too long for it. */
function lengthOf({ curated_length_m: curatedM, section_length_m: cutM }: FieldValues): number {
  if (typeof curatedM === 'number') return curatedM;
  return typeof cutM === 'number' ? cutM : Number.POSITIVE_INFINITY;
}

const statesInterval = ({ top_offset_cm: top, bottom_offset_cm: bottom }: FieldValues): boolean =>
  typeof top === 'number' && typeof bottom === 'number';

const hasOffset = ({ top_offset_cm: top, bottom_offset_cm: bottom }: FieldValues): boolean =>
  typeof top === 'number' || typeof bottom === 'number';
