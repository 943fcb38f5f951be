import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ensureIgsn } from '../../../src/domain/identifier/igsn.ts';
import {
  type HeldNamespace,
  isNamespace,
  namespaceConflict,
  namespaceOf,
} from '../../../src/domain/identifier/namespace.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FILE = 'shared/reference/data/igsn-namespaces-2020-03-06.tsv';
const path = ['..', '../..'].map((above) => join(ROOT, above, FILE)).find((one) => existsSync(one));
const skip = path === undefined ? 'the published list of namespaces (shared/reference/data) is not here' : false;

function readList(): HeldNamespace[] {
  const lines = readFileSync(path ?? '', 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [handle = '', agent = ''] = line.split('\t');
    return { namespace: handle.replace('10273/', ''), agent };
  });
}

test('the 200 registered namespaces are legal and free of each other', { skip }, () => {
  const list = readList();
  assert.equal(list.length, 200);
  assert.deepEqual(
    list.filter((one) => !isNamespace(one.namespace)),
    [],
  );
  assert.deepEqual(
    list.filter((one) => namespaceConflict(one, list) !== undefined),
    [],
  );
});

test('nested namespaces exist, each inside one agent, and no other agent could have taken them', { skip }, () => {
  const list = readList();
  const nested = list.filter(
    (one) => namespaceConflict({ ...one, agent: 'SOMEONE ELSE' }, list)?.relation === 'extends',
  );
  assert.deepEqual(nested.map((one) => one.namespace).sort(), ['CSD', 'CSI', 'GFZ']);
});

test('IGSNs belong to the longest namespace they begin with', { skip }, () => {
  const list = readList().map((one) => one.namespace);
  const cases = {
    CSD0001: 'CSD',
    CSX0001: 'CS',
    GFZ0001: 'GFZ',
    GFBNO7002EXZ3001: 'GF',
    ICDP5054EHW1001: 'ICDP',
    QQ001: undefined,
  };
  for (const [igsn, expected] of Object.entries(cases))
    assert.equal(namespaceOf(ensureIgsn(igsn), list), expected, igsn);
});
