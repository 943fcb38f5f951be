import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRowFields } from '../drilling/check-row-fields.ts';
import type { FieldValue, ObjectRow } from '../drilling/object-row.ts';
import { UNIT_ENDINGS, UNITS } from '../field.ts';
import { readTemplate, toTemplate } from './field-template.ts';
import { OwnFields } from './own-field.ts';

const WEIGHT = { objectType: 'section', name: 'x_weight_kg', label: 'Weight', type: 'decimal', unit: 'kg', minimum: 0 };
const COLOUR = { objectType: 'section', name: 'x_colour', label: 'Colour', type: 'text', choices: ['grey', 'red'] };

const template = (...fields: unknown[]) => ({ template: 'corestone/fields', version: 1, fields });

function fieldsOf(...fields: unknown[]) {
  const read = readTemplate(template(...fields));
  assert.ok(read.ok, JSON.stringify(read.findings));
  return read.value;
}

test('a template that is read is written as it was', () => {
  const stated = [
    WEIGHT,
    { ...COLOUR, default: 'grey', entry: 'recommended', group: 'geology', definition: 'Munsell.', retired: true },
    { objectType: 'sample', name: 'x_seen_by', label: 'Seen by', type: 'list', vocabulary: 'material', maxLength: 9 },
  ];
  const written = toTemplate(fieldsOf(...stated));
  assert.deepEqual(fieldsOf(...written.fields), fieldsOf(...stated));
  assert.deepEqual(toTemplate(fieldsOf(...written.fields)), written);
});

test('every unit that a form offers is read, with the ending that names it', () => {
  for (const unit of UNITS) {
    const name = `x_time${UNIT_ENDINGS[unit]}`;
    assert.deepEqual(fieldsOf({ ...WEIGHT, name, unit })[0]!.field.unit, unit);
  }
});

const WRONG: readonly [name: string, field: Record<string, unknown>, code: string][] = [
  ['no prefix', { ...WEIGHT, name: 'weight_kg' }, 'own-field-name'],
  ['a blank in the name', { ...COLOUR, name: 'x_my colour' }, 'own-field-name'],
  ['a name that would run as SQL', { ...COLOUR, name: 'x_a"; drop table section; --' }, 'own-field-name'],
  ['a name without its unit', { ...WEIGHT, name: 'x_weight' }, 'own-field-unit'],
  ['a unit of a text', { ...COLOUR, name: 'x_colour_kg', unit: 'kg' }, 'own-field-unit'],
  ['no label', { ...WEIGHT, label: '  ' }, 'own-field-label'],
  ['the label of another field', { ...WEIGHT, label: 'curated length' }, 'own-field-label'],
  ['limits the wrong way round', { ...WEIGHT, maximum: -1 }, 'own-field-limits'],
  ['limits of a text', { ...COLOUR, minimum: 3 }, 'own-field-limits'],
  ['no choice at all', { ...COLOUR, choices: [] }, 'own-field-choices'],
  ['a choice twice', { ...COLOUR, choices: ['Red', 'red '] }, 'own-field-choices'],
  ['choices and a vocabulary', { ...COLOUR, vocabulary: 'material' }, 'own-field-choices'],
  ['an unknown vocabulary', { ...COLOUR, choices: undefined, vocabulary: 'tastes' }, 'own-field-vocabulary'],
  [
    'a vocabulary called as a member that every object has',
    { ...COLOUR, choices: undefined, vocabulary: 'constructor' },
    'own-field-vocabulary',
  ],
  ['a default of another type', { ...WEIGHT, default: 'heavy' }, 'own-field-default'],
  ['a default that is no choice', { ...COLOUR, default: 'blue' }, 'own-field-default'],
  ['a pattern of a number', { ...WEIGHT, pattern: '\\d+' }, 'own-field-rule'],
  ['a pattern that is none', { ...COLOUR, choices: undefined, pattern: '[a' }, 'own-field-rule'],
  ['a pattern without end', { ...COLOUR, choices: undefined, pattern: '(a+)+' }, 'own-field-rule'],
  ['a rule against no field', { ...WEIGHT, notBelow: 'weight of the moon' }, 'own-field-rule'],
  ['a rule against itself', { ...WEIGHT, notBelow: 'x_weight_kg' }, 'own-field-rule'],
  ['a rule against a text', { ...WEIGHT, notAbove: 'curator' }, 'own-field-rule'],
  ['a rule of a text', { ...COLOUR, notAbove: 'curated_length_m' }, 'own-field-rule'],
  ['another type of object', { ...WEIGHT, objectType: 'spoon' }, 'template-shape'],
  ['a type there is not', { ...WEIGHT, type: 'money' }, 'template-shape'],
  ['a member there is not', { ...WEIGHT, colour: 'red' }, 'template-shape'],
  ['a limit that is no number', { ...WEIGHT, minimum: '0' }, 'template-shape'],
];

