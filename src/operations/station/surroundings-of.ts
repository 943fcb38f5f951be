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

/** Reads what stands around an entry below its parent, as far as the checks of its type look at it. */
export async function surroundingsOf(run: EntryRun, entered: Entered, parent: TreeObject): Promise<Surroundings> {
  const { vocabularies, ownFields } = run;
  const lists = { vocabularies, ownFields };
  const { type, id } = entered;
  if (type === 'core_run') {
    const sections = id === undefined ? [] : await siblings(run, id, 'section');
    return { ...lists, sections, runs: await overlapping(run, entered, parent) };
  }
  if (type === 'section') {
    const above = { name: parent.name, values: await run.valuesOf(parent) };
    return { ...lists, run: above, sections: await siblings(run, parent.id, 'section', id) };
  }
  const samples = type === 'sample' ? await siblings(run, parent.id, 'sample', id) : [];
  if (!hasOffset(entered.values)) return { ...lists, samples };
  const section = await sectionAbove(run, parent);
  return { ...lists, samples, ...(section !== undefined && { section: await run.valuesOf(section) }) };
}

async function siblings(run: EntryRun, parentId: string, type: ObjectType, own?: string): Promise<Sibling[]> {
  return (await run.work.tree.childrenWithValues([parentId], type)).filter((one) => one.id !== own);
}

async function overlapping(run: EntryRun, { id, values }: Entered, hole: TreeObject): Promise<Sibling[]> {
  const { drillers_top_depth_m: topM, drilled_length_m: lengthM } = values;
  if (typeof topM !== 'number') return [];
  const bottomM = topM + (typeof lengthM === 'number' ? lengthM : 0);
  return (await run.work.station.runsBetween(hole.id, topM, bottomM)).filter((one) => one.id !== id);
}

async function sectionAbove(run: EntryRun, parent: TreeObject): Promise<TreeObject | undefined> {
  let at: TreeObject | undefined = parent;
  while (at !== undefined && at.type !== 'section')
    at = at.parentId === null ? undefined : await run.object(at.parentId);
  return at;
}

const hasOffset = ({ top_offset_cm: top, bottom_offset_cm: bottom }: FieldValues): boolean =>
  typeof top === 'number' || typeof bottom === 'number';
