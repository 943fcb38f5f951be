import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { folderOf, isAnythingLeft, mendFolders, putInPlace, takeAway, trialFolder } from './community-folders.ts';

describe('the folder of communities', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'communities-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const put = (folder: string, name: string, version = '1'): string => {
    const path = join(root, folder);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'manifest.json'), JSON.stringify({ name, version }));
    return path;
  };
  const names = () => readdirSync(root).toSorted();
  const version = (folder: string) =>
    (JSON.parse(readFileSync(join(root, folder, 'manifest.json'), 'utf8')) as { version: string }).version;

  it('a newer one takes the place of the old one, whatever the folder is called', async () => {
    put('called-otherwise', 'rocks');
    await putInPlace(root, put('.new-1', 'rocks', '2'), 'rocks');
    assert.deepEqual(names(), ['called-otherwise']);
    assert.equal(version('called-otherwise'), '2');
  });

  it('a folder that is called like a new one and holds another stays', async () => {
    put('rocks', 'ice');
    await putInPlace(root, put('.new-1', 'rocks'), 'rocks');
    assert.equal(folderOf(root, 'ice'), join(root, 'rocks'));
    assert.match(folderOf(root, 'rocks') ?? '', /rocks-[\w-]+$/);
    assert.equal(names().length, 2);
  });

  it('a broken folder of that name gives way', async () => {
    mkdirSync(join(root, 'rocks'));
    writeFileSync(join(root, 'rocks', 'manifest.json'), '{');
    await putInPlace(root, put('.new-1', 'rocks'), 'rocks');
    assert.deepEqual(names(), ['rocks']);
  });

  it('is withdrawn whole', async () => {
    await takeAway(root, put('rocks', 'rocks'));
    assert.deepEqual(names(), []);
  });

  it('what was killed in the middle comes back, or goes where a newer one stands', async () => {
    put('.old-rocks', 'rocks');
    put('.old-ice', 'ice');
    put('ice', 'ice', '2');
    put('.gone-mud', 'mud');
    put('mine', 'mine');
    assert.equal(isAnythingLeft(root), true);
    assert.equal(await mendFolders(root), 3);
    assert.deepEqual(names(), ['ice', 'mine', 'rocks']);
    assert.equal(version('ice'), '2');
    assert.equal(isAnythingLeft(root), false);
    assert.equal(await mendFolders(join(root, 'none')), 0);
  });

  it('a trial that is under way is left alone, one that was left over is not', async () => {
    const folder = trialFolder(root);
    mkdirSync(folder);
    assert.equal(await mendFolders(root), 0);
    assert.ok(existsSync(folder));
    utimesSync(folder, 0, 0);
    assert.equal(await mendFolders(root), 1);
    assert.deepEqual(names(), []);
  });
});
