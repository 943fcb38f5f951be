import { workIgsn } from '../../domain/description/work-igsn.ts';
import { isHidden } from '../../domain/registration/embargo.ts';
import { withheldNow } from '../../domain/registration/privacy.ts';
import { findHarvested, type HarvestedCopy } from '../../store/read/find-harvested-copies.ts';
import { findLineage, visibleLineage } from '../../store/read/find-lineage.ts';
import { findNeighbours, type Neighbours } from '../../store/read/find-neighbours.ts';
import { findPicturesBelow, type PictureBelow } from '../../store/read/find-pictures-below.ts';
import { findVersions, type VersionRow } from '../../store/read/find-versions.ts';
import { findWorksBelow, findWorksBelowPushed, type WorkBelow } from '../../store/read/find-works-below.ts';
import { findWorksOnParts, type PartWork } from '../../store/read/find-works-on-parts.ts';
import { LARGE } from '../../store/read/large-types.ts';
import { type HeldFile, listPublicFiles } from '../../store/read/list-files.ts';
import { listMedia, type MediaRow } from '../../store/read/list-media.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { findNaming, type NamingRecord } from '../../store/search/find-naming.ts';
import { findTitles } from '../../store/search/find-titles.ts';
import type { Engine, Queries } from '../../store/store.ts';
import { readStrip } from '../drawing/strip/read-strip.ts';
import type { StripData } from '../drawing/strip/strip-data.ts';
import type { PublicRecord } from '../public-record.ts';
import type { SharedReads } from '../shared-reads.ts';
import { type Family, findFamily } from './family.ts';
import { findIndexFamily } from './index-family.ts';
import { MOST_BELOW } from './pictures-below.ts';
import { readPlace, type Surroundings } from './place-card.ts';

/**
 * What the page of a record shows beside the record itself; the family of a record from outside, which has no place in the core tree,
 * is what the catalogue tells of it.
 */
export interface RecordView {
  readonly lineage: readonly TreeRow[];
  readonly family: Family | undefined;
  readonly neighbours: Neighbours;
  readonly strip: StripData | undefined;
  readonly versions: readonly VersionRow[];
  readonly place: Surroundings | undefined;
  /** Works that its parts name. */
  readonly partWorks: readonly PartWork[];
  /** Works of the register that objects below it are linked to; of whatever has more below it than can be read through. */
  readonly worksBelow: readonly WorkBelow[];
  /** Files registered for it; none while anything of it is kept back. */
  readonly media: readonly MediaRow[];
  /** Pictures and documents of its object that lie here and are meant for all; none while anything of it is kept back. */
  readonly files: readonly HeldFile[];
  /** Pictures of the sections and splits of a hole or core run, one more than are shown. */
  readonly picturesBelow: readonly PictureBelow[];
  /** What others hold of the same IGSN. */
  readonly heldBy: readonly HarvestedCopy[];
  /** Titles of the IGSNs among its related works that the catalogue knows. */
  readonly relatedTitles: ReadonlyMap<string, string>;
  /** Records whose texts name it. */
  readonly naming: readonly NamingRecord[];
}

/** Near which combined id a list is to be shown, by which day (ISO, UTC), and what was read for other pages. */
export interface ViewOptions {
  readonly around: string | undefined;
  readonly today: string;
  readonly engine: Engine;
  readonly shared: SharedReads;
}

const MOST_NAMING = 20;
/** Types whose pages show pictures of their sections. */
const PICTURED: readonly string[] = ['hole', 'core_run'];
const ALONE: Neighbours = { above: undefined, below: undefined };

/**
 * Reads the surroundings of a record with at most 20 queries, however large its family; what does not need the lineage at
 * once. `around`: see {@link findFamily}. `today` (ISO, UTC) decides what of the hole may be drawn.
 */
