import { parseArgs } from 'node:util';
import { CorestoneError } from '../domain/error.ts';
import { programVersion } from '../program-version.ts';
import { type Command, type ExitStatus, type OptionDescriptor, parseOptions } from './command.ts';
import { allCommands } from './commands.ts';
import { commandsOf, findCommand, noCommand } from './find-command.ts';
import { commandHelp, groupHelp, programHelp } from './help.ts';
import { makeOutput, type Output, type Streams } from './output.ts';
import { reportError } from './report-error.ts';
import { suggestWord } from './suggest-word.ts';

const HELP: readonly string[] = ['help', '--help', '-h'];

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
      args: joinNegativeNumbers(rest).map((word) => (word === '-h' ? '--help' : word)),
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

/** A call that names no command: it asks for help, for the version, or was mistyped. */
async function withoutCommand(argv: readonly string[], output: Output, { out }: Streams): Promise<ExitStatus> {
  const wanted = argv.filter((word) => !HELP.includes(word) && word !== '--json');
  const asksForHelp = argv.length === 0 || argv.some((word) => HELP.includes(word));
  if (argv[0] === '--version') {
    out.write(`corestone ${programVersion()}, Node ${process.version}\n`);
    return 0;
  }
  if (asksForHelp && wanted.length === 0) {
    out.write(programHelp(await allCommands()));
    return 0;
  }
  const named = asksForHelp ? await findCommand(wanted) : undefined;
  const group = asksForHelp && named === undefined ? await commandsOf(wanted[0]!) : [];
  if (named === undefined && group.length === 0) return reportError(noCommand(wanted), output);
  out.write(named === undefined ? groupHelp(wanted[0]!, group) : commandHelp(named.command, COMMON));
  return 0;
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

function asWrongCall(error: unknown, command: Command): unknown {
  const code = (error as { code?: string }).code;
  if (code?.startsWith('ERR_PARSE_ARGS') !== true) return error;
  const hint = `\`corestone ${command.name} --help\` shows the options.`;
  const [first] = (error as Error).message.split(/\.\s/);
  const said = first!.replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  return new CorestoneError('wrong-call', `${said}.${meantOption(said, command)} ${hint}`, { cause: error });
}

function meantOption(said: string, { options }: Command): string {
  const typed = /^Unknown option '--([^']+)'/.exec(said)?.[1];
  const meant =
    typed === undefined
      ? undefined
      : suggestWord(
          typed,
          [...options, ...COMMON].map(({ name }) => name),
        );
  return meant === undefined ? '' : ` Was --${meant} meant?`;
}
