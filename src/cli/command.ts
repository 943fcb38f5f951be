import type { ParseArgsOptionsConfig } from 'node:util';
import type { Output } from './output.ts';

/** Exit status of the program: all done, done with findings, or called in a wrong way. */
export type ExitStatus = 0 | 1 | 2;

/** One option as `--help` shows it and `parseArgs` reads it. `value` names the value; without it the option is a switch. */
export interface OptionDescriptor {
  readonly name: string;
  readonly value?: string;
  readonly multiple?: boolean;
  readonly definition: string;
  /** Where it is a setting: the variable that says the same, and what counts where nobody says it (empty: nothing). */
  readonly setting?: { readonly variable: string; readonly otherwise: string };
}

/** A call that has been read: positional words after the command's name, options, and the way out. */
export interface Call {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | string[] | undefined>>;
  readonly output: Output;
}

/** One command of the program, one file each. `name` is one word or two. */
export interface Command {
  readonly name: string;
  readonly words: string;
  readonly summary: string;
  /** Words a person may choose from, with a heading, for the command's own help. */
  readonly choices?: { readonly heading: string; readonly words: readonly string[] };
  readonly options: readonly OptionDescriptor[];
  readonly run: (call: Call) => Promise<ExitStatus>;
}

/** The options of a command in the shape `parseArgs` wants. */
export function parseOptions(options: readonly OptionDescriptor[]): ParseArgsOptionsConfig {
  const read: ParseArgsOptionsConfig = {};
  for (const one of options) {
    read[one.name] = { type: one.value === undefined ? 'boolean' : 'string', multiple: one.multiple ?? false };
  }
  return read;
}

/** A text option, or undefined. */
export function textOption(call: Call, name: string): string | undefined {
  const value = call.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of an option that may be given several times; values may also be joined by commas. */
export function listOption(call: Call, name: string): string[] {
  const value = call.options[name];
  const all = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return all
    .flatMap((one) => one.split(','))
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** Whether a switch is set. */
export function isSet(call: Call, name: string): boolean {
  return call.options[name] === true;
}
