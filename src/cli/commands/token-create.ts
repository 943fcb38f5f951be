import { newTokenSecret } from '../../api/rest/parties/token-routes.ts';
import { hashSecret } from '../../api/sign-in/sign-in-request.ts';
import { CorestoneError } from '../../domain/error.ts';
import { ACTIONS, type Action } from '../../domain/party/permission.ts';
import { issueToken } from '../../operations/access/issue-token.ts';
import { type Call, type Command, type ExitStatus, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Makes a token for a client or user. */
export const tokenCreate: Command = {
  name: 'token create',
  words: 'ACCOUNT',
  summary: 'Makes a token with which a machine signs in as a client, agent or user; it is shown once.',
  options: [
    { name: 'name', value: 'TEXT', definition: 'What the token is for (command line).' },
    { name: 'scope', value: 'SCOPE', definition: `The most it allows: one of ${ACTIONS.join(', ')} (deposit).` },
    { name: 'party', value: 'SYMBOL', definition: 'Agent or client it is narrowed to.' },
    { name: 'expires', value: 'DAY', definition: 'Day from which it is of no use (never).' },
    ...STORE_OPTIONS,
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const [account] = call.words;
  if (account === undefined || call.words.length > 1)
    throw new CorestoneError('wrong-call', 'Say one client, agent or user.');
  const secret = newTokenSecret();
  const wanted = {
    account: account.includes('.') ? account.toUpperCase() : account,
    name: textOption(call, 'name') ?? 'command line',
    scope: readScope(textOption(call, 'scope') ?? 'deposit'),
    party: (textOption(call, 'party') ?? '').toUpperCase(),
    expiresAt: readDay(textOption(call, 'expires')),
    hash: hashSecret(secret),
  };
  return withExistingHouse(call, async (house) => {
    const token = await issueToken(house.unitOfWork, wanted, CLI_CALLER);
    const until = token.expiresAt === null ? 'until it is revoked' : `until ${token.expiresAt.slice(0, 10)}`;
    call.output.say(`${secret}`);
    call.output.say(`Token of ${token.account}, allows ${token.scope}, ${until}. It is shown only now.`);
    call.output.result({ ...token, secret });
    return 0;
  });
}

function readScope(text: string): Action {
  const scope = ACTIONS.find((one) => one === text);
  if (scope !== undefined) return scope;
  throw new CorestoneError('wrong-call', `--scope ${text}: one of ${ACTIONS.join(', ')}.`);
}

function readDay(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return `${text}T00:00:00.000Z`;
  throw new CorestoneError('wrong-call', `--expires ${text}: a day as 2030-12-31.`);
}
