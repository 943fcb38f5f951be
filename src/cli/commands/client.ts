import { hashPassword } from '../../api/password.ts';
import { CorestoneError } from '../../domain/error.ts';
import { createClient } from '../../operations/create-client.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import { type Call, type Command, type ExitStatus, isSet, listOption, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse, withHouse } from '../open-house.ts';
import { findingLine } from '../output.ts';
import { readStandardInput } from '../standard-input.ts';

/** Makes a client with its namespaces. */
export const clientCreate: Command = {
  name: 'client create',
  words: 'SYMBOL',
  summary: 'Makes a client AGENT.CLIENT, its agent where that is new, and gives it namespaces.',
  options: [
    {
      name: 'namespace',
      value: 'NS',
      multiple: true,
      definition: 'A namespace for the client; may be repeated or joined by commas.',
    },
    {
      name: 'domain',
      value: 'DOMAIN',
      multiple: true,
      definition: 'Domain its landing pages may lie in; * and nothing mean any.',
    },
    { name: 'quota', value: 'N', definition: 'How many identifiers it may register; -1 is no limit.' },
    { name: 'name', value: 'TEXT', definition: 'Name of the client.' },
    { name: 'password-stdin', definition: 'Reads the client’s password from standard input.' },
    ...STORE_OPTIONS,
  ],
  run: create,
};

/** Lists clients with their namespaces. */
export const clientList: Command = {
  name: 'client list',
  words: '',
  summary: 'Lists clients with their namespaces.',
  options: STORE_OPTIONS,
  run: list,
};

async function create(call: Call): Promise<ExitStatus> {
  const [symbol] = call.words;
  if (symbol === undefined || call.words.length > 1)
    throw new CorestoneError('wrong-call', 'Say one symbol, AGENT.CLIENT.');
  const domains = listOption(call, 'domain');
  const name = textOption(call, 'name');
  const wanted = {
    symbol,
    ...(name === undefined ? {} : { name }),
    namespaces: listOption(call, 'namespace'),
    domains: domains.length === 0 ? ['*'] : domains,
    quota: readQuota(textOption(call, 'quota')),
    passwordHash: isSet(call, 'password-stdin') ? await hashPassword(await readStandardInput()) : null,
  };
  return withHouse(call, async (house) => {
    const made = await createClient(house.unitOfWork, wanted, CLI_CALLER);
    if (!made.ok) {
      for (const one of made.findings) call.output.say(findingLine(one));
      call.output.result({ findings: made.findings });
      return 1;
    }
    const { client, agentIsNew, namespaces } = made.value;
    if (agentIsNew) call.output.say(`Agent ${client.agent} is new.`);
    call.output.say(`Client ${client.symbol} made${namespaces.length === 0 ? '' : `, with ${namespaces.join(', ')}`}.`);
    call.output.result(made.value);
    return 0;
  });
}

function readQuota(text: string | undefined): number {
  if (text === undefined) return -1;
  if (/^(-1|\d{1,9})$/.test(text)) return Number(text);
  throw new CorestoneError('wrong-call', `--quota ${text}: a whole number, or -1 for no limit.`);
}

async function list(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async (house) => {
    const parties = partyStore(house.store.read, house.store.engine);
    const [clients, namespaces] = [await parties.clients(), await parties.namespaces()];
    const held = Map.groupBy(namespaces, (one) => one.client);
    const rows = clients.map((one) => ({
      ...one,
      namespaces: (held.get(one.symbol) ?? []).map((row) => row.namespace),
    }));
    for (const one of rows)
      call.output.say(`${one.symbol.padEnd(28)} ${one.namespaces.join(', ').padEnd(24)} ${one.name}`);
    if (rows.length === 0)
      call.output.say('There is no client yet. `corestone client create AGENT.CLIENT --namespace NS` makes one.');
    call.output.result(rows);
    return 0;
  });
}
