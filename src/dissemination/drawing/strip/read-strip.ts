import { depthOn } from '../../../domain/description/measured-depths.ts';
import type { SampleDescription } from '../../../domain/description/sample-description.ts';
import { isHidden } from '../../../domain/registration/embargo.ts';
import { findCoreRuns, type RunRow } from '../../../store/read/find-core-runs.ts';
import { findHoleLog, type HoleLog } from '../../../store/read/find-hole-log.ts';
import { findCutsNear, findSectionCuts } from '../../../store/read/find-section-cuts.ts';
import { endOver, type TreeRow } from '../../../store/read/tree-row.ts';
import type { Queries } from '../../../store/store.ts';
import type { SharedReads } from '../../shared-reads.ts';
import { runLabel } from '../object-label.ts';
import { type Interval, type SectionData, type StripData, windowAround } from './strip-data.ts';

const MOST_RUNS_OF_HOLE = 5000;
const MOST_RUNS_OF_WINDOW = 60;
const MOST_RUNS_SHARED = 3000;
const EVERYTHING = { topM: -100_000, bottomM: 100_000 };

/**
 * Reads what the depth strip of an object draws, with at most seven queries. Undefined where there is nothing to draw: no
 * hole in its lineage, neither depth nor hole known, or the hole's rock hidden on `today` (ISO, UTC).
 */
export async function readStrip(
  db: Queries,
  lineage: readonly TreeRow[],
  description: SampleDescription,
  { today, shared }: { readonly today: string; readonly shared: SharedReads },
): Promise<StripData | undefined> {
  const hole = lineage.find((row) => row.type === 'hole');
  const me = intervalOf(description);
  if (hole === undefined || lineage.at(-1) === hole) return readHoleStrip(db, lineage, today);
  if (me === undefined || isHoleHidden(lineage, today)) return undefined;
  const whole = await shared.once(`log ${hole.id}`, () => findHoleLog(db, hole.id, hole.path));
  const log = openLog(whole, lineage);
  const bottomM = Math.max(bottomOf(hole, log), me.bottomM);
  const window = windowAround(framed(lineage, me), bottomM);
  const runs = openRuns(await readRuns(db, hole, window, { today, shared }), today);
  const section = await readSection(db, lineage, { today, shared });
  const openRun = shownOf(lineage, 'core_run')?.combinedId;
  return { hole, bottomM, log, runs, me, openRun, window, section };
}

/** The runs of a window; out of all runs of the hole, where other pages asked for it and they are not too many. */
async function readRuns(
  db: Queries,
  hole: TreeRow,
  window: Interval,
  { today, shared }: { readonly today: string; readonly shared: SharedReads },
): Promise<readonly RunRow[]> {
  const all = await shared.again(`runs ${today} ${hole.id}`, () =>
    findCoreRuns(db, hole, EVERYTHING, MOST_RUNS_SHARED, today),
  );
  if (all === undefined || all.length >= MOST_RUNS_SHARED)
    return findCoreRuns(db, hole, window, MOST_RUNS_OF_WINDOW, today);
  return all.filter((run) => run.topM < window.bottomM && run.bottomM > window.topM).slice(0, MOST_RUNS_OF_WINDOW);
}

/** The strip of a whole hole, the last of its lineage, with the recovery of all its runs; three queries. See {@link readStrip}. */
export async function readHoleStrip(
  db: Queries,
  lineage: readonly TreeRow[],
  today: string,
): Promise<StripData | undefined> {
  const hole = lineage.at(-1);
  if (hole?.type !== 'hole' || isHoleHidden(lineage, today)) return undefined;
  const log = openLog(await findHoleLog(db, hole.id, hole.path), lineage);
  const bottomM = bottomOf(hole, log);
  if (bottomM <= 0) return undefined;
  const runs = openRuns(await findCoreRuns(db, hole, { topM: 0, bottomM }, MOST_RUNS_OF_HOLE, today), today);
  const nothing = { me: undefined, openRun: undefined, window: undefined, section: undefined };
  return { hole, bottomM, log, runs, ...nothing };
}

