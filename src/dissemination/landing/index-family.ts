import type { SampleDescription } from '../../domain/description/sample-description.ts';
import { OBJECT_TYPES } from '../../domain/drilling/object-type.ts';
import type { Neighbours } from '../../store/read/find-neighbours.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';
import { findIndexLineage } from '../../store/search/find-index-lineage.ts';
import { findIndexNeighbours } from '../../store/search/find-index-neighbours.ts';
import { findKin, type PlacedKin } from '../../store/search/find-kin.ts';
import type { Queries } from '../../store/store.ts';
import type { Family, FamilyLine } from './family.ts';
import { nameBelow } from './name-below.ts';

/**
 * A record that has no object in our core tree: one that an expedition pushed to us, that was deposited, or that we harvested.
 * `description` is what is public of it on the day `today` (ISO, UTC), `withheld` what its owner keeps back then, and `around` the IGSN of
 * a relative near which its list is to be shown.
 */
export interface IndexFamilyQuestion {
  readonly description: SampleDescription;
  readonly withheld: readonly string[];
  readonly today: string;
  readonly around: string | undefined;
}

/** The surroundings of such a record, in the shape of those of our own objects. */
export interface IndexFamily {
  /** What it lies in, highest first, and itself; empty where neither is known. */
  readonly lineage: readonly TreeRow[];
  readonly family: Family | undefined;
  readonly neighbours: Neighbours;
}

const NO_NEIGHBOURS: Neighbours = { above: undefined, below: undefined };
/** Of a record without IGSN nobody can name a relation. */
export const NO_INDEX_FAMILY: IndexFamily = { lineage: [], family: undefined, neighbours: NO_NEIGHBOURS };
/** What has no depth of its own to go along in. */
const BEFORE_THE_HOLE = OBJECT_TYPES.indexOf('hole');

/**
 * Finds the family of a record by the parents that records of the catalogue name, our own, pushed and harvested ones: what it lies in,
 * its siblings of the same type, what lies in it, the next in depth within its hole. As fresh as the search; a relation is told only
 * where neither side keeps it back, and a record that is hidden is no part of it. Four queries, however large the family.
 */
export async function findIndexFamily(db: Queries, question: IndexFamilyQuestion): Promise<IndexFamily> {
  const { description, withheld, today, around } = question;
  const { igsn, objectType: type } = description;
  const above = await findIndexLineage(db, description, today);
  const parent = above.at(-1);
  const top = above.find((row) => OBJECT_TYPES.indexOf(row.type) >= BEFORE_THE_HOLE);
  const [siblings, children, neighbours] = await Promise.all([
    parent === undefined ? [] : findKin(db, { parent: parent.id, type, around, own: igsn, today }),
    withheld.includes('children') ? [] : findKin(db, { parent: igsn, around, today }),
    top === undefined ? NO_NEIGHBOURS : findIndexNeighbours(db, igsn, top.id, today),
  ]);
  if (above.length + children.length === 0) return NO_INDEX_FAMILY;
  const hidesDepths = withheld.includes('depths') || above.some((row) => row.withheld.includes('depths'));
  const shown = (row: TreeRow, parentName: string | undefined) =>
    named(hidesDepths ? withoutDepth(row) : row, parentName);
  const me = siblings.find(({ row }) => row.id === igsn);
  const own = me?.row ?? ownRow(description);
  const lineage = [...above, own].map((row, at, rows) => shown(row, rows[at - 1]?.name));
  const lines = drawn(
    lineage,
    siblings.map(shownBelow(parent?.name, shown)),
    children.map(shownBelow(own.name, shown)),
  );
  // A sibling is called as in the list, one of another run by its name in the hole.
  const near = (row: TreeRow | undefined) =>
    row && named(row, (siblings.some((one) => one.row.id === row.id) ? parent : top)?.name);
  return {
    lineage,
    family: {
      lines,
      place: me && { rank: me.place, total: me.total },
      children: typesOf(children).map((one) => ({ type: one, count: totalOf(children, one) })),
    },
    neighbours: hidesDepths ? NO_NEIGHBOURS : { above: near(neighbours.above), below: near(neighbours.below) },
  };
}

function shownBelow(parentName: string | undefined, shown: (row: TreeRow, parentName: string | undefined) => TreeRow) {
  return (one: PlacedKin): PlacedKin => ({ ...one, row: shown(one.row, parentName) });
}

/** The record itself, where the index does not have it (yet). */
function ownRow({ igsn, objectType, name, title }: SampleDescription): TreeRow {
  const isNamed = name !== '' && name !== igsn;
  return {
    ...{ id: igsn, type: objectType, name: isNamed ? name : igsn, combinedId: igsn, igsn, path: '' },
    ...(!isNamed && { title }),
    ...{ parentId: null, registeredParentId: null, topM: null, bottomM: null, coreType: null, percent: null },
    ...{ coreCatcher: false, embargoEnd: null, ownerEnd: null, hasOwnDay: false, isKeptBack: false, withheld: [] },
  };
}

function named(row: TreeRow, parentName: string | undefined): TreeRow {
  const { name, isCatcher } = nameBelow(row.name, parentName, row.type);
  return { ...row, name, coreCatcher: isCatcher };
}

function withoutDepth(row: TreeRow): TreeRow {
  return { ...row, topM: null, bottomM: null };
}

function drawn(
  lineage: readonly TreeRow[],
  siblings: readonly PlacedKin[],
  children: readonly PlacedKin[],
): readonly FamilyLine[] {
  const ancestors = lineage.slice(0, -1);
  const me = lineage.at(-1);
  if (me === undefined) return [];
  const level = lineage.length;
  const below = typesOf(children).flatMap((type) =>
    listLines(
      children.filter(({ row }) => row.type === type),
      level + 1,
      line(level + 1),
    ),
  );
  const own: FamilyLine[] = [{ kind: 'object', level, row: me, role: 'me' }, ...below];
  const lines = listLines(siblings, level, (row) => (row.id === me.id ? own : line(level)(row)));
  const isListed = siblings.some(({ row }) => row.id === me.id);
  return [
    ...ancestors.map((row, at) => ({ kind: 'object', level: at + 1, row, role: 'open' }) as const),
    ...lines,
    ...(isListed ? [] : own),
  ];
}

function line(level: number): (row: TreeRow) => FamilyLine[] {
  return (row) => [{ kind: 'object', level, row, role: 'other' }];
}

/** The rows of one list, with gaps that say how many are not shown. */
function listLines(
  list: readonly PlacedKin[],
  level: number,
  linesOf: (row: TreeRow) => readonly FamilyLine[],
): FamilyLine[] {
  const lines: FamilyLine[] = [];
  let last: PlacedKin | undefined;
  const gap = (count: number, where: 'above' | 'between' | 'below', edge: PlacedKin) => {
    if (count > 0) lines.push({ kind: 'gap', level, type: edge.row.type, count, where, around: edge.row.combinedId });
  };
  for (const one of list) {
    gap(one.place - (last?.place ?? 0) - 1, last === undefined ? 'above' : 'between', last ?? one);
    lines.push(...linesOf(one.row));
    last = one;
  }
  if (last !== undefined) gap(last.total - last.place, 'below', last);
  return lines;
}

function typesOf(kin: readonly PlacedKin[]) {
  return OBJECT_TYPES.filter((type) => kin.some(({ row }) => row.type === type));
}

function totalOf(kin: readonly PlacedKin[], type: string): number {
  return kin.find(({ row }) => row.type === type)?.total ?? 0;
}
