import type { Command, OptionDescriptor } from './command.ts';

/** What the program can do, one command a line. */
export function programHelp(commands: readonly Command[]): string {
  const lines = commands.map((one) => `  ${`${one.name} ${one.words}`.trim().padEnd(44)} ${one.summary}`);
  return [
    'Corestone: drilling information system, IGSN registry and dissemination in one program.',
    '',
    'corestone COMMAND [OPTIONS]',
    '',
    ...lines,
    '',
    '`corestone COMMAND --help` tells more; `corestone --version` says which one this is.',
    '',
  ].join('\n');
}

/** One command with its options. */
export function commandHelp(command: Command, common: readonly OptionDescriptor[]): string {
  const options = [...command.options, ...common].map(optionLine);
  return [
    `corestone ${command.name} ${command.words}`.trim(),
    '',
    command.summary,
    '',
    'Options:',
    ...options,
    '',
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

function optionLine(one: OptionDescriptor): string {
  const shown = `--${one.name}${one.value === undefined ? '' : ` ${one.value}`}${one.multiple === true ? ' …' : ''}`;
  return `  ${shown.padEnd(34)} ${one.definition}`;
}
