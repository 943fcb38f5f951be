import type { FieldValues } from '../../domain/drilling/object-row.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import type { Surroundings } from '../../domain/station/check-entry.ts';
import type { Sibling } from '../../domain/station/next-object.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { EntryRun } from './entry-run.ts';

/** An object that is entered or changed: `id` where it is in the tree already. */
export interface Entered {
  readonly id?: string;
  readonly type: ObjectType;
  readonly values: FieldValues;
}

/** What stands around an entry below its parent, as far as the checks of its type look at it. */
export async function surroundingsOf(run: EntryRun, entered: Entered, parent: TreeObject): Promise<Surroundings> {
  const { vocabularies, ownFields, picture } = run;
  const lists = { vocabularies, ownFields };
  const { type, id } = entered;
  if (type === 'core_run') {
    const sections = id === undefined ? [] : await picture.children(id, 'section');
    return { ...lists, sections, runs: await overlapping(run, entered, parent) };
  }
  const siblings = type === 'section' || type === 'sample' ? await picture.children(parent.id, type) : [];
  const others = siblings.filter((one) => one.id !== id);
  if (type === 'section')
    return { ...lists, run: { name: parent.name, values: await picture.valuesOf(parent) }, sections: others };
  const section = hasOffset(entered.values) ? await picture.sectionAt(parent) : undefined;
  return { ...lists, samples: others, ...(section !== undefined && { section: await picture.valuesOf(section) }) };
}

async function overlapping(run: EntryRun, { id, values }: Entered, hole: TreeObject): Promise<Sibling[]> {
  const { drillers_top_depth_m: topM, drilled_length_m: lengthM } = values;
  if (typeof topM !== 'number') return [];
  const bottomDrfM = topM + (typeof lengthM === 'number' ? lengthM : 0);
  const runs = await run.picture.runsBetween({ holeId: hole.id, topDrfM: topM, bottomDrfM });
  return runs.filter((one) => one.id !== id);
}

const hasOffset = ({ top_offset_cm: top, bottom_offset_cm: bottom }: FieldValues): boolean =>
  typeof top === 'number' || typeof bottom === 'number';
