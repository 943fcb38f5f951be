import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decideSettings } from '../../src/config/read-settings.ts';
import { buildHouse } from '../../src/context.ts';

const PROJECT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'storage-'));
const data = join(folder, 'data');

function corestone(...args: readonly string[]) {
  const call = [join(PROJECT, 'src/cli/main.ts'), ...args, '--data', data];
  const environment = { ...process.env, CORESTONE_DATA: '' };
  return spawnSync(process.execPath, call, { cwd: folder, env: environment, encoding: 'utf8' });
}

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

  it('takes places out of a table, moves a crate and finds it', () => {
    const places = file(
      'places.csv',
      'in,kind,name,code,most_things\n,Repository,Spandau,SPA,\nSPA,hall,Hall 2,,\nSPA-HALL2,rack,Rack 14,,1\nSPA-HALL2,crate,7,CR7,\nSPA-HALL2,crate,8,CR8,\n',
    );
    const taken = corestone('storage', 'import', places);
    assert.equal(taken.status, 0, taken.stderr);
    assert.match(taken.stdout, /5 places are added/);
    assert.match(corestone('storage', 'move', 'cr7', '--to', 'spa-hall2-rack14').stdout, /CR7 .*Hall 2 → Spandau/);
    const full = corestone('storage', 'move', 'CR8', '--to', 'SPA-HALL2-RACK14');
    assert.equal(full.status, 1);
    assert.match(full.stderr, /has room for 1, and would hold 2/);
    const found = corestone('storage', 'where', 'CR7', '--json');
    assert.equal(JSON.parse(found.stdout).place.words, 'Spandau / Hall 2 / Rack 14');
  });

  it('says by row and column what is wrong, and keeps nothing', () => {
    const places = file(
      'wrong.csv',
      'in,kind,name,most_things\nSPA,hall,Hall 3,\nSPA,spoon,X,\nSPA,hall,Hall 4,many\n',
    );
    const refused = corestone('storage', 'import', places);
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /wrong\.csv.*3.*kind.*spoon is no kind of place/);
    assert.match(refused.stderr, /wrong\.csv.*4.*most_things.*many is no number/);
    const twice = corestone('storage', 'import', file('twice.csv', 'in,kind,name\nSPA,hall,Hall 3\nSPA,hall,Hall 2\n'));
    assert.match(twice.stderr, /twice\.csv.*3.*There is a place Hall 2 there already/);
    const limits = corestone('storage', 'import', file('limits.csv', 'in,kind,name,most_things\nSPA,hall,Hall 4,0\n'));
    assert.match(limits.stderr, /limits\.csv.*2.*most_things/);
    assert.equal(corestone('storage', 'where', 'SPA-HALL3').status, 1);
  });
});