export async function readView(
  db: Queries,
  record: PublicRecord,
  { around, today, engine, shared }: ViewOptions,
): Promise<RecordView> {
  const isOpen = !record.isEmbargoed && !isHidden(record.privacy.withheld?.until, today);
  const [{ whole, bare: alone }, relatedTitles, media, naming, files] = await Promise.all([
    readAlone(db, record, today),
    findTitles(
      db,
      record.description.relatedWorks.flatMap((work) => workIgsn(work) ?? []),
    ),
    isOpen ? listMedia(db, record.igsn) : [],
    findNaming(db, engine, record.igsn, MOST_NAMING),
    isOpen && record.objectId !== null ? listPublicFiles(db, engine, record.objectId) : [],
  ]);
  const bare = { ...alone, relatedTitles, files };
  if (record.objectId === null)
    return { ...bare, ...(await readFromIndex(db, record, { around, today, isOpen })), media, naming };
  const { lineage } = bare;
  const me = lineage.at(-1);
  if (me === undefined) return { ...bare, media, naming };
  const hole = lineage.find((row) => row.type === 'hole');
  const isOpenAbove = isOpen && !lineage.some((row) => isHidden(row.embargoEnd, today));
  const [family, neighbours, strip, place, partWorks, worksBelow, below] = await Promise.all([
    findFamily(db, { lineage, whole, today, around, shared }),
    hole === undefined || hole === me ? ALONE : findNeighbours(db, me, hole.path, today),
    record.isEmbargoed ? undefined : readStrip(db, lineage, record.description, { today, shared }),
    readPlace(db, record, hole?.igsn ?? null, today, shared),
    isOpen ? findWorksOnParts(db, me, today) : [],
    isOpenAbove && LARGE.includes(me.type) ? findWorksBelow(db, me, today) : [],
    isOpenAbove && PICTURED.includes(me.type) ? findPicturesBelow(db, me, today, MOST_BELOW + 1) : [],
  ]);
  return { ...bare, family, neighbours, strip, place, partWorks, worksBelow, picturesBelow: below, media, naming };
}

interface FromIndex {
  readonly around: string | undefined;
  readonly today: string;
  readonly isOpen: boolean;
}

async function readFromIndex(db: Queries, record: PublicRecord, { around, today, isOpen }: FromIndex) {
  const { description, igsn, privacy } = record;
  const withheld = withheldNow(privacy.withheld, today)?.members ?? [];
  const found = await findIndexFamily(db, { description, withheld, today, around });
  const hole = found.lineage.find((row) => row.type === 'hole');
  const [place, worksBelow] = await Promise.all([
    readPlace(db, record, hole?.igsn ?? null, today),
    isOpen ? findWorksBelowPushed(db, igsn, today) : [],
  ]);
  return { ...found, place, worksBelow };
}

/** What a page without surroundings needs: the lineage, the versions, and what others hold. */
export async function readBareView(db: Queries, record: PublicRecord, today: string): Promise<RecordView> {
  return (await readAlone(db, record, today)).bare;
}

/** What a data sheet needs: the same and, of a record with a place in the core tree, where it lies in its hole. See {@link readView}. */
export async function readSheetView(
  db: Queries,
  record: PublicRecord,
  { today, shared }: Pick<ViewOptions, 'today' | 'shared'>,
): Promise<RecordView> {
  const { bare } = await readAlone(db, record, today);
  if (bare.lineage.length === 0 || record.isEmbargoed) return bare;
  return { ...bare, strip: await readStrip(db, bare.lineage, record.description, { today, shared }) };
}

async function readAlone(db: Queries, record: PublicRecord, today: string) {
  const [whole, versions, heldBy] = await Promise.all([
    record.objectId === null ? [] : findLineage(db, record.objectId, today),
    findVersions(db, record.igsn),
    findHarvested(db, record.igsn),
  ]);
  const nothing = {
    family: undefined,
    neighbours: ALONE,
    strip: undefined,
    place: undefined,
    partWorks: [],
    worksBelow: [],
    relatedTitles: new Map<string, string>(),
    media: [],
    files: [],
    picturesBelow: [],
    naming: [],
  };
  return { whole, bare: { lineage: visibleLineage(whole), ...nothing, versions, heldBy } };
}
