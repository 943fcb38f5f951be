import { isPicture } from '../../domain/files/file-kind.ts';
import type { Caller } from '../caller.ts';
import type { Work } from '../ports.ts';
import { retellRecords } from '../publications/retell-records.ts';
import type { ChangeRules } from '../registry/record-change.ts';
import type { TreeObject } from '../tree-ports.ts';
import type { ObjectFile } from './file-ports.ts';

/** What of a file stands in what is published of the record of its object; empty for one that is not shown to all. */
const told = (file: ObjectFile | undefined): string =>
  file === undefined || !file.isPublic || file.deletedAt !== null || !isPicture(file)
    ? ''
    : JSON.stringify([file.kind, file.title, file.credit, file.licence]);

/**
 * Tells the record of an object again where its pictures are others than before: they stand in its formats, so that harvesters, the search
 * and upstream are to take it again.
 */
export async function retellPictures(
  work: Work,
  { igsn }: TreeObject,
  [before, after]: readonly [ObjectFile | undefined, ObjectFile | undefined],
  rules: ChangeRules,
  caller: Caller,
): Promise<void> {
  if (igsn === null || told(before) === told(after)) return;
  await retellRecords(work, [igsn], rules, caller);
}