for (const [name, field, code] of WRONG) {
  test(`refused: ${name}`, () => {
    const read = readTemplate(template(field));
    assert.equal(read.ok, false);
    assert.ok(
      read.findings.some((one) => one.code === code && one.field?.startsWith('fields[0]')),
      JSON.stringify(read.findings),
    );
  });
}

test('refused as a whole: another file, a field twice', () => {
  for (const json of [null, [], 'x', {}, { ...template(), version: 2 }, { template: 'corestone/fields', version: 1 }])
    assert.equal(readTemplate(json).ok, false);
  const twice = readTemplate(template(WEIGHT, WEIGHT));
  assert.deepEqual(
    twice.findings.map((one) => one.code),
    ['own-field-twice'],
  );
});

test('own fields are checked as those of Corestone are; retired ones keep their values and are not asked for', () => {
  const own = new OwnFields(
    fieldsOf({ ...WEIGHT, entry: 'required' }, COLOUR, {
      ...COLOUR,
      name: 'x_former',
      label: 'Former',
      entry: 'required',
      retired: true,
    }),
  );
  const codes = (values: Record<string, FieldValue>) => {
    const at = { file: 'a.csv', row: 2 };
    const row: ObjectRow = { type: 'section', names: { section: '1' }, values, implied: false, at };
    return checkRowFields('section', row, 'new', undefined, own)
      .filter((one) => one.severity === 'error')
      .map((one) => `${one.code} ${one.field}`);
  };
  const sound = { section: 1, section_length_m: 1, curated_length_m: 1, x_weight_kg: 4.5 };
  assert.deepEqual(codes({ ...sound, x_colour: 'red', x_former: 'grey' }), []);
  assert.deepEqual(codes({ ...sound, x_weight_kg: -1 }), ['out-of-range Weight']);
  assert.deepEqual(codes({ ...sound, x_colour: 'blue' }), ['unknown-term Colour']);
  assert.deepEqual(codes({ ...sound, x_former: 'blue' }), ['unknown-term Former']);
  assert.deepEqual(codes({ ...sound, x_other: 1 }), ['unknown-field x_other']);
  assert.deepEqual(codes({ ...sound, x_weight_kg: null }), ['missing-field Weight']);
});

test('choices are kept as values are, so that each can be chosen; a list may have several of them', () => {
  const choices = ['red ', 'A\u030are'];
  const [text, list] = fieldsOf(
    { ...COLOUR, choices },
    { ...COLOUR, name: 'x_colours', label: 'Colours', type: 'list', choices },
  );
  assert.deepEqual(
    [text!.field.choices, list!.field.choices],
    [
      ['red', 'Åre'],
      ['red', 'Åre'],
    ],
  );
  const own = new OwnFields([list!]);
  const codes = (x_colours: FieldValue) => {
    const values = { section: 1, section_length_m: 1, curated_length_m: 1, x_colours };
    const row: ObjectRow = {
      type: 'section',
      names: { section: '1' },
      values,
      implied: false,
      at: { file: 'a', row: 2 },
    };
    return checkRowFields('section', row, 'new', undefined, own).filter((one) => one.severity === 'error');
  };
  assert.deepEqual(codes(['red', 'Åre']), []);
  assert.deepEqual(
    codes(['red', 'blue']).map((one) => [one.code, one.value]),
    [['unknown-term', 'blue']],
  );
});
