import { existsSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { CorestoneError } from '../domain/error.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { slipsBetween } from '../domain/search/edit-distance.ts';
import { SETTINGS } from './all-settings.ts';
import type { SettingDescriptor } from './setting-descriptor.ts';
import type { Settings } from './settings.ts';

/** Where settings come from; a flag beats the environment, the environment beats the file. */
export interface SettingSources {
  readonly flags: Readonly<Record<string, string | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly file: Readonly<Record<string, unknown>>;
}

/** Name of the settings file, looked for in the working directory. */
export const SETTINGS_FILE = 'corestone.config.json';

/** Whether there is a file, or something else that can be read as one; true where nobody may look. */
export function isFileThere(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}

/**
 * Decides every setting. Throws `invalid-setting` with one finding for each wrong value, each file that is named and is not there,
 * and each unknown key of the file; a variable that is set but empty counts as not set. `isThere` asks for a file.
 */
export function decideSettings(sources: SettingSources, isThere: (path: string) => boolean = () => true): Settings {
  const findings = unknownNames(sources);
  const settings: Partial<Record<keyof Settings, unknown>> = {};
  for (const one of SETTINGS) {
    const given = givenText(one, sources);
    const parsed = given === undefined ? { value: one.fallback(settings as Partial<Settings>) } : one.parse(given.text);
    if (!('value' in parsed)) findings.push(wrongValue(given!, parsed.rule));
    else if (isMissing(one, parsed.value, isThere)) findings.push(missingFile(one, given!));
    else settings[one.key] = parsed.value;
  }
  if (findings.length === 0) return settings as unknown as Settings;
  throw new CorestoneError('invalid-setting', 'Corestone cannot start with these settings.', { findings });
}

/** Every setting where nothing is said. */
export const USUAL_SETTINGS: Settings = decideSettings({ flags: {}, environment: {}, file: {} });

function isMissing({ namesFile }: SettingDescriptor, value: unknown, isThere: (path: string) => boolean): boolean {
  return namesFile !== undefined && typeof value === 'string' && value !== '' && !isThere(value);
}

function missingFile({ namesFile }: SettingDescriptor, { from, text }: GivenText): Finding {
  const shown = namesFile === 'plain' || isAbsolute(text) ? { value: text } : {};
  return finding('setting-invalid', `${from} names no file.`, { field: from, ...shown, rule: 'a file that is there' });
}

/** Reads a settings file; none is an empty one. Throws `invalid-setting` when it cannot be read or is not a JSON object. */
export function readSettingsFile(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  const content = attempt(`${path} is not JSON`, () => JSON.parse(readText(path)) as unknown);
  if (typeof content === 'object' && content !== null && !Array.isArray(content))
    return content as Record<string, unknown>;
  throw new CorestoneError('invalid-setting', `${path} must hold one JSON object.`);
}

// Editors on Windows begin a file with a byte-order mark.
const readText = (path: string): string =>
  attempt(`${path} cannot be read`, () => readFileSync(path, 'utf8').replace(/^\ufeff/, ''));

function attempt<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof CorestoneError) throw cause;
    throw new CorestoneError('invalid-setting', `${what}: ${(cause as Error).message}`, { cause });
  }
}

/** A value and where it was said; `isSecret` where it stands in a file of its own, as secrets do. */
interface GivenText {
  readonly from: string;
  readonly text: string;
  readonly isSecret?: boolean;
}

function givenText(one: SettingDescriptor, { flags, environment, file }: SettingSources): GivenText | undefined {
  const flag = flags[one.flag];
  if (flag !== undefined) return { from: `--${one.flag}`, text: flag };
  const variable = environment[one.variable];
  if (variable !== undefined && variable !== '') return { from: one.variable, text: variable };
  const named = inNamedFile(one, environment);
  if (named !== undefined) return named;
  const inFile = file[one.key];
  if (inFile === undefined || inFile === null) return undefined;
  return { from: `${SETTINGS_FILE}: ${one.key}`, text: textInFile(inFile) };
}

/**
 * `CORESTONE_DATABASE_URL_FILE` names a file with the value, as containers and systemd hand out secrets. An empty file is an error: the secret
 * was not handed out, and without an address of a database an empty store would be served.
 */
function inNamedFile({ variable }: SettingDescriptor, environment: SettingSources['environment']) {
  const from = `${variable}_FILE`;
  const path = environment[from];
  if (path === undefined || path === '' || SETTINGS.some((other) => other.variable === from)) return undefined;
  const text = readNamedFile(from, path).trim();
  if (text === '') throw new CorestoneError('invalid-setting', `${from}: the file it names is empty.`);
  return { from, text, isSecret: true };
}

// Who takes `_FILE` for the value itself has the secret in the variable; neither it nor what the system says, which repeats it, is told.
function readNamedFile(from: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const place = isAbsolute(path) ? path : 'the file it names';
    throw new CorestoneError('invalid-setting', `${from}: ${place} cannot be read: ${reason}.`, { cause });
  }
}

function textInFile(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function unknownNames({ file }: SettingSources): Finding[] {
  const keys = new Set<string>(SETTINGS.map((one) => one.key));
  return Object.keys(file)
    .filter((key) => !keys.has(key))
    .map((key) => {
      const near = [...keys].find((one) => slipsBetween(key.toLowerCase(), one.toLowerCase(), 2) <= 2);
      const meant = near === undefined ? '' : ` Was ${near} meant?`;
      const message = `${SETTINGS_FILE} has no setting ${key}.${meant}`;
      return finding('setting-unknown', message, { field: key, rule: [...keys].join(', ') });
    });
}

/** Variables that look like ours and are none; worth a warning, because a slip of the pen is ignored otherwise. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(SETTINGS.flatMap(({ variable }) => [variable, `${variable}_FILE`]));
  const ours = Object.keys(environment).filter(
    (name) => name.startsWith('CORESTONE_') && !name.startsWith('CORESTONE_TEST_'),
  );
  return ours.filter((name) => !known.has(name));
}

function wrongValue({ from, text, isSecret = false }: GivenText, rule: string): Finding {
  if (isSecret) return finding('setting-invalid', `${from}: what its file holds is wrong.`, { field: from, rule });
  // The address of a database or a mail server may hold a password, which must not reach a log; one that is typed wrong may hold any sign,
  // and lack its beginning.
  const shown = text.replace(/((?:\/\/|^)[^:/@]*):(?!\/\/).*@/s, '$1:…@').replace(/(password=)[^&]*/gi, '$1…');
  return finding('setting-invalid', `${from} is wrong.`, { field: from, value: shown, rule });
}
