import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';
import { callInFolder } from './call-in-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'storage-'));
const data = join(folder, 'data');

const corestone = (...args: readonly string[]) => callInFolder(folder, [...args, '--data', data]);

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

describe('the storage at the command line', () => {
  before(async () => {
    const house = await buildHouse(decideSettings({ flags: { data }, environment: {}, file: {} }));
    await house.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  it('takes places out of a table, moves a crate and finds it', async () => {
    const places = file(
      'places.csv',
      'in,kind,name,code,most_things\n,Repository,Spandau,SPA,\nSPA,hall,Hall 2,,\nSPA-HALL2,rack,Rack 14,,1\nSPA-HALL2,crate,7,CR7,\nSPA-HALL2,crate,8,CR8,\n',
    );
    const taken = await corestone('storage', 'import', places);
    assert.equal(taken.status, 0, taken.stderr);
    assert.match(taken.stdout, /5 places are added/);
    assert.match(
      (await corestone('storage', 'move', 'cr7', '--to', 'spa-hall2-rack14')).stdout,
      /CR7 .*Hall 2 → Spandau/,
    );
    const full = await corestone('storage', 'move', 'CR8', '--to', 'SPA-HALL2-RACK14');
    assert.equal(full.status, 1);
    assert.match(full.stderr, /has room for 1, and would hold 2/);
    const found = await corestone('storage', 'where', 'CR7', '--json');
    assert.equal(JSON.parse(found.stdout).place.words, 'Spandau / Hall 2 / Rack 14');
  });

  it('says by row and column what is wrong, and keeps nothing', async () => {
    const places = file(
      'wrong.csv',
      'in,kind,name,most_things\nSPA,hall,Hall 3,\nSPA,spoon,X,\nSPA,hall,Hall 4,many\n',
    );
    const refused = await corestone('storage', 'import', places);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /wrong\.csv.*3.*kind.*spoon is no kind of place/);
    assert.match(refused.stderr, /wrong\.csv.*4.*most_things.*many is no number/);
    const twice = await corestone(
      'storage',
      'import',
      file('twice.csv', 'in,kind,name\nSPA,hall,Hall 3\nSPA,hall,Hall 2\n'),
    );
    assert.match(twice.stderr, /twice\.csv.*3.*There is a place Hall 2 there already/);
    const limits = await corestone(
      'storage',
      'import',
      file('limits.csv', 'in,kind,name,most_things\nSPA,hall,Hall 4,0\n'),
    );
    assert.match(limits.stderr, /limits\.csv.*2.*most_things/);
    assert.equal((await corestone('storage', 'where', 'SPA-HALL3')).status, 1);
  });
});
