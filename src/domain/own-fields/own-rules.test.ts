import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkRowFields } from '../drilling/check-row-fields.ts';
import type { FieldValue } from '../drilling/object-row.ts';
import { readTemplate } from './field-template.ts';
import { OwnFields } from './own-field.ts';
import { fitsPattern, wrongWithPattern } from './own-pattern.ts';

describe('a pattern', () => {
  const texts: readonly (readonly [pattern: string, text: string, fits: boolean])[] = [
    ['[A-Z]{2}-\\d{3}', 'AB-012', true],
    ['[A-Z]{2}-\\d{3}', 'xAB-012', false],
    ['[A-Z]{2}-\\d{3}', 'ab-012', false],
    ['(?:wet|dry) ?|none', 'wet', true],
    ['å+', 'åå', true],
    ['a|bc', 'abc', false],
    ['1\\.5', '1x5', false],
  ];
  for (const [pattern, text, fits] of texts)
    it(`${pattern} ${fits ? 'fits' : 'does not fit'} ${text}`, () => {
      assert.equal(wrongWithPattern(pattern), undefined);
      assert.equal(fitsPattern(pattern, text), fits);
    });

  const refused = [
    '',
    '(a+)+',
    '(a|a)*',
    'a*a*a*b',
    '(?=a)b',
    '\\1',
    '^a$',
    '[',
    'a{',
    '*a',
    'a++',
    '(a',
    'a'.repeat(201),
  ];
  for (const pattern of refused)
    it(`${pattern.slice(0, 20)} is refused`, () => assert.notEqual(wrongWithPattern(pattern), undefined));
});

describe('a rule of an own field', () => {
  const field = { objectType: 'section', type: 'decimal' };
  const read = readTemplate({
    template: 'corestone/fields',
    version: 1,
    fields: [
      { ...field, name: 'x_wet_m', label: 'Wet', unit: 'm', notAbove: 'curated_length_m' },
      { ...field, name: 'x_dry_m', label: 'Dry', unit: 'm', notBelow: 'x_wet_m' },
      { ...field, name: 'x_seen', label: 'Seen', type: 'date', notBelow: 'x_cut' },
      { ...field, name: 'x_cut', label: 'Cut', type: 'date' },
      { ...field, name: 'x_tag', label: 'Tag', type: 'text', pattern: '[A-Z]{2}\\d' },
      { ...field, name: 'x_old', label: 'Old', type: 'text', pattern: 'never', retired: true },
    ],
  });
  assert.ok(read.ok, JSON.stringify(read.findings));
  const own = new OwnFields(read.value);
  const told = (values: Readonly<Record<string, FieldValue>>) =>
    checkRowFields(
      'section',
      {
        type: 'section',
        names: { section: '1' },
        values: { section: 1, section_length_m: 1, curated_length_m: 1, ...values },
        implied: false,
        at: { file: 'a', row: 2 },
      },
      'new',
      undefined,
      own,
    )
      .filter(({ code }) => code !== 'recommended-missing')
      .map(({ code, severity, rule }) => `${severity} ${code}: ${rule}`);

  it('holds a text against its pattern', () => {
    assert.deepEqual(told({ x_tag: 'AB1', x_old: 'whatever' }), []);
    assert.deepEqual(told({ x_tag: 'AB12' }), ['error pattern-mismatch: as the pattern [A-Z]{2}\\d']);
  });
  it('holds numbers against other fields, own ones too', () => {
    assert.deepEqual(told({ x_wet_m: 1, x_dry_m: 1 }), []);
    assert.deepEqual(told({ x_wet_m: 1.2, x_dry_m: 1.1 }), [
      'warning above-other-field: not above Curated length',
      'warning below-other-field: not below Wet',
    ]);
  });
  it('holds dates against each other as far as both are known, and says nothing where one is not', () => {
    assert.deepEqual(told({ x_cut: '2026-11-20', x_seen: '2026-11' }), []);
    assert.deepEqual(told({ x_cut: '2026-11-20', x_seen: '2026-11-19' }), ['warning below-other-field: not below Cut']);
    assert.deepEqual(told({ x_seen: '2026-11-19' }), []);
    assert.deepEqual(told({ x_wet_m: 'much' as never }).length > 0, true);
  });
});
