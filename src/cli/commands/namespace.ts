import { CorestoneError } from '../../domain/error.ts';
import { addNamespace, transferNamespace } from '../../operations/move-namespace.ts';
import { purgeTestRecords } from '../../operations/registry/purge-test-records.ts';
import { partyStore } from '../../store/ports/party-store.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Gives a client a free namespace. */
export const namespaceAdd: Command = {
  name: 'namespace add',
  words: 'NS AGENT.CLIENT',
  summary: 'Gives a client a free namespace.',
  options: [
    {
      name: 'test',
      definition: 'The namespace is for trying: nothing in it is listed, told upstream or kept for long.',
    },
    ...STORE_OPTIONS,
  ],
  run: (call) =>
    change(
      call,
      (work, name, client, caller) => addNamespace(work, name, client, caller, isSet(call, 'test')),
      'belongs to',
    ),
};

/** Moves a namespace to another client. */
export const namespaceTransfer: Command = {
  name: 'namespace transfer',
  words: 'NS AGENT.CLIENT',
  summary: 'Moves a namespace to another client; what is registered in it goes along.',
  options: STORE_OPTIONS,
  run: (call) => change(call, transferNamespace, 'belongs now to'),
};

/** Removes what was registered in a test namespace. */
export const namespacePurge: Command = {
  name: 'namespace purge',
  words: 'NS',
  summary: 'Removes what was registered in a test namespace; its identifiers are never given again.',
  options: [
    {
      name: 'older-than',
      value: 'DAYS',
      definition: 'Only what was registered before that many days (0: everything).',
    },
    ...STORE_OPTIONS,
  ],
  run: purge,
};

/** Lists namespaces. */
export const namespaceList: Command = {
  name: 'namespace list',
  words: '',
  summary: 'Lists namespaces with agent and client.',
  options: STORE_OPTIONS,
  run: list,
};

async function change(call: Call, operation: typeof transferNamespace, words: string): Promise<ExitStatus> {
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

async function purge(call: Call): Promise<ExitStatus> {
  const [namespace] = call.words;
  if (namespace === undefined) throw new CorestoneError('wrong-call', 'Say a namespace.');
  const days = textOption(call, 'older-than') ?? '0';
  if (!/^\d{1,5}$/.test(days)) throw new CorestoneError('wrong-call', `--older-than ${days}: a whole number of days.`);
  return withExistingHouse(call, async (house) => {
    const before = new Date(house.now().getTime() - Number(days) * 86_400_000).toISOString();
    const purged = await purgeTestRecords(house.unitOfWork, namespace.toUpperCase(), before, CLI_CALLER);
    call.output.say(`${purged} records of ${namespace.toUpperCase()} removed.`);
    call.output.result({ namespace: namespace.toUpperCase(), purged });
    return 0;
  });
}

async function list(call: Call): Promise<ExitStatus> {
  return withExistingHouse(call, async (house) => {
    const rows = await partyStore(house.store.read, house.store.engine).namespaces();
    for (const row of rows)
      call.output.say(
        `${row.namespace.padEnd(12)} ${row.agent.padEnd(20)} ${row.client}${row.isTest === true ? '  (test)' : ''}`,
      );
    if (rows.length === 0) call.output.say('No namespace is held yet.');
    call.output.result(rows);
    return 0;
  });
}
