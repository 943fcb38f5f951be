import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { countChildren } from '../../store/read/count-children.ts';
import { findByCombinedId } from '../../store/read/find-lineage.ts';
import { findRanks, findSiblings, findWindows } from '../../store/read/find-ranked-rows.ts';
import { rankOf, windowOf } from '../../store/read/ranked-in-memory.ts';
import { comparePaths, type TreeRow, withoutDepthOf } from '../../store/read/tree-row.ts';
import type { Queries } from '../../store/store.ts';
import type { SharedReads } from '../shared-reads.ts';
import { type FamilyList, planFamily, rankQuestions, shownLineage } from './family-plan.ts';

/** A line of the family tree: an object, or a gap that says how many are not shown and where to go to see them. */
export type FamilyLine =
  | { readonly kind: 'object'; readonly level: number; readonly row: TreeRow; readonly role: 'open' | 'me' | 'other' }
  | {
      readonly kind: 'gap';
      readonly level: number;
      readonly type: ObjectType;
      readonly count: number;
      readonly where: 'above' | 'between' | 'below';
      /** Combined id of the row at the edge of the gap. */
      readonly around: string;
    };

/** The family of an object as it is drawn. `place` is where it stands among its siblings, counted from 1. */
export interface Family {
  readonly lines: readonly FamilyLine[];
  readonly place: { readonly rank: number; readonly total: number } | undefined;
  readonly children: readonly { readonly type: ObjectType; readonly count: number }[];
}

interface Ranked {
  readonly row: TreeRow;
  readonly rank: number;
}

interface ReadList extends FamilyList {
  readonly rows: readonly Ranked[];
  readonly openRank: number;
  readonly total: number;
}

/**
 * Whose family is wanted on which day (ISO, UTC): the last of a lineage, as far as the public sees it, and the `whole` of it, which may
 * withhold depths. `around` is a combined id near which a list is to be shown.
 */
export interface FamilyQuestion {
  readonly lineage: readonly TreeRow[];
  readonly whole: readonly TreeRow[];
  readonly today: string;
  readonly around: string | undefined;
  readonly shared: SharedReads;
}

/** Longer lists are never read whole. */
const MOST_SHARED_ROWS = 1000;

/**
 * Reads the family of the last object of a lineage with at most four queries. An `around` that belongs to no list of this family changes nothing.
 */
export async function findFamily(db: Queries, question: FamilyQuestion): Promise<Family> {
  const { lineage, today, around } = question;
  const me = lineage.at(-1);
  if (me === undefined) return { lines: [], place: undefined, children: [] };
  const children = me.withheld.includes('children') ? [] : await countChildren(db, me.id, today);
  const centre = around === undefined ? undefined : await findByCombinedId(db, around, today);
  const lists = await readLists(db, planFamily(lineage, children, centre), question);
  const own = lists.find((list) => list.open === me);
  const place = own === undefined ? undefined : { rank: own.openRank + 1, total: own.total };
  return { lines: drawFrom(shownLineage(lineage), 0, lists), place, children };
}

interface ReadPart {
  readonly rows: readonly TreeRow[];
  /** Answers of {@link rankQuestions}. */
  readonly ranks: readonly number[];
}

async function readLists(
  db: Queries,
  plan: readonly FamilyList[],
  question: FamilyQuestion,
): Promise<readonly ReadList[]> {
  const known = await Promise.all(plan.map((list) => readShared(db, list, question)));
  const asked = await readAsked(
    db,
    plan.filter((_, at) => known[at] === undefined),
    question.today,
  );
  let next = 0;
  return plan.map((list, at) => {
    const part = known[at] ?? asked[next++] ?? { rows: [], ranks: [] };
    const [atRank = 0, openRank = 0, total = 0] = part.ranks;
    const rows = part.rows.map((row) => withoutDepthOf(row, question.whole));
    return { ...list, rows: rankRows(list, rows, atRank, openRank), openRank, total };
  });
}

/** What is to be known of a list out of the whole of it, where other pages asked for the same and it is not too long. */
async function readShared(
  db: Queries,
  list: FamilyList,
  { today, shared }: FamilyQuestion,
): Promise<ReadPart | undefined> {
  const { siblings, window } = list;
  const whole = await shared.again(`siblings ${today} ${JSON.stringify(siblings)}`, () =>
    findSiblings(db, siblings, today, MOST_SHARED_ROWS),
  );
  if (whole === undefined) return undefined;
  return { rows: windowOf(whole, window), ranks: rankQuestions(list).map(({ path }) => rankOf(whole, path)) };
}

async function readAsked(db: Queries, plan: readonly FamilyList[], today: string): Promise<readonly ReadPart[]> {
  const windows = await findWindows(
    db,
    plan.map((list) => list.window),
    today,
  );
  const ranks = await findRanks(db, plan.flatMap(rankQuestions), today);
  return plan.map((_, at) => ({ rows: windows[at] ?? [], ranks: ranks.slice(at * 3, at * 3 + 3) }));
}

function rankRows(list: FamilyList, rows: readonly TreeRow[], atRank: number, openRank: number): readonly Ranked[] {
  const firstRank = atRank - rows.filter((row) => comparePaths(row.path, list.window.at) < 0).length;
  const ranked = rows.map((row, at) => ({ row, rank: firstRank + at }));
  const { open } = list;
  if (open === undefined || ranked.some(({ row }) => row.id === open.id)) return ranked;
  return [...ranked, { row: open, rank: openRank }].sort((one, other) => comparePaths(one.row.path, other.row.path));
}

function drawFrom(shown: readonly TreeRow[], at: number, lists: readonly ReadList[]): FamilyLine[] {
  const row = shown[at];
  if (row === undefined)
    return lists.filter((list) => list.open === undefined).flatMap((list) => drawList(list, () => []));
  const branch = (): FamilyLine[] => [openLine(row, at, shown), ...drawFrom(shown, at + 1, lists)];
  const list = lists.find((one) => one.open?.id === row.id);
  return list === undefined ? branch() : drawList(list, branch);
}

function openLine(row: TreeRow, at: number, shown: readonly TreeRow[]): FamilyLine {
  return { kind: 'object', level: at + 1, row, role: at === shown.length - 1 ? 'me' : 'open' };
}

function drawList(list: ReadList, branch: () => readonly FamilyLine[]): FamilyLine[] {
  const lines: FamilyLine[] = [];
  let next = 0;
  let last: Ranked | undefined;
  for (const ranked of list.rows) {
    if (ranked.rank > next) {
      const where = last === undefined ? 'above' : 'between';
      lines.push(gap(list, ranked.rank - next, where, (last ?? ranked).row));
    }
    if (ranked.row.id === list.open?.id) lines.push(...branch());
    else lines.push({ kind: 'object', level: list.level, row: ranked.row, role: 'other' });
    next = ranked.rank + 1;
    last = ranked;
  }
  if (last !== undefined && list.total > next) lines.push(gap(list, list.total - next, 'below', last.row));
  return lines;
}

function gap(list: ReadList, count: number, where: 'above' | 'between' | 'below', edge: TreeRow): FamilyLine {
  return { kind: 'gap', level: list.level, type: list.type, count, where, around: edge.combinedId };
}
