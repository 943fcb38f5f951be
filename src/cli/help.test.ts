import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { allCommands, COMMANDS } from './commands.ts';
import { commandHelp, programHelp } from './help.ts';
import { runProgram } from './run-program.ts';

const ALL = await allCommands();
const JSON_OPTION = { name: 'json', definition: 'Prints the result as one JSON document.' };

/** What outsiders rely on (CONTRACT.md). */
const PROMISED = [
  'demo',
  'serve',
  'init',
  'client create',
  'client list',
  'namespace add',
  'namespace list',
  'namespace transfer',
  'expedition import',
  'register',
  'export',
  'outbox status',
  'outbox retry',
  'reconcile',
  'backup',
  'restore',
  'verify',
  'user create',
  'migrate',
];

test('every promised command is there, and every command is in the help of the program', () => {
  const names = ALL.map((one) => one.name);
  assert.deepEqual(names, Object.keys(COMMANDS), 'a command is found by the name it bears');
  assert.deepEqual(
    PROMISED.filter((name) => !names.includes(name)),
    [],
  );
  assert.equal(new Set(names).size, names.length);
  const help = programHelp(ALL);
  for (const { name, summary } of ALL) assert.ok(help.includes(`  ${name}`) && help.includes(summary), name);
});

describe('the help of a command', () => {
  for (const command of ALL) {
    test(command.name, () => {
      const help = commandHelp(command, [JSON_OPTION]);
      assert.ok(help.startsWith(`corestone ${command.name}`));
      assert.ok(help.includes(command.summary));
      assert.match(help, /Exit status: 0 done, 1 findings, 2 wrong call\./);
      for (const option of [...command.options, JSON_OPTION]) {
        assert.match(help, new RegExp(`^ {2}--${option.name}[ \\n]`, 'm'));
        assert.match(option.definition, /[.)…]$/, `--${option.name} ends as a sentence`);
      }
      for (const line of help.split('\n')) assert.ok(line.length <= 200, line);
    });

    test(`${command.name}: no option twice`, () => {
      const names = command.options.map((one) => one.name);
      assert.equal(new Set(names).size, names.length, names.join());
      assert.ok(!names.includes('json') && !names.includes('help'));
    });
  }
});

test('the help of a setting says its default and its variable, in lines that a terminal has room for', () => {
  const help = commandHelp(ALL.find(({ name }) => name === 'serve')!, [JSON_OPTION]);
  assert.match(help, /^ {2}--port PORT +Port the server listens on\. \(default 8080; CORESTONE_PORT\)$/m);
  assert.match(help, /^ {2}--keep-oai-ids true\|false/m);
  for (const line of help.split('\n')) assert.ok(line.length <= 122, line);
});

test('a word that begins several commands, help and -h lead to what there is', async () => {
  const told = async (...words: string[]): Promise<string> => {
    let text = '';
    const out = { write: (part: string) => (text += part) } as unknown as NodeJS.WriteStream;
    assert.equal(await runProgram(words, { out, error: out }), 0);
    return text;
  };
  for (const words of [
    ['outbox', '--help'],
    ['help', 'outbox'],
    ['outbox', '-h'],
  ])
    assert.match(await told(...words), /^ {2}outbox status .*\n {2}outbox retry /m);
  for (const words of [
    ['help', 'serve'],
    ['serve', '-h'],
  ])
    assert.match(await told(...words), /^corestone serve\n/);
  assert.match(await told('-h'), /^Begin and serve:\n {2}demo /m);
});
