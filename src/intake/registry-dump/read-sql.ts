import { type Finding, finding } from '../../domain/finding.ts';
import { SqlText } from './sql-text.ts';
import { endOfString, NoSqlRow, readTuple, type SqlValue } from './sql-values.ts';

/** A row of a table: values by the names of the columns. Rows count from 1 in each table. */
export interface SqlRow {
  readonly table: string;
  readonly row: number;
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
}

const HEAD_CHARACTERS = 65_536;
const LARGEST_ROW = 64 * 1024 * 1024;
const BETWEEN = /(?:\s+|;|--[^\n]*(?:\n|$)|#[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y;
const INSERT =
  /(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE)\s+)*(?:INTO\s+)?(?:`?\w+`?\.)?`?(\w+)`?\s*(?:\(([^)']*)\)\s*)?VALUES?\s*/iy;
const CREATE = /CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:`?\w+`?\.)?`?(\w+)`?\s*\(/iy;
const COLUMN = /^\s*`(\w+)`\s+\w/gm;

/**
 * Reads the rows of one table out of a dump of MySQL, as it goes by: `INSERT` statements with one row or many, with column names
 * or with those of the `CREATE TABLE` before. Findings: `columns-unknown` where neither says them, `row-unreadable`, `row-too-large`,
 * `column-count`; what follows a broken row in its file is not read.
 */
export async function* readSql(
  source: AsyncIterable<string>,
  table: string,
  file: string,
): AsyncGenerator<SqlRow | Finding> {
  const text = new SqlText(source);
  let columns: readonly string[] | undefined;
  let row = 0;
  const say = (code: string, message: string, rule: string) =>
    finding(code, message, { rule, at: { file, sheet: table, row: row + 1 } });
  for (;;) {
    await text.atLeast(HEAD_CHARACTERS);
    text.drop(matchAt(BETWEEN, text.text)?.[0].length ?? 0);
    if (text.text === '' && !(await text.more())) return;
    const insert = matchAt(INSERT, text.text);
    if (insert === null || insert[1] !== table) {
      const statement = await takeStatement(text, matchAt(CREATE, text.text)?.[1] === table);
      if (statement !== '') columns = [...statement.matchAll(COLUMN)].map((found) => found[1]!);
      continue;
    }
    const named = insert[2]?.split(',').map((name) => name.trim().replaceAll('`', '')) ?? columns;
    if (named === undefined) {
      yield say('columns-unknown', `Nothing says which columns ${table} has.`, 'CREATE TABLE, or names in INSERT');
      return;
    }
    text.drop(insert[0].length);
    try {
      for await (const values of tuples(text)) {
        if (values.length !== named.length)
          yield say('column-count', 'The row has other columns than its table.', 'as many');
        row += 1;
        if (values.length === named.length) yield { table, row, columns: named, values };
      }
    } catch (error) {
      if (!(error instanceof NoSqlRow)) throw error;
      yield say('row-unreadable', `The row cannot be read: ${error.message}.`, 'a dump of MySQL');
      return;
    }
  }
}

async function* tuples(text: SqlText): AsyncGenerator<readonly SqlValue[]> {
  for (;;) {
    let tuple = readTuple(text.text, 0, text.isWhole);
    while (tuple === undefined) {
      if (text.text.length > LARGEST_ROW) throw new NoSqlRow('it does not end');
      await text.more();
      tuple = readTuple(text.text, 0, text.isWhole);
    }
    yield tuple.values;
    let at = await behindBlanks(text, tuple.end);
    const isLast = text.text[at] !== ',';
    if (!isLast) at = await behindBlanks(text, at + 1);
    text.drop(at);
    if (isLast) return;
  }
}

async function behindBlanks(text: SqlText, from: number): Promise<number> {
  let at = from;
  while (/\s/.test(text.text[at] ?? '') || (at >= text.text.length && (await text.more()))) {
    if (/\s/.test(text.text[at] ?? '')) at += 1;
  }
  return at;
}

/** Passes over a statement; its text where it is wanted. */
async function takeStatement(text: SqlText, isWanted: boolean): Promise<string> {
  let kept = '';
  const next = /[;'"`]/g;
  for (let at = 0; ; ) {
    next.lastIndex = at;
    const found = next.exec(text.text);
    const end = found === null ? text.text.length : found[0] === ';' ? found.index + 1 : found.index;
    if (found !== null && found[0] !== ';') {
      const behind = endOfString(text.text, end, text.isWhole);
      if (behind >= 0) {
        at = behind;
        continue;
      }
    }
    // What is passed over is let go of, so that a statement may be larger than memory.
    if (isWanted) kept += text.text.slice(0, end);
    text.drop(end);
    at = 0;
    if (found?.[0] === ';' || !(await text.more())) return kept;
  }
}

function matchAt(form: RegExp, text: string): RegExpExecArray | null {
  form.lastIndex = 0;
  return form.exec(text);
}
