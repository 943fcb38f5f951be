import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOfBytes } from '../input.ts';
import { readPlaces } from './read-places.ts';

const read = (text: string) => readPlaces(inputOfBytes('places.csv', Buffer.from(text)));

test('places with their rows, numbers with a comma, what is not stated left out', async () => {
  const places = await read(
    'In;Kind;Name;Most things;weight-limit kg;climate\n;Repository;Spandau;;;\nSPA;rack;14;120;1,5;dry\n',
  );
  assert.ok(places.ok);
  assert.deepEqual(
    places.value.map(({ wanted, row }) => [
      row,
      wanted.in,
      wanted.kind,
      wanted.name,
      wanted.mostThings,
      wanted.weightLimitKg,
      wanted.climate,
    ]),
    [
      [2, undefined, 'repository', 'Spandau', null, null, ''],
      [3, 'SPA', 'rack', '14', 120, 1.5, 'dry'],
    ],
  );
  assert.ok(!('code' in places.value[0]!.wanted));
});

test('every fault with its row and column, and then nothing', async () => {
  const faults = async (text: string) => {
    const places = await read(text);
    return places.ok ? [] : places.findings.map((one) => [one.code, one.at?.row, one.field]);
  };
  assert.deepEqual(await faults('kind,what\nhall,x\n'), [
    ['storage-columns', 1, 'what'],
    ['storage-columns', 1, 'name'],
  ]);
  assert.deepEqual(await faults('kind,name,temperature_c\nspoon,X,\nhall,Y,cold\n'), [
    ['place-kind', 2, 'kind'],
    ['storage-number', 3, 'temperature_c'],
  ]);
  assert.notDeepEqual(await faults(''), []);
});
