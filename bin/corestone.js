#!/usr/bin/env node
// Runs Corestone with a Node that is new enough: this one, or the one that npm brought with the package.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(home, 'src/cli/main.ts');
const entry = existsSync(source) ? source : join(home, 'dist/cli/main.js');
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 24 || (major === 24 && minor >= 20)) {
  // Only here: an older Node, and a launcher that stands alone, must still be able to say what they want.
  const { keepCompiled } = await import('./keep-compiled.js');
  keepCompiled();
  await import(pathToFileURL(entry).href);
} else {
  run(bundledNode());
}

function bundledNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = createRequire(import.meta.url).resolve(`node-${platform}-${process.arch}/package.json`);
    return join(dirname(manifest), 'bin', platform === 'win' ? 'node.exe' : 'node');
  } catch {
    console.error(
      `Corestone needs Node 24.20 or newer; this is ${process.version}, and npm brought none for ${platform}-${process.arch}.`,
    );
    process.exit(2);
  }
}

function run(node) {
  let child;
  // Before it is started: it may be asked to end as soon as it is there.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // Ctrl-C at a terminal reaches the child by itself; a second one would end it before it has closed what is open.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) => {
    console.error(`${node} cannot be started: ${error.message}`);
    process.exit(2);
  });
  child.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
}
