import { marked } from '../../domain/marked-text.ts';
import { tidyNumber, tidyText } from './cell-text.ts';
import type { CellValue, TableShape } from './core-table.ts';

/** A table with its rows as they come. */
export interface FilledTable<Row> {
  readonly table: TableShape<Row>;
  readonly rows: AsyncIterable<Row>;
}

/**
 * Tables as one JSON document, `{ "holes": [ { "site": "1", "hole": "A" } ], … }`: an object a row without what is empty, a
 * line an object. Tables without rows are left out.
 */
export async function* writeJson<Row>(tables: Iterable<FilledTable<Row>>): AsyncGenerator<string> {
  yield '{';
  let isFirstTable = true;
  for (const { table, rows } of tables) {
    let isFirst = true;
    for await (const row of rows) {
      const opening = `${isFirstTable ? '' : ','}\n${JSON.stringify(table.name)}: [\n`;
      yield `${isFirst ? opening : ',\n'}${JSON.stringify(objectOf(table, row))}`;
      isFirst = false;
    }
    if (isFirst) continue;
    yield '\n]';
    isFirstTable = false;
  }
  yield '\n}\n';
}

function objectOf<Row>({ columns }: TableShape<Row>, row: Row): Readonly<Record<string, CellValue>> {
  return Object.fromEntries(
    columns.flatMap(({ heading, cell }) => {
      const value = plainValue(cell(row));
      return value === undefined ? [] : [[heading, value]];
    }),
  );
}

function plainValue(value: CellValue): CellValue {
  if (typeof value === 'number') return tidyNumber(value);
  if (typeof value === 'string') return marked(tidyText(value), 'program');
  return typeof value === 'object' ? value.map(tidyText) : value;
}
