import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RowStage } from './check-row-fields.ts';
import { OBJECT_FIELDS } from './object-fields.ts';
import type { FieldValues, ObjectNames, ObjectRow } from './object-row.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from './object-type.ts';
import { checkRow } from './testing/check-row.ts';

const HOLE: ObjectNames = { program: 'ICDP', expedition: '5054', site: '1', hole: 'A' };
const NAMES: Readonly<Partial<Record<ObjectType, ObjectNames>>> = {
  program: { program: 'ICDP' },
  expedition: { program: 'ICDP', expedition: '5054' },
  site: { expedition: '5054', site: '1' },
  hole: HOLE,
  core_run: { ...HOLE, core_run: '1' },
  section: { ...HOLE, core_run: '1', section: '1' },
  split: { ...HOLE, core_run: '1', section: '1', split: 'W' },
  sample: { ...HOLE, core_run: '1', section: '1', split: 'W', sample: '10-15' },
  contributor: { expedition: '5054', contributor: 'Lorenz, Henning' },
};

const rowOf = (type: ObjectType, values: FieldValues, names: ObjectNames = NAMES[type] ?? {}): ObjectRow => ({
  type,
  names,
  values,
  implied: false,
  at: { file: 'x.csv', row: 2 },
});

/** Codes with severity, without the remark on recommended fields. */
const codes = (row: ObjectRow, stage?: RowStage) =>
  checkRow(row, stage)
    .filter(({ code }) => code !== 'recommended-missing')
    .map(({ code, severity, field }) => `${code} ${severity} ${field}`);

const RUN = { drillers_top_depth_m: 102.3 };

