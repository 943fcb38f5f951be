import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freeNumber, readNumber, recordedAs } from './record-as.ts';
import type { CreateOperation } from './station-operation.ts';

const run: CreateOperation = {
  id: 'o',
  at: '2026-11-22T03:00:00Z',
  kind: 'create',
  object: {
    id: 'r',
    type: 'core_run',
    parentId: 'h',
    name: '6',
    igsn: 'ICDP5054EC6',
    values: { core: 6, drilled_length_m: 3 },
  },
};
const catcher = { ...run.object, type: 'section', name: 'CC' } as const;
const six = [{ name: '5' }, { name: '6' }];

describe('a new object whose number another has', () => {
  it('can have the next free; a core catcher has none', () => {
    assert.equal(freeNumber(run.object, six), '7');
    assert.equal(freeNumber(catcher, six), undefined);
  });

  it('keeps all but its name, and tells the first one', () => {
    const seven = recordedAs(run, '7');
    assert.deepEqual(seven.object, { ...run.object, name: '7', values: { core: 7, drilled_length_m: 3 } });
    assert.deepEqual([seven.id, seven.insteadOf], ['o', '6']);
    assert.equal(recordedAs(seven, '9').insteadOf, '6');
  });

  const TYPED: readonly (readonly [text: string, wanted: string])[] = [
    [' 7 ', '7'],
    ['007', '7'],
    ['6', 'duplicate-key'],
    ['06', 'duplicate-key'],
    ['', 'wrong-number'],
    ['0', 'wrong-number'],
    ['7a', 'wrong-number'],
    ['-7', 'wrong-number'],
    ['1234567890', 'wrong-number'],
  ];
  for (const [text, wanted] of TYPED)
    it(`“${text}” is ${wanted}`, () => {
      const read = readNumber(run.object, text, six);
      assert.equal(read.ok ? read.value : read.findings[0]!.code, wanted);
    });
});
