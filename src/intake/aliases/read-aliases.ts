import { type Finding, finding } from '../../domain/finding.ts';
import { type AliasKind, isAliasKind } from '../../domain/identifier/alias.ts';
import type { WantedAlias } from '../../operations/registry/wanted-alias.ts';
import type { Input } from '../input.ts';
import { openTables } from '../open-tables.ts';
import { isRecord, placeIn, type Table, type TableRecord } from '../table.ts';

const NAME_HEADINGS = ['alias', 'legacy', 'handle', 'name', 'spelling'];
const TARGET_HEADINGS = ['igsn', 'doi', 'target'];

interface Columns {
  readonly name: number;
  readonly target: number;
  readonly kind: number;
}

/**
 * Reads a table of other names, row by row: a column `alias` (or `legacy`, `handle`, `name`), one `igsn` (or `doi`) and, if the
 * file has it, `kind`. Any table file that imports take. Findings: those of opening it, `column-missing`, `cell-empty`,
 * `alias-kind`.
 */
export async function* readAliases(input: Input): AsyncGenerator<WantedAlias | Finding> {
  const { tables, findings } = await openTables(input);
  yield* findings;
  for (const table of tables) {
    const columns = columnsOf(table);
    if ('code' in columns) yield columns;
    else for await (const one of table.read()) yield isRecord(one) ? readRow(table, columns, one) : one;
  }
}

function columnsOf(table: Table): Columns | Finding {
  const heading = table.heading.map((one) => one.trim().toLowerCase());
  const place = (names: readonly string[]) => names.map((name) => heading.indexOf(name)).find((at) => at >= 0) ?? -1;
  const columns = { name: place(NAME_HEADINGS), target: place(TARGET_HEADINGS), kind: heading.indexOf('kind') };
  if (columns.name >= 0 && columns.target >= 0) return columns;
  const wanted = columns.name < 0 ? NAME_HEADINGS : TARGET_HEADINGS;
  const about = { value: table.heading.join(' | '), rule: `a column ${wanted.join(' or ')}`, at: placeIn(table, 1) };
  return finding('column-missing', 'The table has no column for this.', about);
}

function readRow(table: Table, columns: Columns, { row, cells }: TableRecord): WantedAlias | Finding {
  const text = (at: number) => String(cells[at] ?? '').trim();
  const [name, target, kind] = [text(columns.name), text(columns.target), text(columns.kind).toLowerCase()];
  const empty = name === '' ? columns.name : target === '' ? columns.target : -1;
  if (empty >= 0) {
    const at = placeIn(table, row, table.heading[empty]);
    return finding('cell-empty', 'The row says nothing here.', { rule: 'a name and an identifier', at });
  }
  if (kind !== '' && !isAliasKind(kind)) {
    const at = placeIn(table, row, table.heading[columns.kind]);
    return finding('alias-kind', 'There is no such kind of name.', {
      value: kind,
      rule: 'handle, doi, oai or name',
      at,
    });
  }
  return { name, target, kind: kind === '' ? undefined : (kind as AliasKind), at: placeIn(table, row) };
}
