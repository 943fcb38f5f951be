import { findLineage } from '../../store/read/find-lineage.ts';
import { findNeighbours, type Neighbours } from '../../store/read/find-neighbours.ts';
import type { RegisterRecord } from '../../store/read/find-record.ts';
import { findVersions, type VersionRow } from '../../store/read/find-versions.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import type { Queries } from '../../store/store.ts';
import { type Family, findFamily } from './family.ts';
import { readStrip } from './strip/read-strip.ts';
import type { StripData } from './strip/strip-data.ts';

/** What the page of a record shows beside the record itself; a record from outside has no place in the core tree. */
export interface RecordView {
  readonly lineage: readonly TreeRow[];
  readonly family: Family | undefined;
  readonly neighbours: Neighbours;
  readonly strip: StripData | undefined;
  readonly versions: readonly VersionRow[];
}

const ALONE: Neighbours = { above: undefined, below: undefined };

/** Reads the surroundings of a record with at most 14 queries, however large its family. `around`: see {@link findFamily}. */
export async function readView(db: Queries, record: RegisterRecord, around?: string): Promise<RecordView> {
  const lineage = record.objectId === null ? [] : await findLineage(db, record.objectId);
  const versions = await findVersions(db, record.igsn);
  const hole = lineage.find((row) => row.type === 'hole');
  const me = lineage.at(-1);
  if (me === undefined) return { lineage, family: undefined, neighbours: ALONE, strip: undefined, versions };
  return {
    lineage,
    versions,
    family: await findFamily(db, lineage, around),
    neighbours: hole === undefined || hole === me ? ALONE : await findNeighbours(db, me, hole.path),
    strip: await readStrip(db, lineage, record.description),
  };
}

/** What a page without surroundings needs: the lineage and the versions. */
export async function readBareView(db: Queries, record: RegisterRecord): Promise<RecordView> {
  const lineage = record.objectId === null ? [] : await findLineage(db, record.objectId);
  const versions = await findVersions(db, record.igsn);
  return { lineage, family: undefined, neighbours: ALONE, strip: undefined, versions };
}
