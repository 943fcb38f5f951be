import { subtreeBounds } from '../../domain/drilling/object-path.ts';
import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { childBounds } from '../../store/read/child-bounds.ts';
import type { RecordCount } from '../../store/read/count-records-by-type.ts';
import type { RankQuestion, RowWindow, Siblings } from '../../store/read/find-ranked-rows.ts';
import type { TreeRow } from '../../store/read/tree-row.ts';

/** One list of the family tree: the siblings around an object of the lineage, or the children of one type. */
export interface FamilyList {
  readonly siblings: Siblings;
  readonly type: ObjectType;
  /** Depth in the tree as drawn, 1 for the expedition. */
  readonly level: number;
  /** The object whose own branch goes on; children lists have none. */
  readonly open: TreeRow | undefined;
  readonly window: RowWindow;
}

const AROUND = 10;
const FIRST_CHILDREN = 6;

/** The objects of a lineage that the tree shows: from the expedition down, sites left out, since most holes have their own. */
export function shownLineage(lineage: readonly TreeRow[]): readonly TreeRow[] {
  return lineage.filter((row) => row.type !== 'program' && row.type !== 'site');
}

/**
 * Which rows to read for an object's family: one neighbour each side of its ancestors, a few around itself and around sections and splits, the first of its
 * children; where the visitor asked for a place (`centre`), ten each side of that instead. Long lists are never read whole.
 */
export function planFamily(
  lineage: readonly TreeRow[],
  children: readonly RecordCount[],
  centre: TreeRow | undefined,
): readonly FamilyList[] {
  const shown = shownLineage(lineage);
  const me = shown.at(-1);
  const levels = shown.slice(1).flatMap((row, at) => siblingList(row, at + 2, lineage, row === me, centre));
  const below = me === undefined ? [] : children.map(({ type }) => childList(me, type, shown.length + 1, centre));
  return [...levels, ...below];
}

/** What must be counted to say how many rows a list hides: where its window stands, where its open row stands, its length. */
export function rankQuestions(list: FamilyList): readonly RankQuestion[] {
  const paths = [list.window.at, list.open?.path ?? list.window.at, list.siblings.before];
  return paths.map((path) => ({ siblings: list.siblings, path }));
}

function siblingList(
  open: TreeRow,
  level: number,
  lineage: readonly TreeRow[],
  isMe: boolean,
  centre: TreeRow | undefined,
): FamilyList[] {
  const parent = lineage.find((row) => row.id === open.parentId);
  if (parent === undefined) return [];
  const [from, before] = childBounds(parent.path, open.type);
  const siblings: Siblings = { column: 'parent_id', parentId: parent.id, from, before };
  const asked = centre?.parentId === parent.id && centre.type === open.type ? centre : undefined;
  const isFew = isMe || open.type === 'split' || open.type === 'section';
  const [above, below] = asked ? [AROUND, AROUND] : isFew ? [3, 4] : [1, 1];
  const window = { siblings, at: (asked ?? open).path, above, below };
  return [{ siblings, type: open.type, level, open, window }];
}

function childList(me: TreeRow, type: ObjectType, level: number, centre: TreeRow | undefined): FamilyList {
  const [from, before] = subtreeBounds(me.path);
  const siblings: Siblings = { column: 'registered_parent_id', parentId: me.id, from, before, type };
  const asked = centre?.registeredParentId === me.id && centre.type === type ? centre : undefined;
  const window = asked
    ? { siblings, at: asked.path, above: AROUND, below: AROUND }
    : { siblings, at: from, above: 0, below: FIRST_CHILDREN - 1 };
  return { siblings, type, level, open: undefined, window };
}
