import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { KeptBlock } from './kept.ts';
import type { KeptDatabase } from './kept-database.ts';
import { LocalTree } from './local-tree.ts';
import { blocks, expeditions, openCode, tree } from './station-state.ts';
import { Sync } from './sync.ts';
import { answering, memoryDatabase } from './testing/memory-database.ts';

const hole = {
  id: 'hole',
  type: 'hole',
  parentId: null,
  path: '1/1/A',
  values: {},
  seq: 1,
} as unknown as StationObject;
const block = (firstKey: number, nextKey: number): KeptBlock =>
  ({
    expedition: '1',
    prefix: 'ICDP',
    types: ['core_run', 'section', 'sample', 'cuttings', 'mud', 'fluid'],
    spec: { convention: 'fixed-prefix' },
    firstKey,
    lastKey: firstKey + 99,
    nextKey,
  }) as unknown as KeptBlock;

function open(code: string): void {
  tree.value = new LocalTree('ida');
  openCode.value = code;
}

describe('a round with the server', () => {
  const { fetch } = globalThis;
  afterEach(() => {
    globalThis.fetch = fetch;
    open('');
  });

  it('gives no number twice that was given while a block was leased', async () => {
    const kept = memoryDatabase({ facts: { blocks: [block(1, 80)] } });
    open('1');
    tree.value.take([hole]);
    blocks.value = [block(1, 80)];
    expeditions.value = [
      {
        id: '1',
        code: '1',
        name: '',
        program: 'ICDP',
        namespace: 'ICDP',
        mayEnter: true,
        holes: [],
        reads: WHOLE_TREE,
        enters: WHOLE_TREE,
      },
    ];
    globalThis.fetch = answering((path) => {
      if (!path.endsWith('/leases')) return { objects: [], deleted: [], throughSeq: 1, isAll: true };
      // Another window of this station takes two numbers while the server answers.
      kept.facts.set('blocks', [block(1, 82)]);
      return { blocks: [block(101, 0)] };
    });
    await new Sync(kept as unknown as KeptDatabase).now();
    const nextKeys = (found: readonly KeptBlock[]) => found.map((one) => one.nextKey);
    assert.deepEqual(nextKeys(kept.facts.get('blocks') as KeptBlock[]), [82, 101]);
    assert.deepEqual(nextKeys(blocks.value), [82, 101]);
  });

  it('does not take what it fetched of one expedition for another that was opened meanwhile', async () => {
    const kept = memoryDatabase({});
    const sync = new Sync(kept as unknown as KeptDatabase);
    const asked: string[] = [];
    globalThis.fetch = answering((path) => {
      asked.push(path.replace(/^.*expeditions/, ''));
      const isFirst = path.includes('/1/');
      return { objects: isFirst ? [hole] : [], deleted: [], throughSeq: isFirst ? 900 : 7, isAll: true };
    });
    kept.whenKept = () => {
      kept.whenKept = undefined;
      open('2');
      sync.begin(5);
    };
    open('1');
    await sync.now();
    assert.equal(tree.peek().get('hole'), undefined);
    assert.deepEqual(asked, ['/1/objects?after=0&limit=5000', '/2/objects?after=5&limit=5000']);
  });

  it('does not take what it fetched for an expedition that was opened anew meanwhile', async () => {
    const kept = memoryDatabase({ facts: { 'seq 1': 900 } });
    const sync = new Sync(kept as unknown as KeptDatabase);
    const asked: string[] = [];
    open('1');
    globalThis.fetch = answering((path) => {
      asked.push(path.replace(/^.*objects/, ''));
      if (asked.length > 1) return { objects: [], deleted: [], throughSeq: 905, isAll: true };
      kept.facts.delete('seq 1');
      open('1');
      sync.begin(0);
      return { objects: [], deleted: [], throughSeq: 905, isAll: true };
    });
    sync.begin(900);
    await sync.now();
    await settled(() => asked.length > 1);
    assert.deepEqual(asked, ['?after=900&limit=5000', '?after=0&limit=5000']);
  });

  it('keeps nothing behind what was forgotten while the server answered', async () => {
    const kept = memoryDatabase({ facts: { 'seq 1': 900 } });
    const sync = new Sync(kept as unknown as KeptDatabase);
    open('1');
    globalThis.fetch = answering(() => {
      kept.facts.delete('seq 1');
      return { objects: [], deleted: [], throughSeq: 905, isAll: true };
    });
    sync.begin(900);
    await settled(() => sync.throughSeq === 905);
    assert.equal(kept.facts.get('seq 1'), undefined);
  });
});

/** Waits for a round that was begun elsewhere. */
async function settled(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !isSo(); n++) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(isSo());
}
