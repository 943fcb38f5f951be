import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { Queries } from '../store.ts';
import { isShownAmong } from './select-public.ts';
import { withheldOn } from './tree-row.ts';

/** A piece cut from a section, in cm from its top. */
export interface SectionCut {
  readonly combinedId: string;
  readonly igsn: string | null;
  readonly topCm: number;
  readonly bottomCm: number;
}

/** Some of the samples of a section, in the order of their paths, of how many there are. */
export interface SectionCuts {
  readonly cuts: readonly SectionCut[];
  readonly total: number;
}

const MOST_CUTS = 100;

/**
 * The samples of a section, of whatever split, from the top, at most 100; a second query counts them where there are more. Where in it
 * those lie of which something is withheld on the day (ISO, UTC) was stated by them alone: they are left out like those that are not shown.
 */
export async function findSectionCuts(db: Queries, sectionPath: string, today: string): Promise<SectionCuts> {
  const rows = await selectCuts(db, sectionPath, today)
    .orderBy('t.path')
    .limit(MOST_CUTS + 1)
    .execute();
  const cuts = toCuts(rows.slice(0, MOST_CUTS), today);
  return rows.length > MOST_CUTS
    ? { cuts, total: await countCuts(db, sectionPath, today) }
    : { cuts, total: cuts.length };
}

/** The samples next to one of them, fifty each side, in a section with more than {@link findSectionCuts} reads; two queries. */
export async function findCutsNear(
  db: Queries,
  sectionPath: string,
  path: string,
  today: string,
): Promise<readonly SectionCut[]> {
  const cuts = selectCuts(db, sectionPath, today);
  const [above, rest] = await Promise.all([
    cuts
      .where('t.path', '<', path)
      .orderBy('t.path', 'desc')
      .limit(MOST_CUTS / 2)
      .execute(),
    cuts
      .where('t.path', '>=', path)
      .orderBy('t.path')
      .limit(MOST_CUTS / 2)
      .execute(),
  ]);
  return toCuts([...above.reverse(), ...rest], today);
}

function samplesOf(db: Queries, sectionPath: string, today: string) {
  const [from, before] = subtreeBounds(sectionPath);
  return db
    .selectFrom('tree_object as t')
    .where('t.path', '>=', from)
    .where('t.path', '<', before)
    .where('t.type', '=', 'sample')
    .where(isShownAmong('t', today));
}

async function countCuts(db: Queries, sectionPath: string, today: string): Promise<number> {
  const { n } = await samplesOf(db, sectionPath, today)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

function selectCuts(db: Queries, sectionPath: string, today: string) {
  return samplesOf(db, sectionPath, today)
    .innerJoin('sample as x', 'x.id', 't.id')
    .leftJoin('record as kept', 'kept.igsn', 't.igsn')
    .select(['kept.withheld', 'kept.withheld_until'])
    .select(['t.combined_id', 't.igsn', 'x.top_offset_cm', 'x.bottom_offset_cm']);
}

type CutRow = Awaited<ReturnType<ReturnType<typeof selectCuts>['execute']>>[number];

function toCuts(rows: readonly CutRow[], today: string): readonly SectionCut[] {
  return rows.flatMap((row) =>
    row.top_offset_cm === null || row.bottom_offset_cm === null || withheldOn(row, today).length > 0
      ? []
      : [{ combinedId: row.combined_id, igsn: row.igsn, topCm: row.top_offset_cm, bottomCm: row.bottom_offset_cm }],
  );
}
