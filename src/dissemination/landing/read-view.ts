import { findHarvested, type HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { findLineage, visibleLineage } from '../../store/read/find-lineage.ts';
import { findNeighbours, type Neighbours } from '../../store/read/find-neighbours.ts';
import { findVersions, type VersionRow } from '../../store/read/find-versions.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import type { Queries } from '../../store/store.ts';
import { readStrip } from '../drawing/strip/read-strip.ts';
import type { StripData } from '../drawing/strip/strip-data.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Family, findFamily } from './family.ts';

/** What the page of a record shows beside the record itself; a record from outside has no place in the core tree. */
export interface RecordView {
  readonly lineage: readonly TreeRow[];
  readonly family: Family | undefined;
  readonly neighbours: Neighbours;
  readonly strip: StripData | undefined;
  readonly versions: readonly VersionRow[];
  /** What others hold of the same IGSN. */
  readonly heldBy: readonly HarvestedCopy[];
}

const ALONE: Neighbours = { above: undefined, below: undefined };

/**
 * Reads the surroundings of a record with at most 16 queries, however large its family; what does not need the lineage at
 * once. `around`: see {@link findFamily}. `today` (ISO, UTC) decides what of the hole may be drawn.
 */
export async function readView(
  db: Queries,
  record: PublicRecord,
  { around, today }: { readonly around: string | undefined; readonly today: string },
): Promise<RecordView> {
  const { whole, bare } = await readAlone(db, record, today);
  const { lineage } = bare;
  const me = lineage.at(-1);
  if (me === undefined) return bare;
  const hole = lineage.find((row) => row.type === 'hole');
  const [family, neighbours, strip] = await Promise.all([
    findFamily(db, { lineage, whole, today, around }),
    hole === undefined || hole === me ? ALONE : findNeighbours(db, me, hole.path, today),
    record.isEmbargoed ? undefined : readStrip(db, lineage, record.description, today),
  ]);
  return { ...bare, family, neighbours, strip };
}

/** What a page without surroundings needs: the lineage and the versions. */
export async function readBareView(db: Queries, record: PublicRecord, today: string): Promise<RecordView> {
  return (await readAlone(db, record, today)).bare;
}

async function readAlone(db: Queries, record: PublicRecord, today: string) {
  const [whole, versions, heldBy] = await Promise.all([
    record.objectId === null ? [] : findLineage(db, record.objectId, today),
    findVersions(db, record.igsn),
    findHarvested(db, record.igsn),
  ]);
  const nothing = { family: undefined, neighbours: ALONE, strip: undefined };
  return { whole, bare: { lineage: visibleLineage(whole), ...nothing, versions, heldBy } };
}