/** What was found in a hole is hidden with it, and with the expedition that it belongs to, unless the hole has a day of its own. */
function isHoleHidden(lineage: readonly TreeRow[], today: string): boolean {
  const at = lineage.findIndex((row) => row.type === 'hole');
  const above = lineage.slice(0, at + 1);
  const endOf = (row: TreeRow) => (row.type === 'expedition' ? endOver(row, lineage[at]!) : row.embargoEnd);
  return above.some((row) => row.isKeptBack || isHidden(endOf(row), today)) || isDepthWithheld(lineage);
}

// A drawing to scale tells every depth in it.
function isDepthWithheld(lineage: readonly TreeRow[]): boolean {
  return lineage.some((row) => row.withheld.includes('depths'));
}

/** What may be drawn of a hole of which something is withheld: no rock where that is, and of what was stated nothing. */
function openLog(log: HoleLog, lineage: readonly TreeRow[]): HoleLog {
  const hole = lineage.find((row) => row.type === 'hole');
  const withheld = hole?.withheld ?? [];
  if (withheld.length === 0) return log;
  const isRock = withheld.some((one) => ROCK.has(one));
  return { casingDepthM: null, totalDepthM: null, units: isRock ? [] : log.units };
}

const ROCK = new Set<string>(['rock', 'geologicalUnit', 'material']);

// A run under embargo has its place, but how much of it came up is not said.
function openRuns(runs: readonly RunRow[], today: string): readonly RunRow[] {
  return runs.map((run) => (isHidden(run.embargoEnd, today) ? { ...run, drilledM: null, recoveredM: null } : run));
}

function bottomOf(hole: TreeRow, log: HoleLog): number {
  return Math.max(log.totalDepthM ?? 0, hole.bottomM ?? 0, log.units.at(-1)?.bottomM ?? 0);
}

function intervalOf(description: SampleDescription): Interval | undefined {
  return depthOn(description, 'csf_a');
}

/** The ancestor of a type, unless nothing of it is shown. */
function shownOf(lineage: readonly TreeRow[], type: TreeRow['type']): TreeRow | undefined {
  return lineage.find((row) => row.type === type && !row.isKeptBack);
}

// The window stands around the run, so that all objects of one run show the same stretch.
function framed(lineage: readonly TreeRow[], me: Interval): Interval {
  const run = shownOf(lineage, 'core_run');
  return run === undefined || run.topM === null || run.bottomM === null ? me : { topM: run.topM, bottomM: run.bottomM };
}

async function readSection(
  db: Queries,
  lineage: readonly TreeRow[],
  { today, shared }: { readonly today: string; readonly shared: SharedReads },
): Promise<SectionData | undefined> {
  const section = shownOf(lineage, 'section');
  const run = shownOf(lineage, 'core_run');
  if (section === undefined || section.topM === null || section.bottomM === null) return undefined;
  if (section.bottomM <= section.topM) return undefined;
  const first = await shared.once(`cuts ${today} ${section.path}`, () => findSectionCuts(db, section.path, today));
  const sample = lineage.find((row) => row.type === 'sample');
  const isMore = first.total > first.cuts.length && sample !== undefined;
  const cuts = isMore ? await findCutsNear(db, section.path, sample.path, today) : first.cuts;
  // Of a sample that states no interval the sample it was made of is marked.
  const own = lineage.findLast((row) => cuts.some((cut) => cut.combinedId === row.combinedId))?.combinedId;
  // A link would tell which parts they are that an ancestor does not name.
  const isUnnamed = lineage.some((row) => row.withheld.includes('children'));
  const named = cuts.map((cut) => (isUnnamed ? { ...cut, igsn: null } : cut));
  const sorted = named.toSorted((one, other) => one.topCm - other.topCm);
  return {
    topM: section.topM,
    bottomM: section.bottomM,
    run: run && runLabel(run.name, run.coreType),
    name: section.name,
    isCatcher: section.coreCatcher === true,
    cuts: sorted,
    total: first.total,
    own,
  };
}
