import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { COMMANDS } from '../../src/cli/commands.ts';

const HOME = join(import.meta.dirname, '../..');

/** What is typed: the lines of fenced blocks, and words between back-ticks. */
function typedIn(text: string): string[] {
  const blocks = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block]) => block!.split('\n'));
  const spans = [...text.replaceAll(/^```\w*\n[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, span]) => span!);
  return [...blocks, ...spans.map((span) => span.replaceAll(/\s+/g, ' '))];
}

/** The calls of Corestone in what is typed, each from the command's name to the end of the call. */
function callsIn(text: string): string[] {
  const calls = typedIn(text).flatMap((line) => [
    ...line.matchAll(/(?:^|&& |\/bin\/|=\S+ )corestone +([a-z][^#|&;()]*)/g),
    ...line.matchAll(/--rm corestone-command +([a-z][^#|&;()]*)/g),
  ]);
  return calls.map(([, words]) => words!.trim());
}

const files = globSync(['docs/operating/*.md', 'deploy/monitoring/alerts.yaml', 'docs/backup.md'], { cwd: HOME });
const calls = files.flatMap((file) =>
  callsIn(readFileSync(join(HOME, file), 'utf8')).map((words) => ({ file: file.replaceAll('\\', '/'), words })),
);

describe('commands that operators are told to call', () => {
  it('are found in the guides', () => {
    assert.ok(calls.length > 50, `${calls.length}`);
    for (const file of ['install', 'upgrade', 'disaster', 'security', 'backup-schedule', 'monitoring'])
      assert.ok(
        calls.some((one) => one.file === `docs/operating/${file}.md`),
        file,
      );
  });

  for (const [words, where] of Map.groupBy(calls, (one) => one.words))
    it(`corestone ${words} (${[...new Set(where.map((one) => one.file))].join(', ')})`, async () => {
      const all = words.split(' ');
      const name = [all.slice(0, 2).join(' '), all[0]!].find((one) => Object.hasOwn(COMMANDS, one));
      assert.ok(name !== undefined, 'there is no such command');
      const known = new Set([...(await COMMANDS[name]!()).options.map((one) => one.name), 'json', 'help']);
      const flags = all.flatMap((word) => /^\[?--([a-z][a-z-]*)/.exec(word)?.[1] ?? []);
      assert.deepEqual(
        flags.filter((flag) => !known.has(flag)),
        [],
      );
    });
});
