import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type FileSettings, isAmongKept, isKeptPath, keptFiles, piecesOf } from './kept-files.ts';

const data = mkdtempSync(join(tmpdir(), 'corestone-kept-'));
const settings: FileSettings = { data, communities: join(data, 'own'), upstreams: join(data, 'upstreams.json') };
after(() => rmSync(data, { recursive: true }));

async function contentOf(path: string): Promise<string | undefined> {
  const file = (await keptFiles(settings)).find((one) => one.path === path);
  const pieces = file && (await piecesOf(file));
  if (pieces === undefined) return undefined;
  let text = '';
  for await (const piece of pieces) text += piece.toString();
  return text;
}

test('upstreams are kept without what is secret, of every kind', async () => {
  const secrets = {
    password: 'hush',
    passwordFile: '/hush',
    passwordEnv: 'HUSH',
    tokenFile: '/hush',
    tokenEnv: 'HUSH',
  };
  writeFileSync(
    settings.upstreams,
    JSON.stringify([{ name: 'agent', kind: 'corestone', url: 'https://a.org', ...secrets }]),
  );
  const kept = await contentOf('upstreams.without-secrets.json');
  assert.match(kept!, /"url": "https:\/\/a\.org"/);
  assert.doesNotMatch(kept!, /hush/i);
});

test('a file that went away meanwhile is no empty file', async () => {
  mkdirSync(join(data, 'files'));
  for (const name of ['stays', 'goes', 'can\\not']) writeFileSync(join(data, 'files', name), name);
  const found = await keptFiles(settings);
  assert.deepEqual(
    found.map((one) => one.path).filter((path) => path.startsWith('files/')),
    ['files/goes', 'files/stays'],
  );
  rmSync(join(data, 'files', 'goes'));
  assert.equal(await piecesOf(found.find((one) => one.path === 'files/goes')!), undefined);
  assert.equal(await contentOf('files/stays'), 'stays');
});

test('only paths of kept files are followed', () => {
  for (const path of ['files/a/b', 'communities/x', 'upstream-dc.ndjson']) assert.equal(isKeptPath(path), true, path);
  for (const path of [
    '../files/a',
    'files/../../a',
    '/etc/a',
    'files//a',
    'corestone.sqlite',
    'files',
    'upstream-/../a.ndjson',
  ])
    assert.equal(isKeptPath(path), false, path);
});

test('a folder of backups lies in none that is kept', () => {
  for (const folder of ['files', 'files/deep/er', 'own/x'])
    assert.equal(isAmongKept(join(data, folder), settings), true);
  for (const folder of ['.', 'backups', 'files-2', '../files'])
    assert.equal(isAmongKept(join(data, folder), settings), false);
});