const CASES: readonly (readonly [what: string, row: ObjectRow, found: string[]])[] = [
  ['a good hole', rowOf('hole', { hole: 'A', latitude_deg: 63.4, longitude_deg: 13.2 }), []],
  ['a run without its top', rowOf('core_run', { core: 1 }), ['missing-field error Top, driller’s depth']],
  [
    'a run whose top is emptied',
    rowOf('core_run', { drillers_top_depth_m: null }),
    ['missing-field error Top, driller’s depth'],
  ],
  ['a field of another type', rowOf('site', { casing_depth_m: 1 }), ['unknown-field error casing_depth_m']],
  ['latitude beyond the pole', rowOf('hole', { latitude_deg: 91, longitude_deg: 0 }), ['out-of-range error Latitude']],
  ['latitude alone', rowOf('hole', { latitude_deg: 9 }), ['half-a-position error Longitude']],
  ['longitude alone', rowOf('hole', { longitude_deg: 9, latitude_deg: null }), ['half-a-position error Latitude']],
  ['text in a number', rowOf('hole', { elevation_m: 'high' }), ['wrong-type error Ground level']],
  ['not a number', rowOf('hole', { elevation_m: Number.NaN }), ['wrong-type error Ground level']],
  ['half a core', rowOf('core_run', { ...RUN, core: 1.5 }), ['wrong-type error Core run']],
  ['a list for a text', rowOf('hole', { hole_name: ['a'] }), ['wrong-type error Hole name']],
  ['a date in words', rowOf('hole', { start_date: 'May' }), ['wrong-type error Start']],
  ['a day that no month has', rowOf('hole', { start_date: '2014-02-31' }), ['wrong-type error Start']],
  ['a month that no year has', rowOf('hole', { start_date: '2014-13' }), ['wrong-type error Start']],
  [
    'a time that no clock shows',
    rowOf('core_run', { ...RUN, core_ondeck: '2014-05-05T24:30:00Z' }),
    ['wrong-type error Core on deck'],
  ],
  [
    'a time without offset',
    rowOf('core_run', { ...RUN, core_ondeck: '2014-05-05T08:00:00' }),
    ['wrong-type error Core on deck'],
  ],
  ['a long name', rowOf('hole', { hole_name: 'x'.repeat(256) }), ['too-long error Hole name']],
  ['a long comment', rowOf('hole', { comment: 'x'.repeat(4001) }), ['too-long error Comment']],
  ['a control character', rowOf('hole', { comment: 'a\u0007b' }), ['unwritable-character error Comment']],
  ['half a surrogate pair', rowOf('hole', { comment: 'a\ud834b' }), ['unwritable-character error Comment']],
  ['a whole surrogate pair', rowOf('hole', { comment: 'a\u{1d11e}b' }), []],
  ['an unlisted core type', rowOf('core_run', { ...RUN, core_type: 'E' }), ['unknown-term warning Core type']],
  ['a listed core type', rowOf('core_run', { ...RUN, core_type: 'Z' }), []],
  ['an unlisted role', rowOf('contributor', { role: 'Cook' }), ['unknown-term error Role']],
  ['an unlisted convention', rowOf('expedition', { igsn_convention: 'mine' }), ['unknown-term error IGSN convention']],
  ['a split that is none', rowOf('split', { split: 'Q' }), ['unknown-term error Split']],
  ['a share over the whole', rowOf('split', { percent_pc: 101 }), ['out-of-range error Share']],
  [
    'an interval upside down',
    rowOf('sample', { top_offset_cm: 15, bottom_offset_cm: 10 }),
    ['wrong-order error Top in section'],
  ],
  ['an interval of no length', rowOf('sample', { top_offset_cm: 10, bottom_offset_cm: 10 }), []],
  [
    'an interval beyond any section',
    rowOf('sample', { bottom_offset_cm: 2001 }),
    ['out-of-range error Bottom in section'],
  ],
  [
    'an end before the start',
    rowOf('hole', { start_date: '2014-05-05', end_date: '2014-05-04' }),
    ['wrong-order error Start'],
  ],
  [
    'a moratorium that ends before it begins',
    rowOf('hole', { moratorium_start: '2017-03-01', moratorium_end: '2014-09-01' }),
    ['wrong-order error Moratorium from'],
  ],
  ['cut from what is no split', rowOf('split', { split: 'A1', origin_split: 'Q' }), ['unknown-term error Cut from']],
  ['cut from a half', rowOf('split', { split: 'A1', origin_split: 'A' }), []],
  ['an end as precise as a year', rowOf('hole', { start_date: '2014-05-05', end_date: '2014' }), []],
  [
    'recovery over 100 %',
    rowOf('core_run', { ...RUN, drilled_length_m: 3, core_recovery_m: 3.1 }),
    ['recovery-over-100 warning Reason for the recovery'],
  ],
  [
    'recovery over 100 % with a reason',
    rowOf('core_run', { ...RUN, drilled_length_m: 3, core_recovery_m: 3.1, recovery_reason: 'pipe stretch' }),
    [],
  ],
  ['an ORCID', rowOf('contributor', { role: 'Editor', orcid: 'https://orcid.org/0000-0002-1825-0097' }), []],
  ['no ORCID', rowOf('contributor', { role: 'Editor', orcid: '0000-1825' }), ['orcid-syntax error ORCID']],
  [
    'a mistyped ORCID',
    rowOf('contributor', { role: 'Editor', orcid: '0000-0002-1825-0079' }),
    ['orcid-check-digit error ORCID'],
  ],
  ['a ROR', rowOf('contributor', { role: 'Editor', ror: 'https://ror.org/04z8jg394' }), []],
  ['no ROR', rowOf('contributor', { role: 'Editor', ror: 'https://ror.org/xyz' }), ['ror-syntax error ROR']],
  ['a mistyped ROR', rowOf('contributor', { role: 'Editor', ror: '04z8jg395' }), ['ror-check-digit error ROR']],
  ['a listed material', rowOf('sample', { material: 'Lake sediment' }), []],
  ['the material other', rowOf('sample', { material: 'Other' }), []],
  ['an unlisted material', rowOf('sample', { material: 'Unobtainium' }), ['unknown-term warning Material']],
  [
    'a unit that breaks combined ids',
    rowOf('lithology', {}, { ...HOLE, lithology: '1_LU_2' }),
    ['illegal-name error Lithology unit'],
  ],
  ['a tab in a name', rowOf('hole', {}, { ...HOLE, hole: 'A\tB' }), ['illegal-name error Hole']],
  ['a tab in a text', rowOf('hole', { comment: 'A\tB\nC' }), []],
  ['a name that breaks combined ids', rowOf('hole', {}, { ...HOLE, hole: 'A_1' }), ['illegal-name error Hole']],
  ['a list as a name', rowOf('site', {}, { expedition: '5054', site: '1;2' }), ['illegal-name error Site']],
  ['an ancestor of no name', rowOf('site', {}, { expedition: ' ', site: '1' }), ['illegal-name error Expedition']],
  ['a hole of words', rowOf('hole', {}, { ...HOLE, hole: 'main hole' }), ['unusual-name warning Hole']],
  ['a site of words', rowOf('site', {}, { expedition: '5054', site: 'Åre' }), ['unusual-name warning Site']],
  ['a core that is no number', rowOf('core_run', RUN, { ...HOLE, core_run: 'one' }), ['illegal-name error Core run']],
  [
    'a core catcher',
    rowOf('section', { section: 9, curated_length_m: 0.1 }, { ...HOLE, core_run: '1', section: 'CC' }),
    [],
  ],
  ['a work with colons', rowOf('related_work', { relation_type: 'IsCitedBy' }, { related_work: 'doi:10.1/a_b;c' }), []],
];

