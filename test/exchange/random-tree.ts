import fc from 'fast-check';
import { OBJECT_FIELDS } from '../../src/domain/drilling/object-fields.ts';
import type { FieldValue, ObjectNames, ObjectRow } from '../../src/domain/drilling/object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../src/domain/drilling/object-type.ts';
import type { FieldDescriptor } from '../../src/domain/field.ts';
import { row } from '../store/tree-rows.ts';

const PROGRAM = 'RAND';
const EXPEDITION = '9';

const nasty = fc.constantFrom(
  '=1+1',
  '+1',
  '-',
  '@x',
  "'=1",
  "''",
  "'t Zand",
  'NULL',
  'n/a',
  '–',
  'a;b',
  'a\\;b\\',
  ';',
  '\\',
  '"',
  'a"b',
  'a,b',
  'a\tb',
  'a\nb',
  '007',
  '1e5',
  '5054',
  'true',
  '2014-05-05',
  '_x0041_',
  '<b>&amp;',
  'Åre',
  '漢字',
  '😀',
  'sep=;',
  ' x ',
);
const text = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' ').normalize('NFC').replaceAll(/\r\n?/g, '\n').trim());

function anyValueOf(field: FieldDescriptor): fc.Arbitrary<FieldValue> {
  const { minimum = -1e6, maximum = 1e6 } = field;
  switch (field.type) {
    case 'decimal':
      return fc.double({ min: minimum, max: maximum, noNaN: true }).map((one) => Number(one.toPrecision(15)) + 0);
    case 'integer':
      return fc.integer({ min: minimum, max: Math.min(maximum, 1e6) });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return fc.constantFrom('2014', '2014-05', '2014-05-05');
    case 'date_time':
      return fc.constantFrom('2014-05-05T08:30:00+02:00', '2014-05-05T08:30:01.25Z');
    case 'list':
      return fc.array(
        text.filter((one) => one !== ''),
        { minLength: 1, maxLength: 3 },
      );
    case 'text':
      return text;
  }
}

/** Values of some fields of a type; `null` parts are left out. */
function valuesOf(type: ObjectType): fc.Arbitrary<Record<string, FieldValue>> {
  const { nameField } = OBJECT_TYPE[type];
  const fields = OBJECT_FIELDS[type].filter((field) => field.name !== nameField);
  const entries = fields.map((field) => fc.option(anyValueOf(field), { freq: field.entry === 'required' ? 9 : 1 }));
  return fc
    .tuple(...entries)
    .map((values) =>
      Object.fromEntries(fields.flatMap((field, at) => (values[at] === null ? [] : [[field.name, values[at]!]]))),
    );
}

const NUMBERED: ReadonlySet<ObjectType> = new Set(['core_run', 'section']);

function nameOf(type: ObjectType): fc.Arbitrary<string> {
  if (type === 'section') return fc.constantFrom('1', '2', '3', '9', 'CC');
  if (type === 'core_run') return fc.integer({ min: 1, max: 30 }).map(String);
  if (type === 'split') return fc.constantFrom('WR', 'A', 'W', 'W1');
  if (type === 'site') return fc.constantFrom('1', '02', 'U1357', '=2');
  return fc.oneof(fc.constantFrom('A', 'B', '10-15', '-5-3', '=A', "'=A", 'N/A', '007', 'a/b', '50%', 'TS 1'), text);
}

/** A tree of an expedition as rows, parents first: some of them wrong in ways an import refuses, some only named by others. */
export const randomTree: fc.Arbitrary<readonly ObjectRow[]> = fc
  .array(fc.tuple(fc.constantFrom(...OBJECT_TYPES.slice(2)), fc.nat(), fc.integer({ min: 0, max: 9 })), {
    minLength: 20,
    maxLength: 45,
  })
  .chain((picks) =>
    fc.tuple(
      ...picks.map(([type, below, chance]) =>
        fc.tuple(fc.constant(type), fc.constant(below), fc.constant(chance), nameOf(type), valuesOf(type)),
      ),
    ),
  )
  .map((picked) => {
    const root: ObjectNames = { program: PROGRAM, expedition: EXPEDITION };
    const rows: ObjectRow[] = [
      row('program', { program: PROGRAM }),
      row('expedition', root, { expedition_name: '=x' }),
    ];
    const made: { type: ObjectType; names: ObjectNames }[] = [
      { type: 'expedition', names: root },
      ...(['site', 'hole', 'core_run', 'section', 'split', 'sample'] as const).map((type, at) => {
        const chain = { ...root, site: '1', hole: 'A', core_run: '1', section: '1', split: 'A', sample: '1-2' };
        const types = ['program', 'expedition', 'site', 'hole', 'core_run', 'section', 'split', 'sample'].slice(
          0,
          at + 3,
        );
        return { type, names: Object.fromEntries(types.map((one) => [one, chain[one as keyof typeof chain]])) };
      }),
    ];
    for (const { type, names } of made.slice(1)) rows.push(row(type, names, numbers(type, names), { implied: true }));
    for (const [type, below, chance, name, values] of picked) {
      const parents = made.filter((one) => OBJECT_TYPE[type].parents.includes(one.type));
      const parent = parents[below % parents.length];
      if (parent === undefined) continue;
      const own = type === 'sample' && parent.type === 'sample' ? `${parent.names.sample}:${name}` : name;
      const names = { ...parent.names, [type]: own };
      made.push({ type, names });
      const implied = chance === 0;
      rows.push(row(type, names, { ...(implied ? {} : values), ...numbers(type, names) }, { implied }));
    }
    return withoutRepeated(rows)
      .map((one, at) => ({ ...one, at: { file: 'rows.csv', row: at + 2 } }))
      .toSorted((one, other) => OBJECT_TYPES.indexOf(one.type) - OBJECT_TYPES.indexOf(other.type));
  });

/** Each object once, as an intake gives it: what is stated is not implied as well. */
function withoutRepeated(rows: readonly ObjectRow[]): ObjectRow[] {
  const seen = new Set<string>();
  return rows
    .toSorted((one, other) => Number(one.implied) - Number(other.implied))
    .filter((one) => {
      const key = `${one.type} ${JSON.stringify(one.names)}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    });
}

function numbers(type: ObjectType, names: ObjectNames): Record<string, FieldValue> {
  const name = names[type] ?? '';
  if (!NUMBERED.has(type)) return {};
  if (name === 'CC') return { section: 9, core_catcher: true };
  return { [OBJECT_TYPE[type].nameField]: Number(name) };
}
