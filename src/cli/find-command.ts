import { CorestoneError } from '../domain/error.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands.ts';
import { suggestWord } from './suggest-word.ts';

/** The command that a call names, by its first two words or its first, and what comes after; undefined where it names none. */
export async function findCommand(
  argv: readonly string[],
): Promise<{ readonly command: Command; readonly rest: readonly string[] } | undefined> {
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(' ');
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load !== undefined) return { command: await load(), rest: argv.slice(length) };
  }
  return undefined;
}

/** The commands that begin with a word, such as `outbox`; empty where none does. */
export async function commandsOf(word: string): Promise<readonly Command[]> {
  const names = Object.keys(COMMANDS).filter((name) => name === word || name.startsWith(`${word} `));
  return Promise.all(names.map((name) => COMMANDS[name]!()));
}

/** Why a call names no command, with the one that was probably meant. */
export function noCommand(argv: readonly string[]): CorestoneError {
  return new CorestoneError('wrong-call', whyNone(argv));
}

function whyNone(argv: readonly string[]): string {
  if (argv[0]?.startsWith('-') === true) {
    const behind = namedBehind(argv);
    if (behind !== undefined) return `Say the command first: \`corestone ${behind} ${argv[0]} …\`.`;
    return 'Say a command; `corestone --help` lists them.';
  }
  const [first, second] = argv.filter((word) => !word.startsWith('-'));
  if (first === undefined) return 'Say a command; `corestone --help` lists them.';
  const names = Object.keys(COMMANDS);
  const given = second === undefined ? first : `${first} ${second}`;
  const below = names.filter((name) => name.startsWith(`${first} `));
  if (below.length > 0) return `There is no command ${given}; there is ${below.join(', ')}.`;
  const meant = suggestWord(given, names) ?? suggestWord(first, firstWords(names)) ?? turned(first, second, names);
  if (meant !== undefined) return `There is no command ${first}. Was \`corestone ${meant}\` meant?`;
  return `There is no command ${first}; \`corestone --help\` lists them.`;
}

/** The command of a call whose options came first, such as `--port 9000 serve`. */
function namedBehind(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((_, index) => Object.hasOwn(COMMANDS, argv.slice(index, index + 2).join(' ')));
  if (at > 0) return argv.slice(at, at + 2).join(' ');
  return argv.find((word) => Object.hasOwn(COMMANDS, word));
}

const firstWords = (names: readonly string[]): string[] => [...new Set(names.map((name) => name.split(' ')[0]!))];

/** `create client` for `client create`. */
function turned(first: string, second: string | undefined, names: readonly string[]): string | undefined {
  const name = `${second} ${first}`;
  return names.includes(name) ? name : undefined;
}