for (const [what, row, found] of CASES) {
  test(`${what}: ${found.length === 0 ? 'nothing' : found.join(', ')}`, () => {
    assert.deepEqual(codes(row), found);
  });
}

test('a change may leave fields out, but not empty what is required', () => {
  assert.deepEqual(codes(rowOf('core_run', { comment: 'x' }), 'change'), []);
  const emptied = codes(rowOf('core_run', { drillers_top_depth_m: null }), 'change');
  assert.deepEqual(emptied, ['missing-field error Top, driller’s depth']);
});

test('recommended fields that are missing make one warning', () => {
  const [first, ...others] = checkRow(rowOf('core_run', RUN));
  assert.deepEqual(
    [first?.code, first?.severity, first?.field],
    ['recommended-missing', 'warning', 'Drilled length, Core on deck'],
  );
  assert.deepEqual(others, []);
});

test('an implied row is checked for its names alone', () => {
  assert.deepEqual(codes({ ...rowOf('core_run', {}), implied: true }), []);
});

test('a finding names object, value, rule and place', () => {
  const [found] = checkRow(rowOf('hole', { latitude_deg: 91, longitude_deg: 0 })).filter(
    ({ severity }) => severity === 'error',
  );
  assert.deepEqual(found, {
    code: 'out-of-range',
    severity: 'error',
    message: 'Hole ICDP 5054 1 A: Latitude 91 ° is outside its limits',
    field: 'Latitude',
    value: '91',
    rule: 'at least -90 °, at most 90 °',
    at: { file: 'x.csv', row: 2 },
  });
});

test('no value makes it throw, whatever the type', () => {
  const value = fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string()), fc.constant(null));
  const row = fc
    .constantFrom(...OBJECT_TYPES)
    .chain((type) =>
      fc
        .dictionary(fc.constantFrom(...OBJECT_FIELDS[type].map(({ name }) => name)), value)
        .map((values) => rowOf(type, values)),
    );
  fc.assert(fc.property(row, (one) => Array.isArray(checkRow(one))));
});

test('the field that names an object is missing only when its name is too', () => {
  for (const type of OBJECT_TYPES) {
    const { nameField } = OBJECT_TYPE[type];
    const isRequired = OBJECT_FIELDS[type].some((field) => field.name === nameField && field.entry === 'required');
    const missing = (names: ObjectNames) =>
      checkRow(rowOf(type, {}, names)).some(({ code, field }) => code === 'missing-field' && field === labelOf(type));
    assert.equal(missing({}), isRequired, type);
    assert.equal(missing({ [type]: '1' }), false, type);
  }
});

const labelOf = (type: ObjectType) =>
  OBJECT_FIELDS[type].find(({ name }) => name === OBJECT_TYPE[type].nameField)?.label;

test('a number with doubt is refused with where it can be written', () => {
  const found = checkRow(rowOf('hole', { elevation_m: '~520' })).find(({ code }) => code === 'wrong-type');
  assert.match(found?.rule ?? '', /^a number; the best number alone here, .* comment or description$/);
});
