import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkLabelLayout } from './check-label-layout.ts';
import { fillText, LABEL_FIELDS, type LabelValues } from './label-fields.ts';
import { LABEL_PRESETS } from './label-presets.ts';

const empty = Object.fromEntries(Object.keys(LABEL_FIELDS).map((one) => [one, ''])) as LabelValues;
const values: LabelValues = { ...empty, combined_id: '5054_1_A_084_2_W', date: '2014-05-10' };

test('every preset is sound, has a name of its own and comes back from JSON as it was', () => {
  assert.equal(new Set(LABEL_PRESETS.map((one) => one.name)).size, LABEL_PRESETS.length);
  for (const preset of LABEL_PRESETS) {
    const read = checkLabelLayout(JSON.parse(JSON.stringify(preset)));
    assert.deepEqual(read, { ok: true, value: preset, findings: [] }, preset.name);
  }
});

const element = { kind: 'text', text: '{igsn}', xMm: 1, yMm: 1, widthMm: 10, heightMm: 5, fontPt: 8 };
const small = { name: 'small', title: 'Small', widthMm: 38, heightMm: 19, elements: [element] };
const sheet = {
  kind: 'sheet',
  pageWidthMm: 100,
  pageHeightMm: 100,
  columns: 2,
  rows: 2,
  leftMm: 0,
  topMm: 0,
  stepXMm: 40,
  stepYMm: 20,
};

const REFUSED: readonly [what: string, json: unknown, code: string, field: string | undefined][] = [
  ['no object', [], 'label-shape', undefined],
  ['a name with blanks', { ...small, name: 'My label' }, 'label-name', 'name'],
  ['no size', { ...small, widthMm: undefined }, 'label-shape', 'widthMm'],
  ['a size as text', { ...small, widthMm: '38' }, 'label-shape', 'widthMm'],
  ['too large', { ...small, heightMm: 1000 }, 'label-range', 'heightMm'],
  ['nothing on it', { ...small, elements: [] }, 'label-shape', 'elements'],
  ['a strange element', { ...small, elements: [{ ...element, kind: 'image' }] }, 'label-word', 'elements[0].kind'],
  ['a strange field', { ...small, elements: [{ ...element, text: '{igns}' }] }, 'label-field', 'elements[0].text'],
  ['over the edge', { ...small, elements: [{ ...element, xMm: 30 }] }, 'label-outside', 'elements[0]'],
  ['text of no size', { ...small, elements: [{ ...element, fontPt: 0 }] }, 'label-range', 'elements[0].fontPt'],
  ['a larger least size', { ...small, elements: [{ ...element, minPt: 9 }] }, 'label-range', 'elements[0].minPt'],
  ['a strange type', { ...small, types: ['stone'] }, 'label-word', 'types'],
  ['labels that overlap', { ...small, paper: { ...sheet, stepXMm: 20 } }, 'label-sheet', 'paper'],
  ['labels beyond the sheet', { ...small, paper: { ...sheet, columns: 3 } }, 'label-sheet', 'paper'],
  ['half a column', { ...small, paper: { ...sheet, columns: 1.5 } }, 'label-shape', 'paper.columns'],
];

for (const [what, json, code, field] of REFUSED)
  test(`refuses ${what}`, () => {
    const read = checkLabelLayout(json);
    assert.equal(read.ok, false);
    assert.ok(
      read.findings.some((one) => one.code === code && one.field === field),
      JSON.stringify(read.findings),
    );
  });

test('an unknown member is left out with a warning', () => {
  const read = checkLabelLayout({ ...small, colour: 'red', elements: [{ ...element, angle: 90 }] });
  assert.ok(read.ok);
  assert.deepEqual(
    read.findings.map(({ code, severity, field }) => [code, severity, field]),
    [
      ['label-unknown', 'warning', 'elements[0].angle'],
      ['label-unknown', 'warning', 'colour'],
    ],
  );
  assert.equal('colour' in read.value, false);
});

test('whatever JSON comes, the check answers', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => typeof checkLabelLayout(json).ok === 'boolean'));
});

const FILLED: readonly [text: string, filled: string][] = [
  ['{combined_id}', '5054_1_A_084_2_W'],
  ['Taken {date}', 'Taken 2014-05-10'],
  ['Request {request}', ''],
  ['Request {request}, {date}', '2014-05-10'],
  ['{date}, {sampled_by}', '2014-05-10'],
  ['Handle with care, wet', 'Handle with care, wet'],
  ['{unknown}', '{unknown}'],
];
for (const [text, filled] of FILLED)
  test(`${text} becomes ${filled === '' ? 'nothing' : filled}`, () => assert.equal(fillText(text, values), filled));

test('the layout in docs/labels-and-reports.md is sound', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/labels-and-reports.md'), 'utf8');
  const read = checkLabelLayout(JSON.parse(/```json\n(.*?)```/s.exec(page)![1]!));
  assert.deepEqual([read.ok, read.findings], [true, []]);
});
