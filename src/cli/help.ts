import type { Command, OptionDescriptor } from './command.ts';

const NAME_WIDTH = 30;
const TEXT_WIDTH = 86;
const SETTINGS_HEADING = 'Settings (the option beats the variable, the variable beats corestone.config.json):';

/** Headings of the help of the program, by the first command below each. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ['demo', 'Begin and serve'],
  ['client create', 'Who registers: clients, namespaces, users, rights'],
  ['expedition import', 'Expeditions: tables in and out, files'],
  ['register', 'Registering'],
  ['export', 'Records and packages out and in'],
  ['report', 'Paper: reports, labels, printers'],
  ['party list', 'Core repository'],
  ['publication import', 'What follows from records'],
  ['harvest', 'Catalogue: records of others'],
  ['alias import', 'Other names, lists of terms, documents'],
  ['outbox status', 'Upstream, mail, landing pages'],
  ['backup', 'Keep and check'],
]);

/** What the program can do, one command a line, by subject. */
export function programHelp(commands: readonly Command[]): string {
  const lines = commands.flatMap((one) => {
    const heading = HEADINGS.get(one.name);
    return [...(heading === undefined ? [] : ['', `${heading}:`]), commandLine(one)];
  });
  return [
    'Corestone: drilling information system, IGSN registry and dissemination in one program.',
    '',
    'corestone COMMAND [OPTIONS]',
    ...lines,
    '',
    '`corestone COMMAND --help` tells more; `corestone --version` says which one this is.',
    '',
  ].join('\n');
}

/** The commands that begin with one word, such as `outbox`. */
export function groupHelp(word: string, commands: readonly Command[]): string {
  const hint = `\`corestone ${commands[0]!.name} --help\` tells more of the first, and so for each.`;
  return [`corestone ${word} …`, '', ...commands.map(commandLine), '', hint, ''].join('\n');
}

const commandLine = (one: Command): string => `  ${`${one.name} ${one.words}`.trim().padEnd(44)} ${one.summary}`;

/** One command with its options; those that are settings stand apart, with their variables and defaults. */
export function commandHelp(command: Command, common: readonly OptionDescriptor[]): string {
  const all = [...command.options, ...common];
  const settings = all.filter((one) => one.setting !== undefined);
  return [
    `corestone ${command.name} ${command.words}`.trim(),
    '',
    command.summary,
    '',
    'Options:',
    ...all.filter((one) => one.setting === undefined).flatMap(optionLines),
    '',
    ...(settings.length === 0 ? [] : [SETTINGS_HEADING, ...settings.flatMap(optionLines), '']),
    ...choiceLines(command),
    'Exit status: 0 done, 1 findings, 2 wrong call.',
    '',
  ].join('\n');
}

/** The choices between commas, in lines of at most 100 characters. */
function choiceLines({ choices }: Command): readonly string[] {
  if (choices === undefined) return [];
  const lines: string[] = [];
  let line = ' ';
  for (const word of choices.words) {
    if (line.length + word.length > 98) {
      lines.push(line);
      line = ' ';
    }
    line += ` ${word},`;
  }
  return [`${choices.heading}:`, ...lines, line.replace(/,$/, ''), ''];
}

/** What an option is called in a column of its own, then what it means, in lines that a terminal has room for. */
function optionLines(one: OptionDescriptor): readonly string[] {
  const shown = `--${one.name}${one.value === undefined ? '' : ` ${one.value}`}${one.multiple === true ? ' …' : ''}`;
  const lines = wrap(meaning(one), TEXT_WIDTH);
  const indent = ' '.repeat(NAME_WIDTH + 3);
  if (shown.length > NAME_WIDTH) return [`  ${shown}`, ...lines.map((line) => indent + line)];
  return [`  ${shown.padEnd(NAME_WIDTH)} ${lines[0] ?? ''}`, ...lines.slice(1).map((line) => indent + line)];
}

function meaning({ definition, setting }: OptionDescriptor): string {
  if (setting === undefined) return definition;
  const otherwise = setting.otherwise === '' ? '' : `default ${setting.otherwise}; `;
  return `${definition} (${otherwise}${setting.variable})`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
