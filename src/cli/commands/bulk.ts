import { CorestoneError } from '../../domain/error.ts';
import { WITHDRAWAL_KINDS } from '../../domain/registration/withdrawal.ts';
import { BULK_KINDS, BULK_MODES, type BulkOptions } from '../../operations/bulk/bulk-item.ts';
import { actFor, type Caller } from '../../operations/caller.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { CLI_CALLER, STORE_OPTIONS, withExistingHouse } from '../open-house.ts';

/** Takes a bulk input from a file, as the server takes one that is sent. */
export const bulk: Command = {
  name: 'bulk',
  words: 'FILE',
  summary:
    'Registers records of an NDJSON, table, XML or ZIP file, dumps as they are too; the same call again goes on where one stopped.',
  options: [
    { name: 'client', value: 'SYMBOL', definition: 'For whom: AGENT.CLIENT.' },
    { name: 'namespace', value: 'NS', definition: 'Where IGSNs are made up for items that bring none.' },
    { name: 'kind', value: 'WORD', definition: `What is done: ${BULK_KINDS.join(', ')}.` },
    { name: 'mode', value: 'WORD', definition: `Records must be new, be there, or either: ${BULK_MODES.join(', ')}.` },
    { name: 'reason', value: 'TEXT', definition: 'Why, for withdrawing; readers see it.' },
    {
      name: 'withdrawal-kind',
      value: 'WORD',
      definition: `Of which kind withdrawals are: ${WITHDRAWAL_KINDS.join(', ')}.`,
    },
    { name: 'to', value: 'SYMBOL', definition: 'The client that gets the records, for transferring.' },
    { name: 'dry-run', definition: 'Says what would become of everything and keeps nothing.' },
    ...STORE_OPTIONS,
  ],
  run: (call) => withExistingHouse(call, (house) => run(call, house)),
};

async function run(call: Call, house: Parameters<Parameters<typeof withExistingHouse>[1]>[0]): Promise<ExitStatus> {
  const [file] = call.words;
  if (file === undefined || call.words.length > 1) throw new CorestoneError('wrong-call', 'Say one file.');
  const { runBulkFile } = await import('../bulk/run-bulk-file.ts');
  return runBulkFile(house, { file, options: optionsOf(call), caller: callerFor(call) }, call.output);
}

function callerFor(call: Call): Caller {
  const client = textOption(call, 'client');
  return client === undefined ? CLI_CALLER : actFor(CLI_CALLER, client.toUpperCase());
}

function optionsOf(call: Call): BulkOptions {
  const kind = oneOf('kind', textOption(call, 'kind') ?? 'register', BULK_KINDS);
  const mode = oneOf('mode', textOption(call, 'mode') ?? 'upsert', BULK_MODES);
  const to = textOption(call, 'to')?.toUpperCase();
  if (kind === 'transfer' && to === undefined)
    throw new CorestoneError('wrong-call', 'Transferring needs the client that gets the records: --to SYMBOL.');
  const [namespace, reason] = [textOption(call, 'namespace')?.toUpperCase(), textOption(call, 'reason')];
  if (kind === 'withdraw' && (reason ?? '').trim() === '')
    throw new CorestoneError('wrong-call', 'Withdrawing needs a reason that readers can see: --reason TEXT.');
  const how = textOption(call, 'withdrawal-kind');
  return {
    kind,
    mode,
    visibility: 'findable',
    dryRun: isSet(call, 'dry-run'),
    ...(namespace !== undefined && { namespace }),
    ...(reason !== undefined && { reason }),
    ...(how !== undefined && { withdrawalKind: oneOf('withdrawal-kind', how, WITHDRAWAL_KINDS) }),
    ...(to !== undefined && { to }),
  };
}

function oneOf<T extends string>(option: string, text: string, words: readonly T[]): T {
  const found = words.find((one) => one === text);
  if (found !== undefined) return found;
  throw new CorestoneError('wrong-call', `--${option} is one of ${words.join(', ')}.`);
}
