import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { WHOLE_TREE } from '../../../domain/party/tree-right.ts';
import type { StationObject } from '../../../domain/station/station-object.ts';
import type { StationOperation, StationOutcome } from '../../../domain/station/station-operation.ts';
import type { KeptBlock, KeptOperation } from './kept.ts';
import type { KeptDatabase } from './kept-database.ts';
import { LocalTree } from './local-tree.ts';
import { settleOutcomes } from './settle-outcomes.ts';
import {
  blocks,
  expeditions,
  isPersonSure,
  openCode,
  person,
  queue,
  stationName,
  tree,
  waitingOfOthers,
  whoseWords,
} from './station-state.ts';
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
  isPersonSure.value = true;
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

  it('does not show again what the server has deleted, before it says so to all', async () => {
    const kept = memoryDatabase({});
    open('1');
    tree.value.take([hole]);
    const one: KeptOperation = {
      order: 1,
      expedition: '1',
      operation: { kind: 'delete', objectId: 'hole', id: 'o1', at: '2026-11-22T03:00:00Z' },
    };
    queue.value = [one];
    tree.value.add(one);
    assert.equal(tree.value.get('hole'), undefined);
    const shown: unknown[] = [];
    globalThis.fetch = answering((path) => {
      if (path.endsWith('/me')) return { name: 'ida' };
      if (path.endsWith('/operations')) return { outcomes: [{ id: 'o1', result: 'done' }] };
      shown.push(tree.value.get('hole'));
      return { objects: [], deleted: ['hole'], throughSeq: 2, isAll: true };
    });
    await new Sync(kept as unknown as KeptDatabase).now();
    assert.deepEqual(shown, [undefined]);
    assert.deepEqual(queue.value, []);
  });

  it('brings nothing back that was let go while the server answered', async () => {
    const kept = memoryDatabase({});
    open('1');
    tree.value.take([hole]);
    const one: KeptOperation = {
      order: 1,
      expedition: '1',
      operation: { kind: 'delete', objectId: 'hole', id: 'o1', at: '2026-11-22T03:00:00Z' },
    };
    queue.value = [one];
    tree.value.add(one);
    globalThis.fetch = answering((path) => {
      if (path.endsWith('/me')) return { name: 'ida' };
      if (path.endsWith('/leases')) return { blocks: [] };
      if (!path.endsWith('/operations')) return { objects: [], deleted: [], throughSeq: 2, isAll: true };
      queue.value = [];
      tree.value.settle([one]);
      return { outcomes: [{ id: 'o1', result: 'refused', findings: [] }] };
    });
    await new Sync(kept as unknown as KeptDatabase).now();
    assert.equal(tree.value.get('hole')?.id, 'hole');
    assert.deepEqual(tree.value.waitingFor('hole'), []);
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

  it('sends nothing of another account, until who is signed in takes it over', async () => {
    const asked: string[] = [];
    globalThis.fetch = answering((path) => {
      asked.push(path);
      if (path.endsWith('/me')) return { name: 'ida', station: 'Drill floor' };
      return { outcomes: [{ id: 'o', result: 'done' }] };
    });
    openCode.value = undefined;
    person.value = 'tim';
    stationName.value = 'Station 12AB';
    isPersonSure.value = false;
    const operation = { id: 'o', kind: 'change', objectId: 'x', changes: {}, at: '' } as unknown as StationOperation;
    queue.value = [{ order: 1, expedition: '1', operation, by: 'tim' }];
    const sync = new Sync(memoryDatabase({}) as unknown as KeptDatabase);
    await sync.now();
    assert.deepEqual(
      asked.map((path) => path.replace(/^.*\/api\/v1/, '')),
      ['/me'],
    );
    assert.equal(stationName.value, 'Drill floor');
    assert.deepEqual(waitingOfOthers.value, [{ by: 'tim', count: 1 }]);
    queue.value = queue.value.map((one) => ({ ...one, by: 'ida' }));
    await sync.now();
    assert.match(asked.at(-1) ?? '', /operations$/);
    assert.deepEqual(queue.value, []);
  });

  it('asks anew who is signed in where the server gave no answer, before it sends what waits', async () => {
    const asked: string[] = [];
    let isAway = true;
    globalThis.fetch = answering((path) => {
      asked.push(path.replace(/^.*\//, ''));
      if (path.endsWith('/me')) return { name: 'ida' };
      return isAway ? undefined : { outcomes: [{ id: 'o', result: 'done' }] };
    });
    openCode.value = undefined;
    person.value = 'tim';
    isPersonSure.value = true;
    const operation = { id: 'o', kind: 'change', objectId: 'x', changes: {}, at: '' } as unknown as StationOperation;
    queue.value = [{ order: 1, expedition: '1', operation, by: 'tim' }];
    const sync = new Sync(memoryDatabase({}) as unknown as KeptDatabase);
    await sync.now();
    isAway = false;
    await sync.now();
    assert.deepEqual(asked, ['operations', 'me']);
    assert.deepEqual(waitingOfOthers.value, [{ by: 'tim', count: 1 }]);
    queue.value = [];
  });
});

it('a collision says whose change it was, to who looks at it later', () => {
  const operation = { id: 'o', kind: 'change', objectId: 'x', changes: {}, at: '' } as unknown as StationOperation;
  const outcome = { id: 'o', result: 'done', conflicts: [{ field: 'rock_type' }] } as unknown as StationOutcome;
  const { conflicts } = settleOutcomes('1', [{ order: 1, expedition: '1', operation, by: 'tim' }], [outcome]);
  const words = (name: string) => {
    person.value = name;
    return conflicts.map(whoseWords);
  };
  assert.deepEqual([words('tim'), words('ida')], [['you'], ['tim']]);
  assert.equal(whoseWords({}), 'you');
});

/** Waits for a round that was begun elsewhere. */
async function settled(isSo: () => boolean): Promise<void> {
  for (let n = 0; n < 1000 && !isSo(); n++) await new Promise((resolve) => setImmediate(resolve));
  assert.ok(isSo());
}
