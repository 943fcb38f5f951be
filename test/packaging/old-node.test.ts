import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const HOME = join(import.meta.dirname, '../..');
const LAUNCHER = join(HOME, 'bin/corestone.js');

/** This Node, taken for an older one. */
const PRETENDED = [
  process.execPath,
  '--import',
  `data:text/javascript,${encodeURIComponent("Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })")}`,
];

/** The Node of the machine itself, where it is too old for Corestone. */
function olderNode(): string | undefined {
  return ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    if (!existsSync(path)) return false;
    const [major = 0, minor = 0] = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' })
      .split('.')
      .map(Number);
    return major >= 20 && (major < 24 || (major === 24 && minor < 20));
  });
}

const older = olderNode();
const WAYS: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['a Node taken for version 20', PRETENDED],
  ['the older Node of this machine', older === undefined ? undefined : [older]],
];

const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

for (const [title, node] of WAYS)
  describe(`the program started by ${title}`, { skip: node === undefined ? 'there is none' : false }, () => {
    const [command = '', ...flags] = node ?? [];
    const folder = mkdtempSync(join(tmpdir(), 'corestone-launcher-'));
    const launcher = join(folder, 'bin/corestone.js');
    const brought = join(folder, `node_modules/node-${PLATFORM}-${process.arch}`);
    before(() => {
      mkdirSync(join(folder, 'bin'));
      copyFileSync(LAUNCHER, launcher);
      writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    });
    after(() => rmSync(folder, { recursive: true }));

    it('runs by the Node that npm brought, and ends as that does', () => {
      const run = (...words: string[]) => spawnSync(command, [...flags, LAUNCHER, ...words], { encoding: 'utf8' });
      const version = run('--version');
      assert.equal(version.status, 0, version.stderr);
      assert.match(version.stdout, /^corestone \S+, Node v2[4-9]\./);
      const wrong = run('nonsense', '--json');
      assert.equal(wrong.status, 2, wrong.stderr);
      assert.match(wrong.stdout, /There is no command nonsense/);
    });

    it('says what is missing where npm brought none', () => {
      const { status, stderr } = spawnSync(command, [...flags, launcher, 'demo'], { encoding: 'utf8' });
      assert.equal(status, 2);
      assert.match(stderr, /Corestone needs Node 24\.20 or newer; this is v\S+, and npm brought none for \S+\./);
    });

    it('hands words, signals and the status through', { skip: process.platform === 'win32' }, async () => {
      mkdirSync(join(brought, 'bin'), { recursive: true });
      writeFileSync(join(brought, 'package.json'), '{}');
      const script = '#!/bin/sh\ntrap "exit 7" TERM\necho "$@"\nwhile :; do sleep 0.02; done\n';
      writeFileSync(join(brought, 'bin/node'), script, { mode: 0o755 });
      const child = spawn(command, [...flags, launcher, 'serve', '--port', '1'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [text] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as unknown[];
      assert.equal(String(text), `${launcher} serve --port 1\n`);
      child.kill('SIGTERM');
      assert.deepEqual(await once(child, 'exit'), [7, null]);
    });
  });
