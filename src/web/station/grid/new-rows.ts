import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { Finding } from '../../../domain/finding.ts';
import type { NewPlace } from '../../../domain/station/new-place.ts';
import { standingFindings } from '../../../domain/station/standing-findings.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import { type NewPlan, planNew, type Typed } from '../form/plan-new.ts';
import { fieldsOf, ownDefaults } from '../keeping/fields-of.ts';
import type { ReadableTree } from '../keeping/local-depths.ts';
import type { NewObjects } from '../keeping/new-objects.ts';
import type { Column } from './columns.ts';
import { readNewName } from './parent-of-new.ts';

/** One row that is to become an object. */
export interface NewRow {
  readonly parent: StationObject;
  readonly plan: NewPlan;
}

/** Where rows are put, and what may lie there. */
export interface RowsGiven {
  readonly type: ObjectType;
  readonly columns: readonly Column[];
  readonly parent: StationObject;
  readonly parents: ReadonlyMap<string, StationObject>;
}

/**
 * Cells of a spreadsheet as new objects, from a column of the grid on; columns that cannot be edited are passed over. Each
 * row counts on from those before it. Empty rows are none.
 */
export function planRows(
  tree: ReadableTree,
  cells: readonly (readonly string[])[],
  firstColumn: number,
  { type, columns, parent, parents }: RowsGiven,
  who: Pick<NewPlace, 'person' | 'now'>,
): NewRow[] {
  const rows: NewRow[] = [];
  const grown = new GrownTree(tree, type);
  for (const row of cells) {
    if (row.every((cell) => cell.trim() === '')) continue;
    const { typed, below } = readRow(row, firstColumn, { type, columns, parent, parents });
    const draft = { type, parent: below, fields: fieldsOf(type), typed, given: ownDefaults(type) };
    const plan = planNew(grown, draft, who);
    rows.push({ parent: below, plan });
    if (plan.name !== '') grown.add(below, plan);
  }
  return rows;
}

/** The findings of rows that nobody answered, with a reason for all their warnings where one is given. */
export function standingOf({ plan }: NewRow, reason?: string): readonly Finding[] {
  return standingFindings(plan.findings, reasonsFor(plan, reason));
}

/** Makes rows, each with its number from the blocks of this station. */
export function addRows(made: NewObjects, type: ObjectType, rows: readonly NewRow[], reason?: string): string[] {
  return rows.map(({ parent, plan }) => {
    const overrides = reasonsFor(plan, reason);
    return made.add({ type, name: plan.name, parent, values: plan.values, overrides }).id;
  });
}

function reasonsFor({ findings }: NewPlan, reason: string | undefined) {
  if (reason === undefined) return [];
  const codes = new Set(findings.filter((one) => one.severity === 'warning').map(({ code }) => code));
  return [...codes].map((code) => ({ code, reason }));
}

function readRow(
  row: readonly string[],
  firstColumn: number,
  { type, columns, parent, parents }: RowsGiven,
): { readonly typed: Typed; readonly below: StationObject } {
  const typed: Record<string, string> = {};
  let below = parent;
  row.forEach((cell, at) => {
    const column = columns[firstColumn + at];
    if (column === undefined || cell.trim() === '') return;
    if (column.field !== undefined) typed[column.field.name] = cell;
    else if (column.key === 'combinedId') {
      const read = readNewName(cell, type, parents);
      typed[OBJECT_TYPE[type].nameField] = read.name;
      below = read.parent ?? parent;
    }
  });
  return { typed, below };
}

/** The tree with rows on top that are not made yet, so that each counts on from the one before it. */
class GrownTree implements ReadableTree {
  readonly #tree: ReadableTree;
  readonly #type: ObjectType;
  readonly #added = new Map<string, StationObject[]>();

  constructor(tree: ReadableTree, type: ObjectType) {
    this.#tree = tree;
    this.#type = type;
  }

  readonly get = (id: string | null | undefined) => this.#tree.get(id);

  readonly below = (id: string): readonly StationObject[] => {
    const added = this.#added.get(id);
    return added === undefined ? this.#tree.below(id) : [...this.#tree.below(id), ...added];
  };

  add(parent: StationObject, { name, values }: NewPlan): void {
    const one = { ...parent, id: `${parent.id} ${name}`, type: this.#type, parentId: parent.id, name, values };
    this.#added.set(parent.id, [...(this.#added.get(parent.id) ?? []), one]);
  }
}
