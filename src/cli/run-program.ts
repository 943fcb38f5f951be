import { parseArgs } from 'node:util';
import { CorestoneError } from '../domain/error.ts';
import { programVersion } from '../program-version.ts';
import { type Command, type ExitStatus, type OptionDescriptor, parseOptions } from './command.ts';
import { allCommands, COMMANDS } from './commands.ts';
import { commandHelp, programHelp } from './help.ts';
import { makeOutput, type Output, type Streams } from './output.ts';
import { reportError } from './report-error.ts';

const COMMON: readonly OptionDescriptor[] = [
  { name: 'help', definition: 'Shows this.' },
  { name: 'json', definition: 'Prints the result as one JSON document.' },
];

/** Reads the call, runs the command, answers with its exit status; every error becomes a clear line and status 1 or 2. */
export async function runProgram(argv: readonly string[], streams: Streams): Promise<ExitStatus> {
  const found = await findCommand(argv);
  const isJson = argv.includes('--json');
  const output = makeOutput(isJson, streams);
  if (found === undefined) return withoutCommand(argv, output, streams);
  const { command, rest } = found;
  try {
    const options = [...command.options, ...COMMON];
    const { values, positionals } = parseArgs({
      args: joinNegativeNumbers(rest),
      options: parseOptions(options),
      allowPositionals: true,
    });
    if (values.help === true) {
      streams.out.write(commandHelp(command, COMMON));
      return 0;
    }
    refuseExtraWords(command, positionals);
    return await command.run({
      words: positionals,
      options: values as Record<string, string | boolean | string[]>,
      output,
    });
  } catch (error) {
    return reportError(asWrongCall(error, command), output);
  }
}

async function withoutCommand(argv: readonly string[], output: Output, { out }: Streams): Promise<ExitStatus> {
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
    out.write(programHelp(await allCommands()));
    return 0;
  }
  if (argv[0] === '--version') {
    out.write(`corestone ${programVersion()}, Node ${process.version}\n`);
    return 0;
  }
  return reportError(new CorestoneError('wrong-call', noCommand(argv)), output);
}

function noCommand(argv: readonly string[]): string {
  const [first, second] = argv.filter((word) => !word.startsWith('-'));
  if (first === undefined) return 'Say a command; `corestone --help` lists them.';
  const near = Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `));
  if (near.length === 0) return `There is no command ${first}; \`corestone --help\` lists them.`;
  const given = second === undefined ? first : `${first} ${second}`;
  return `There is no command ${given}; there is ${near.join(', ')}.`;
}

// `parseArgs` takes `--quota -1` for two options.
function joinNegativeNumbers(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of args) {
    const before = joined.at(-1);
    if (/^-\d/.test(word) && before !== undefined && /^--[a-z-]+$/.test(before))
      joined[joined.length - 1] = `${before}=${word}`;
    else joined.push(word);
  }
  return joined;
}

function refuseExtraWords({ name, words }: Command, given: readonly string[]): void {
  const most = words.endsWith('…') ? Number.POSITIVE_INFINITY : words.split(' ').filter((word) => word !== '').length;
  if (given.length <= most) return;
  const hint = `\`corestone ${name} --help\` shows what it takes.`;
  throw new CorestoneError('wrong-call', `${given[most]} is a word too many. ${hint}`);
}

async function findCommand(
  argv: readonly string[],
): Promise<{ command: Command; rest: readonly string[] } | undefined> {
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(' ');
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (load !== undefined) return { command: await load(), rest: argv.slice(length) };
  }
  return undefined;
}

function asWrongCall(error: unknown, command: Command): unknown {
  const code = (error as { code?: string }).code;
  if (code?.startsWith('ERR_PARSE_ARGS') !== true) return error;
  const hint = `\`corestone ${command.name} --help\` shows the options.`;
  const [first] = (error as Error).message.split(/\.\s/);
  return new CorestoneError('wrong-call', `${first!.replaceAll(/\s+/g, ' ').replace(/\.$/, '')}. ${hint}`, {
    cause: error,
  });
}
