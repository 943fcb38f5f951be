import { bad, type Checked, type Finding, finding, good, hasError } from '../../domain/finding.ts';
import type { StatedTerm, StatedVocabulary } from '../../domain/vocabulary/stated-vocabulary.ts';
import type { Input } from '../input.ts';
import { openTables } from '../open-tables.ts';
import { type Cell, isRecord, placeIn, type Table, type TableRecord } from '../table.ts';

/** What a plain list is to be called: its name here (`own/…`), and what people read. */
export interface ListHead {
  readonly name: string;
  readonly title?: string;
  readonly version?: string;
}

/** Columns of a plain list by the headings that mean them, compared without case. */
const COLUMNS = {
  term: ['term', 'label', 'name', 'value'],
  code: ['code', 'notation', 'abbreviation'],
  broader: ['broader', 'parent', 'group'],
  alternatives: ['alternatives', 'synonyms', 'further names'],
  deprecated: ['deprecated', 'retired', 'no longer used'],
} as const;

type Column = keyof typeof COLUMNS;

const MOST_TERMS = 20_000;
const OWN_NAME = /^own\/[a-z0-9][a-z0-9-]*$/;

/**
 * Reads an own list from a table (CSV, TSV, XLSX): a term a row, in the column `term`, or the first where there is only one;
 * beside it `code`, `broader` (a term of the list), `alternatives` (between `;`) and `deprecated` (yes). Terms have no addresses:
 * their labels are their keys. Findings, each with its row: `scheme-name`, `no-table`, `no-term-column`, `term-without-label`,
 * `term-twice`, `too-many-terms`, and as warning `column-unknown`; those of opening the file.
 */
export async function readTermList(input: Input, head: ListHead): Promise<Checked<StatedVocabulary>> {
  if (!OWN_NAME.test(head.name)) {
    const rule = 'own/ and a word of small letters, digits and hyphens, such as own/rock-colour';
    return bad(
      finding('scheme-name', 'A list of terms cannot be called so.', { field: 'name', value: head.name, rule }),
    );
  }
  const opened = await openTables(input);
  const [table] = opened.tables;
  if (table === undefined || hasError(opened.findings))
    return bad(...opened.findings, finding('no-table', 'There is no table in the file.', { at: { file: input.name } }));
  const columns = columnsOf(table);
  if (columns.term === undefined) {
    const about = { value: table.heading.join(', '), rule: 'a column called term', at: placeIn(table, 1) };
    return bad(finding('no-term-column', 'No column holds the terms.', about));
  }
  const read = await readRows(table, columns, head.name);
  const findings = [...opened.findings, ...unknownColumns(table), ...read.findings];
  if (hasError(findings)) return { ok: false, findings };
  const rows = new Map(read.terms.map(({ uri }, at) => [uri, read.rows[at]!]));
  const { name, title, version } = head;
  const scheme = { uri: name, ...(title !== undefined && { title }), ...(version !== undefined && { version }) };
  return good(
    { file: input.name, schemes: [scheme], terms: read.terms, placeOf: (uri) => placeIn(table, rows.get(uri)) },
    findings,
  );
}

type Places = Partial<Record<Column, number>>;

function columnsOf({ heading }: Table): Places {
  const headings = heading.map((one) => one.trim().toLowerCase());
  const found: Places = {};
  for (const [column, names] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const at = headings.findIndex((one) => names.includes(one));
    if (at >= 0) found[column] = at;
  }
  return found.term === undefined && heading.length === 1 ? { term: 0 } : found;
}

function unknownColumns(table: Table): Finding[] {
  const known: readonly string[] = Object.values(COLUMNS).flat();
  if (table.heading.length === 1) return [];
  return table.heading
    .filter((one) => one.trim() !== '' && !known.includes(one.trim().toLowerCase()))
    .map((one) =>
      finding('column-unknown', `The column ${one} is not read.`, {
        severity: 'warning',
        value: one,
        rule: Object.keys(COLUMNS).join(', '),
        at: placeIn(table, 1),
      }),
    );
}

interface RowsRead {
  readonly terms: readonly StatedTerm[];
  readonly rows: readonly number[];
  readonly findings: readonly Finding[];
}

async function readRows(table: Table, columns: Places, scheme: string): Promise<RowsRead> {
  const terms: StatedTerm[] = [];
  const rows: number[] = [];
  const findings: Finding[] = [];
  const seen = new Map<string, number>();
  for await (const item of table.read()) {
    if (!isRecord(item)) {
      findings.push(item);
      continue;
    }
    const term = termOf(item, columns, scheme);
    const wrong = wrongWith(term, seen.get(term.uri), placeIn(table, item.row));
    if (wrong !== undefined) findings.push(wrong);
    seen.set(term.uri, item.row);
    terms.push(term);
    rows.push(item.row);
    if (terms.length > MOST_TERMS) {
      const about = { rule: `at most ${MOST_TERMS}`, at: placeIn(table, item.row) };
      return { terms, rows, findings: [...findings, finding('too-many-terms', 'The list is too long.', about)] };
    }
  }
  return { terms, rows, findings };
}

function wrongWith(
  { uri }: StatedTerm,
  rowBefore: number | undefined,
  at: Finding['at'] & object,
): Finding | undefined {
  if (uri === '') return finding('term-without-label', 'The row has no term.', { rule: 'a word', at });
  if (rowBefore === undefined) return undefined;
  const about = { value: uri, rule: 'each term once', at };
  return finding('term-twice', `${uri} stands in row ${rowBefore} already.`, about);
}

function termOf({ cells }: TableRecord, columns: Places, scheme: string): StatedTerm {
  const text = (column: Column): string => textOf(columns[column] === undefined ? '' : cells[columns[column]]);
  const label = text('term');
  const [code, broader] = [text('code'), text('broader')];
  return {
    uri: label,
    ...(label !== '' && { label }),
    ...(code !== '' && { notation: code }),
    alternatives: text('alternatives')
      .split(';')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    broader: broader === '' ? [] : [broader],
    schemes: [scheme],
    deprecated: /^(?:yes|y|true|1|x)$/i.test(text('deprecated')),
  };
}

function textOf(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return '';
  return (Array.isArray(cell) ? cell.join('; ') : String(cell)).trim().normalize('NFC');
}
