import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCombinedId } from './combined-id.ts';
import type { CombinedId, CombinedIdKind, CombinedIdScheme } from './combined-id-parts.ts';
import { writeCombinedId } from './write-combined-id.ts';

const SPELLINGS: Record<CombinedIdScheme, Partial<CombinedId>> = {
  mdis: { expedition: 'GLAD9' },
  'mdis-type-suffix': { expedition: '5054', coreType: 'Z' },
  'mdis-type-hyphen': { expedition: '5054', coreType: 'Z' },
  'icdp-hyphen': { expedition: '5054' },
  iodp: { expedition: '318', site: 'U1357', coreType: 'H' },
  laccore: { expedition: 'GLAD9', locality: 'PET06', coreType: 'MC' },
};
const PARTS: readonly (readonly [CombinedIdKind, readonly (keyof CombinedId)[]])[] = [
  ['core_run', []],
  ['section', ['section']],
  ['split', ['section', 'split']],
  ['sample', ['section', 'split', 'topOffsetCm', 'bottomOffsetCm']],
  ['sample', ['section', 'topOffsetCm', 'bottomOffsetCm']],
];

const values = fc.record({
  site: fc.integer({ min: 1, max: 99 }).map(String),
  hole: fc.constantFrom(...'ABCZ'),
  core: fc.integer({ min: 1, max: 9999 }),
  section: fc.oneof(fc.integer({ min: 1, max: 99 }), fc.constant('CC' as const)),
  split: fc.constantFrom('A', 'W', 'WR', 'A1', 'W2'),
  offsets: fc.tuple(fc.nat({ max: 300_000 }), fc.nat({ max: 300_000 })).map((two) => two.map((one) => one / 1000)),
});
const id = fc
  .tuple(values, fc.constantFrom(...PARTS), fc.constantFrom(...(Object.keys(SPELLINGS) as CombinedIdScheme[])))
  .map(([{ offsets, ...rest }, [kind, deep], scheme]) => {
    const all: Record<string, unknown> = {
      ...rest,
      topOffsetCm: Math.min(...offsets),
      bottomOffsetCm: Math.max(...offsets),
    };
    const chosen = ['site', 'hole', 'core', ...deep].map((part) => [part, all[part]]);
    return { scheme, kind, ...Object.fromEntries(chosen), ...SPELLINGS[scheme] } as unknown as CombinedId;
  });

test('what is written is read back, in every spelling', () => {
  fc.assert(
    fc.property(id, (written) => {
      assert.deepEqual(readCombinedId(writeCombinedId(written)), [written]);
    }),
  );
});

test('what is read is written and read to the same', () => {
  const character = fc.constantFrom(...'5054_1-A:ZCW');
  fc.assert(
    fc.property(fc.string({ unit: character, maxLength: 14 }), (text) => {
      for (const reading of readCombinedId(text)) assert.deepEqual(readCombinedId(writeCombinedId(reading)), [reading]);
    }),
  );
});

const HOLE = { scheme: 'mdis', expedition: '5054', site: '1', hole: 'A' } as const;

test('a sample, cuttings, a box and a request read back', () => {
  const ids: CombinedId[] = [
    { ...HOLE, kind: 'cuttings', topMbs: 100.5, bottomMbs: 105 },
    { ...HOLE, kind: 'core_box', box: '017' },
    { scheme: 'mdis', expedition: '5054', kind: 'sample_request', requestNumber: 7, requestPart: 'b' },
  ];
  for (const one of ids) assert.deepEqual(readCombinedId(writeCombinedId(one)), [one]);
});

test('a box is spelled the mDIS way in every scheme', () => {
  assert.equal(writeCombinedId({ ...HOLE, scheme: 'iodp', kind: 'core_box', box: '017' }), '5054_1_A_CB017');
});

test('a missing part is refused by name', () => {
  assert.throws(() => writeCombinedId({ ...HOLE, kind: 'section', section: 2 }), { code: 'invalid-input' });
  const untyped: CombinedId = { ...HOLE, scheme: 'iodp', kind: 'core_run', core: 2 };
  assert.throws(
    () => writeCombinedId(untyped),
    (error: { findings?: { field?: string }[] }) => error.findings?.[0]?.field === 'coreType',
  );
});

test('prefixes stay apart: 5054_1 is not 5054_10', () => {
  assert.deepEqual(
    readCombinedId('5054_1').map((one) => one.site),
    ['1'],
  );
  assert.deepEqual(
    readCombinedId('5054_10').map((one) => one.site),
    ['10'],
  );
});
