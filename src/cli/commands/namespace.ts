import { CorestoneError } from '../../domain/error.ts';
import { addNamespace, transferNamespace } from '../../operations/move-namespace.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import type { Call, Command, ExitStatus } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Gives a client a free namespace. */
export const namespaceAdd: Command = {
  name: 'namespace add',
  words: 'NS AGENT.CLIENT',
  summary: 'Gives a client a free namespace.',
  options: STORE_OPTIONS,
  run: (call) => change(call, addNamespace, 'belongs to'),
};

/** Moves a namespace to another client. */
export const namespaceTransfer: Command = {
  name: 'namespace transfer',
  words: 'NS AGENT.CLIENT',
  summary: 'Moves a namespace to another client; what is registered in it goes along.',
  options: STORE_OPTIONS,
  run: (call) => change(call, transferNamespace, 'belongs now to'),
};

/** Lists namespaces. */
export const namespaceList: Command = {
  name: 'namespace list',
  words: '',
  summary: 'Lists namespaces with agent and client.',
  options: STORE_OPTIONS,
  run: list,
};

async function change(call: Call, operation: typeof addNamespace, words: string): Promise<ExitStatus> {
  const [namespace, client] = call.words;
  if (namespace === undefined || client === undefined)
    throw new CorestoneError('wrong-call', 'Say a namespace and a client.');
  return withExistingHouse(call, async (house) => {
    const row = await operation(house.unitOfWork, namespace, client.toUpperCase(), CLI_CALLER);
    call.output.say(`Namespace ${row.namespace} ${words} ${row.client}.`);
    call.output.result(row);
    return 0;
  });
}

async function list(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async (house) => {
    const rows = await partyStore(house.store.read, house.store.engine).namespaces();
    for (const row of rows) call.output.say(`${row.namespace.padEnd(12)} ${row.agent.padEnd(20)} ${row.client}`);
    if (rows.length === 0) call.output.say('No namespace is held yet.');
    call.output.result(rows);
    return 0;
  });
}
