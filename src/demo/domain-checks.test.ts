import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDuplicates, checkHoleRuns, checkRunSections } from '../domain/drilling/check-siblings.ts';
import type { FieldValue, ObjectRow } from '../domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../domain/drilling/object-type.ts';
import { checkRow } from '../domain/drilling/testing/check-row.ts';
import { generateExpedition } from './cosc-expedition.ts';
import { DEMO_TABLES, type DemoRow, type DemoTableName, tableColumns } from './demo-tables.ts';

/** The columns before `igsn`, which together name an object of the table. */
const nameColumns = (table: DemoTableName) => tableColumns(table).slice(0, tableColumns(table).indexOf('igsn'));

const TABLES = generateExpedition();
const NAMES = Object.keys(DEMO_TABLES) as DemoTableName[];
const TYPE_OF_NAME = new Map(OBJECT_TYPES.map((type) => [OBJECT_TYPE[type].nameField, type]));

/** A row as an import would state it. */
function toObjectRow(table: DemoTableName, row: DemoRow, index: number): ObjectRow {
  const type: ObjectType = DEMO_TABLES[table];
  const own = nameColumns(table);
  const names = Object.fromEntries(own.map((column) => [TYPE_OF_NAME.get(column)!, String(row[column])]));
  const isValue = (column: string) =>
    column !== 'igsn' && (!own.includes(column) || column === OBJECT_TYPE[type].nameField);
  const values = Object.fromEntries(Object.entries(row).filter(([column]) => isValue(column))) as Record<
    string,
    FieldValue
  >;
  return { type, names, values, implied: false, at: { file: `${table}.csv`, row: index + 2 } };
}

const rowsOf = (table: DemoTableName) => TABLES[table].map((row, index) => toObjectRow(table, row, index));

test('no row gives the import anything to find', () => {
  for (const table of NAMES) {
    const rows = rowsOf(table);
    assert.deepEqual(
      rows.flatMap((row) => checkRow(row)),
      [],
      table,
    );
    assert.deepEqual(checkDuplicates(rows), [], table);
  }
});

test('runs and their sections agree with each other in the eyes of the import', () => {
  const runs = rowsOf('core_runs');
  const ofRun = Map.groupBy(rowsOf('sections'), (section) => section.names.core_run);
  assert.deepEqual(checkHoleRuns(runs), []);
  assert.deepEqual(
    runs.flatMap((run) => checkRunSections(run, ofRun.get(run.names.core_run) ?? [])),
    [],
  );
});
