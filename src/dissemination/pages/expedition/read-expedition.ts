import { type Access, isHidden, UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import type { ExpeditionRow } from '../../../store/read/find-expeditions.ts';
import { findHoleFigures, type HoleFigures } from '../../../store/read/find-hole-figures.ts';
import { findHoleRuns, type HoleRun } from '../../../store/read/find-hole-runs.ts';
import { findAlongPath } from '../../../store/read/find-lineage.ts';
import { findRecords } from '../../../store/read/find-records.ts';
import { endOver, laterEnd, type TreeRow } from '../../../store/read/tree-row.ts';
import { readHoleStrip } from '../../drawing/strip/read-strip.ts';
import type { StripData } from '../../drawing/strip/strip-data.ts';
import { type PublicFace, todayOf } from '../../public-face.ts';
import { type PublicRecord, publicRecord } from '../../public-record.ts';

/** A hole of which the page shows drawing and runs: what is public of both. */
export interface ShownHole {
  readonly hole: HoleFigures;
  readonly strip: StripData;
  readonly runs: readonly HoleRun[];
}

/** Of so many holes the records are read, for people, works and positions. */
const MOST_RECORDS = 60;

/**
 * What is public of the records of an expedition and its holes, the expedition first. A moratorium that the expedition states now
 * holds for all of them, also where they were registered before it did; that of a hole with a day of its own for the hole in its place.
 */
export async function readOwnRecords(
  face: PublicFace,
  expedition: ExpeditionRow,
  holes: readonly HoleFigures[],
): Promise<readonly PublicRecord[]> {
  const igsns = [expedition.igsn, ...holes.map((hole) => hole.igsn)].filter((one) => one !== null);
  const records = await findRecords(face.store.read, igsns.slice(0, MOST_RECORDS));
  const standing = records.filter((one) => one.facts.state !== 'withdrawn');
  const today = todayOf(face);
  const ends = new Map([
    [expedition.igsn, expedition.embargoEnd],
    ...holes.map((hole) => [hole.igsn, laterEnd(endOver(expedition, hole), hole.embargoEnd)] as const),
  ]);
  return standing.map((one) =>
    publicRecord(one, today, closedUntil(ends.get(one.igsn) ?? null, today) ?? one.description),
  );
}

function closedUntil(end: string | null, today: string): Access | undefined {
  if (end === null || !isHidden(end, today)) return undefined;
  return end === UNTIL_OPENED ? { isPublic: false } : { isPublic: false, moratoriumUntil: end };
}

/** The holes of an expedition and the one that is to be shown: that of a combined id, else the one with most core runs. */
export async function readHoles(
  face: PublicFace,
  expedition: ExpeditionRow,
  wanted: string,
): Promise<{ readonly holes: readonly HoleFigures[]; readonly hole: HoleFigures | undefined }> {
  const holes = await findHoleFigures(face.store.read, expedition, todayOf(face));
  const longest = holes.toSorted((one, other) => other.runs - one.runs)[0];
  return { holes, hole: holes.find((one) => one.combinedId === wanted) ?? longest };
}

/** Drawing and runs of a hole; undefined where what was found in it is hidden today, its depths are withheld or it has none. */
export async function readShownHole(
  face: PublicFace,
  expedition: ExpeditionRow,
  hole: HoleFigures | undefined,
): Promise<ShownHole | undefined> {
  if (hole === undefined) return undefined;
  const [db, today] = [face.store.read, todayOf(face)];
  const lineage = await findAlongPath(db, hole.path, today);
  const strip = await readHoleStrip(db, lineage, today);
  if (strip === undefined) return undefined;
  const runs = await findHoleRuns(db, hole, today);
  return { hole, strip, runs: isTimeTold(expedition, lineage) ? runs : runs.map((run) => ({ ...run, onDeck: null })) };
}

const TIMES = new Set<string>(['collectedFrom', 'collectedTo', 'sampledOn']);

// Days of drilling would tell when the hole was drilled.
function isTimeTold(expedition: ExpeditionRow, lineage: readonly TreeRow[]): boolean {
  return ![expedition, ...lineage].some((one) => one.withheld.some((member) => TIMES.has(member)));
}
