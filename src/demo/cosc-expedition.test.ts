import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OBJECT_FIELDS } from '../domain/drilling/object-fields.ts';
import { isRegistrable, OBJECT_TYPE } from '../domain/drilling/object-type.ts';
import { CorestoneError } from '../domain/error.ts';
import type { FieldDescriptor } from '../domain/field.ts';
import { generateExpedition } from './cosc-expedition.ts';
import { DEMO_TABLES, type DemoRow, type DemoTableName, tableColumns } from './demo-tables.ts';

/** The columns before `igsn`, which together name an object of the table. */
const nameColumns = (table: DemoTableName) => tableColumns(table).slice(0, tableColumns(table).indexOf('igsn'));

const TABLES = generateExpedition();
const NAMES = Object.keys(DEMO_TABLES) as DemoTableName[];
const nameOf = (table: DemoTableName, row: DemoRow, depth = 0) =>
  nameColumns(table)
    .slice(0, depth === 0 ? undefined : -depth)
    .map((column) => row[column])
    .join('/');

test('there are as many objects to register as the demonstration promises', () => {
  const registrable = NAMES.flatMap((table) =>
    TABLES[table].filter((row) =>
      isRegistrable(DEMO_TABLES[table], String(row[OBJECT_TYPE[DEMO_TABLES[table]].nameField])),
    ),
  );
  assert.ok(registrable.length >= 4900 && registrable.length <= 6500, String(registrable.length));
  assert.equal(TABLES.samples.length, 1254);
  assert.deepEqual([TABLES.thin_sections.length, TABLES.fluids.length, TABLES.gases.length], [60, 30, 40]);
  const { cuttings, muds, waters, smear_slides: slides } = TABLES;
  assert.deepEqual([cuttings.length, muds.length, waters.length, slides.length], [21, 10, 4, 12]);
  assert.ok(TABLES.structures.length > 60, String(TABLES.structures.length));
});

test('names are unique and every parent is there', () => {
  for (const table of NAMES) {
    const names = TABLES[table].map((row) => nameOf(table, row));
    assert.equal(new Set(names).size, names.length, table);
    assert.ok(
      TABLES[table].every((row) => nameColumns(table).every((column) => row[column] !== undefined)),
      table,
    );
  }
  const has = (table: DemoTableName) => new Set(TABLES[table].map((row) => nameOf(table, row)));
  const parents: readonly (readonly [DemoTableName, DemoTableName])[] = [
    ['sections', 'core_runs'],
    ['splits', 'sections'],
    ['samples', 'splits'],
    ['thin_sections', 'samples'],
    ['smear_slides', 'samples'],
    ['structures', 'sections'],
    ['cuttings', 'holes'],
    ['core_runs', 'holes'],
    ['holes', 'sites'],
  ];
  for (const [child, parent] of parents) {
    const known = has(parent);
    assert.ok(
      TABLES[child].every((row) => known.has(nameOf(child, row, 1))),
      child,
    );
  }
});

test('rows have only columns the field descriptors know, with values they allow', () => {
  for (const table of NAMES) {
    const columns = new Set(tableColumns(table));
    const fields = OBJECT_FIELDS[DEMO_TABLES[table]];
    for (const row of TABLES[table]) {
      assert.deepEqual(
        Object.keys(row).filter((column) => !columns.has(column)),
        [],
        table,
      );
      for (const field of fields)
        assert.ok(allows(field, row[field.name]), `${table}.${field.name}: ${row[field.name]}`);
    }
  }
});

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+02:00$/;

function allows(field: FieldDescriptor, value: DemoRow[string] | undefined): boolean {
  if (value === undefined || value === null) return field.entry !== 'required';
  const { minimum = -Infinity, maximum = Infinity, maxLength = 4000 } = field;
  switch (field.type) {
    case 'integer':
      return Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum;
    case 'decimal':
      return typeof value === 'number' && value >= minimum && value <= maximum && String(value).length < 11;
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.every((one) => !String(one).includes(';'));
    default:
      return typeof value === 'string' && value.length <= maxLength && matches(field.type, value);
  }
}

function matches(type: FieldDescriptor['type'], value: string): boolean {
  if (type === 'date') return DATE.test(value) && !Number.isNaN(Date.parse(value));
  return type === 'date_time' ? TIME.test(value) : value !== '';
}

test('only the two published identifiers are stated, and the data say what they are', () => {
  const stated = NAMES.flatMap((table) => TABLES[table].flatMap((row) => (row.igsn === undefined ? [] : [row.igsn])));
  assert.deepEqual(stated, ['ICDP5054EEW1001', 'ICDP5054EHW1001']);
  const expedition = TABLES.expeditions[0]!;
  assert.equal(expedition.is_demonstration, true);
  for (const text of [expedition.comment, expedition.objectives]) assert.match(String(text), /generated/);
  assert.equal(TABLES.holes[0]?.total_depth_m, 2495.8);
  assert.equal(TABLES.holes[0]?.casing_depth_m, 103);
});

test('people have no made-up identifiers, and every ROR has the right check digits', () => {
  assert.deepEqual(
    TABLES.contributors.filter((row) => row.orcid !== undefined),
    [],
  );
  assert.deepEqual(
    TABLES.contributors.filter((row) => row.is_creator === true).map((row) => row.contributor),
    ['Lorenz, H.'],
  );
  const rors = TABLES.contributors.flatMap((row) => (row.ror === undefined ? [] : [String(row.ror)]));
  assert.ok(rors.length >= 5);
  for (const ror of rors) assert.ok(hasRightCheckDigits(ror), ror);
  assert.ok(!hasRightCheckDigits('https://ror.org/048a87297'));
});

/** ROR: six base-32 digits after the leading 0, then ISO 7064 MOD 97-10 check digits. */
function hasRightCheckDigits(ror: string): boolean {
  const id = ror.replace('https://ror.org/0', '');
  const number = [...id.slice(0, 6)].reduce(
    (sum, digit) => sum * 32 + '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit),
    0,
  );
  return 98 - ((number * 100) % 97) === Number(id.slice(6));
}

test('a larger scale adds holes, 20 to a site, without touching the first', () => {
  const larger = generateExpedition({ scale: 21 });
  assert.deepEqual(
    larger.sites.map((row) => row.site),
    ['1', '2'],
  );
  assert.deepEqual(larger.holes.map((row) => row.hole).join(''), 'ABCDEFGHIJKLMNOPQRSTA');
  assert.ok(larger.sections.length > 50000);
  assert.deepEqual(larger.core_runs.slice(0, TABLES.core_runs.length), TABLES.core_runs);
  assert.equal(new Set(larger.samples.map((row) => nameOf('samples', row))).size, 21 * 1254);
});

test('a scale that is no number of holes is refused', () => {
  for (const scale of [0, -1, 1.5, Number.NaN]) {
    assert.throws(
      () => generateExpedition({ scale }),
      (error) => error instanceof CorestoneError && error.code === 'invalid-input',
    );
  }
});
