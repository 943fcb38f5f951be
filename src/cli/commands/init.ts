import { type House, initialise } from '../../context.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { InstallationProfile } from '../../operations/init-installation.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { STORE_OPTIONS, servedAddress, withHouse } from '../open-house.ts';
import { readStandardInput } from '../standard-input.ts';

const PROFILE_OPTIONS: readonly (readonly [keyof InstallationProfile, string, string])[] = [
  ['agentSymbol', 'agent', 'Symbol of the agent, for example ICDP.'],
  ['agentName', 'agent-name', 'Name of the agent, as pages and OAI-PMH show it.'],
  ['repositoryIdentifier', 'repository-identifier', 'Domain name in OAI-PMH record ids.'],
  ['adminEmail', 'admin-email', 'Address of the person in charge.'],
  ['handlePrefix', 'handle-prefix', 'Handle prefix, 10273 for legacy IGSN handles.'],
  ['doiPrefix', 'doi-prefix', 'DOI prefix, for example 10.60510.'],
];

/** Makes the store, the agent profile and the first administrator. */
export const init: Command = {
  name: 'init',
  words: '',
  summary: 'Makes the store, the agent profile and the first administrator; may be repeated.',
  options: [
    ...PROFILE_OPTIONS.map(([, name, definition]) => ({ name, value: 'TEXT', definition })),
    { name: 'administrator', value: 'NAME', definition: 'Name of the first administrator (admin).' },
    {
      name: 'password-stdin',
      definition: 'Reads the administrator’s password from standard input; without it one is made up and shown once.',
    },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const profile = Object.fromEntries(
    PROFILE_OPTIONS.map(([key, name]) => [key, textOption(call, name)]).filter(([, value]) => value !== undefined),
  ) as Partial<InstallationProfile>;
  const given = isSet(call, 'password-stdin') ? await readStandardInput() : undefined;
  if (given !== undefined && given.length < 12)
    throw new CorestoneError('invalid-input', 'The password needs 12 characters or more.');
  const administrator = textOption(call, 'administrator') ?? 'admin';
  const build = async (house: House): Promise<ExitStatus> => {
    const made = await initialise(house, {
      profile,
      administrator,
      ...(given === undefined ? {} : { password: given }),
    });
    call.output.say(
      made.profileIsNew
        ? 'The installation is ready.'
        : `The installation was there already; its profile is unchanged.${Object.keys(profile).length === 0 ? '' : ' It is changed at /admin/settings.'}`,
    );
    if (made.administratorIsNew)
      call.output.say(
        `Administrator: ${administrator}${given === undefined ? `, password ${made.password} (shown only now)` : ''}`,
      );
    else call.output.say(`Administrator ${administrator} was there already; the password is unchanged.`);
    if (made.profileIsNew) {
      const served = await servedAddress(house);
      call.output.say(
        served === undefined
          ? `Serve it with \`corestone serve\`, then sign in at ${house.settings.baseUrl}/login.`
          : `Sign in at ${served}/login, where it was served last.`,
      );
      call.output.say(
        'Who registers is made by `corestone client create AGENT.CLIENT --namespace NS`, or there at /admin/clients.',
      );
    }
    call.output.result({
      profileIsNew: made.profileIsNew,
      administrator,
      administratorIsNew: made.administratorIsNew,
      ...(made.administratorIsNew && given === undefined ? { password: made.password } : {}),
    });
    return 0;
  };
  return withHouse(call, build, { isInit: true });
}
