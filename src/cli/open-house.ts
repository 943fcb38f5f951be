import { existsSync } from 'node:fs';
import { SETTINGS } from '../config/all-settings.ts';
import {
  decideSettings,
  isFileThere,
  readSettingsFile,
  SETTINGS_FILE,
  USUAL_SETTINGS,
  unknownVariables,
} from '../config/read-settings.ts';
import type { Settings } from '../config/settings.ts';
import { buildHouse, type House } from '../context.ts';
import { CorestoneError } from '../domain/error.ts';
import { localCaller } from '../operations/caller.ts';
import { SITE_ADDRESS } from '../operations/files/remember-address.ts';
import { storeFile } from '../store/engine/open-store.ts';
import { partyStore } from '../store/ports/party-store.ts';
import type { Call, ExitStatus, OptionDescriptor } from './command.ts';
import { growHeapSlowly } from './grow-heap-slowly.ts';
import type { Output } from './output.ts';
import { suggestWord } from './suggest-word.ts';

/** The settings every command takes as options. */
export const SETTING_OPTIONS: readonly OptionDescriptor[] = SETTINGS.map((one) => {
  const otherwise = USUAL_SETTINGS[one.key];
  return {
    name: one.flag,
    value: typeof otherwise === 'boolean' ? 'true|false' : one.flag.slice(one.flag.lastIndexOf('-') + 1).toUpperCase(),
    definition: one.definition,
    setting: { variable: one.variable, otherwise: Array.isArray(otherwise) ? otherwise.join() : String(otherwise) },
  };
});

/** Where the store lies; enough for commands that serve nothing. */
export const STORE_OPTIONS: readonly OptionDescriptor[] = SETTING_OPTIONS.filter((one) =>
  [
    'data',
    'communities',
    'database-url',
    'base-url',
    'upstream',
    'upstreams',
    'role',
    'own-namespace',
    'log-level',
  ].includes(one.name),
);

/** The settings of a call: flag beats environment beats file. Throws `invalid-setting`. */
export function settingsOf(call: Call): Settings {
  tellUnknownVariables(call);
  const flags = Object.fromEntries(
    SETTINGS.map((one) => {
      const value = call.options[one.flag];
      return [one.flag, Array.isArray(value) ? value.join(',') : typeof value === 'string' ? value : undefined];
    }),
  );
  return decideSettings({ flags, environment: process.env, file: readSettingsFile(SETTINGS_FILE) }, isFileThere);
}

const TOLD = new WeakSet<Call>();

/** Once a call, however often it asks for settings. */
function tellUnknownVariables(call: Call): void {
  if (TOLD.has(call)) return;
  TOLD.add(call);
  const known = SETTINGS.map(({ variable }) => variable);
  for (const name of unknownVariables(process.env)) {
    const meant = suggestWord(name, known);
    const hint = meant === undefined ? '' : ` Was ${meant} meant?`;
    call.output.warn(`warning  ${name} is not a setting of Corestone and is ignored.${hint}`);
  }
}

/** Says what was found at the start that an operator should look at. */
export function tellWarnings({ warnings }: House, output: Output): void {
  for (const one of warnings) output.warn(`warning  ${one}`);
}

const TOLD_ADDRESS = new WeakSet<House>();

/**
 * Warns where a command would write other addresses into records, tables or labels, or send others upstream, than the server does; once a
 * house. Of several servers the one that was started last is meant.
 */
export async function tellOtherAddress(house: House, output: Output): Promise<void> {
  if (TOLD_ADDRESS.has(house)) return;
  TOLD_ADDRESS.add(house);
  const served = await servedAddress(house);
  const { baseUrl } = house.settings;
  if (served === undefined || served === baseUrl) return;
  output.warn(
    `warning  Addresses begin with ${baseUrl} in this call, and with ${served} at the server started last: set CORESTONE_BASE_URL for both.`,
  );
}

/** The public address of the server that was started last; undefined where none ever was. */
export async function servedAddress({ store }: House): Promise<string | undefined> {
  return (await partyStore(store.read, store.engine).installation()).get(SITE_ADDRESS);
}

/**
 * Opens the house for one command and closes it whatever happens. Where the embedded store was never made an empty one is, and that is
 * said (but by `init`, which is there for it): the folder may have been mistyped.
 */
export async function withHouse(
  call: Call,
  body: (house: House) => Promise<ExitStatus>,
  { isInit = false } = {},
): Promise<ExitStatus> {
  growHeapSlowly();
  const settings = settingsOf(call);
  const isNew = settings.databaseUrl === '' && !existsSync(storeFile(settings.data));
  const house = await buildHouse(settings);
  if (isNew && !isInit)
    call.output.warn(`note     There was no store in ${settings.data}; an empty one is made there.`);
  tellWarnings(house, call.output);
  try {
    return await body(house);
  } finally {
    await house.close();
  }
}

/**
 * {@link withHouse} for commands that are about what is there already. Throws `not-found` where the embedded store was never
 * made: opening would make an empty one, which is hardly what was meant by a mistyped folder.
 */
export async function withExistingHouse(call: Call, body: (house: House) => Promise<ExitStatus>): Promise<ExitStatus> {
  const { data, databaseUrl } = settingsOf(call);
  if (databaseUrl === '' && !existsSync(storeFile(data))) {
    const hint = 'Give another folder with --data, or make a store with `corestone init`.';
    throw new CorestoneError('not-found', `There is no store in ${data}. ${hint}`);
  }
  return withHouse(call, body);
}

/** Who acts at a command line. */
export const CLI_ACTOR = { name: process.env.USER ?? process.env.USERNAME ?? 'operator', origin: 'cli' } as const;

/** The same as a caller of operations that check what one may do: whoever sits at the machine may do everything. */
export const CLI_CALLER = localCaller(CLI_ACTOR);
