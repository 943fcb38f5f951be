import type { IntakeItem } from '../domain/drilling/object-row.ts';
import { OBJECT_TYPE, type ObjectType } from '../domain/drilling/object-type.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Input } from './input.ts';
import type { IntakeOptions } from './intake-options.ts';
import { mappingOf, type TableMapping } from './mapping/table-mapping.ts';
import { openMdisTable } from './mdis/open-mdis-table.ts';
import { openTables } from './open-tables.ts';
import { isSectionListing } from './section-listing/listing-columns.ts';
import { readSectionListing } from './section-listing/read-section-listing.ts';
import { SeenObjects } from './seen-objects.ts';
import { type OpenedInput, placeIn, type Table } from './table.ts';
import { readingOrder } from './tables/column-targets.ts';
import { asFinding, readTable } from './tables/read-table.ts';
import { typeOfTable } from './tables/table-type.ts';

/** A table with what it holds. */
type Plan =
  | {
      readonly kind: 'table';
      readonly table: Table;
      readonly type: ObjectType;
      readonly order: number;
      /** How it is read, where neither its headings nor the caller say so. */
      readonly mapping?: TableMapping;
    }
  | { readonly kind: 'listing'; readonly table: Table; readonly order: number };

/** Tables of drilling have some fifty columns; one with more than this is something else, or its rows are columns. */
const MOST_COLUMNS = 1000;

/** A listing is read after a table of core runs, since it adds to what that says, and before a table of sections. */
const LISTING_ORDER = readingOrder('core_run') + 0.5;

/**
 * Reads all tables of all inputs, parents before children whatever the order of the inputs, each object at most once. Bad
 * content gives findings; only a failing read throws (`invalid-input`).
 */
export async function* readInputs(inputs: readonly Input[], options: IntakeOptions = {}): AsyncGenerator<IntakeItem> {
  const plans: Plan[] = [];
  for (const input of inputs) yield* plan(await openTables(input), options, plans);
  yield* readPlans(plans, options);
}

/** {@link readInputs} for what has been opened already. */
export async function* readOpened(opened: OpenedInput, options: IntakeOptions = {}): AsyncGenerator<IntakeItem> {
  const plans: Plan[] = [];
  yield* plan(opened, options, plans);
  yield* readPlans(plans, options);
}

function* plan(opened: OpenedInput, options: IntakeOptions, plans: Plan[]): Generator<IntakeItem> {
  yield* opened.findings.map(asFinding);
  for (const table of opened.tables) {
    const planned = planOf(table, options);
    if ('code' in planned) yield asFinding(planned);
    else plans.push(planned);
    if ('kind' in planned) yield asFinding(recognised(planned));
  }
}

async function* readPlans(plans: readonly Plan[], options: IntakeOptions): AsyncGenerator<IntakeItem> {
  const seen = new SeenObjects();
  for (const plan of plans.toSorted((one, other) => one.order - other.order)) {
    if (plan.kind === 'listing') yield* readSectionListing(plan.table, options, seen);
    else yield* readTable(plan.table, plan.type, withMapping(options, plan.mapping), seen);
  }
}

function withMapping(options: IntakeOptions, own: TableMapping | undefined): IntakeOptions {
  return own === undefined ? options : { ...options, mapping: { corestoneMapping: 1, tables: [own] } };
}

function planOf(table: Table, { kind = 'auto', mapping }: IntakeOptions): Plan | Finding {
  if (table.heading.length > MOST_COLUMNS) return tooManyColumns(table);
  const mdis = openMdisTable(table);
  const mapped = mappingOf(mapping, table);
  if (mapped !== undefined)
    return { kind: 'table', table: mdis?.table ?? table, type: mapped.type, order: readingOrder(mapped.type) };
  if (mdis !== undefined)
    return { kind: 'table', ...mdis, type: mdis.mapping.type, order: readingOrder(mdis.mapping.type) };
  const isListing = kind === 'section-listing' || (kind === 'auto' && isSectionListing(table.heading));
  if (isListing) return { kind: 'listing', table, order: LISTING_ORDER };
  const type = typeOfTable(table);
  return typeof type === 'string' ? { kind: 'table', table, type, order: readingOrder(type) } : type;
}

function tooManyColumns(table: Table): Finding {
  const message = `The table has ${table.heading.length} columns; it is not read`;
  const about = { value: table.heading.length, rule: `at most ${MOST_COLUMNS} columns`, at: placeIn(table) };
  return finding('too-many-columns', message, about);
}

function recognised(plan: Plan): Finding {
  const what =
    plan.kind === 'listing' ? 'a section listing' : `a table of ${OBJECT_TYPE[plan.type].plural.toLowerCase()}`;
  const about = { severity: 'info', value: plan.table.heading.join(' | '), at: placeIn(plan.table) } as const;
  return finding('table-recognised', `Read as ${what}`, about);
}
