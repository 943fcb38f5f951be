import { existsSync, readFileSync } from 'node:fs';
import { CorestoneError } from '../../domain/error.ts';
import { type Call, type Command, type ExitStatus, isSet, textOption } from '../command.ts';
import { endSending, type Receiver, sendInPieces } from '../send-pieces.ts';

/** Sends a package to another installation over a line that may break. */
export const sendPackage: Command = {
  name: 'send package',
  words: 'FILE',
  summary:
    'Sends a package to another installation in pieces, which takes it over; after a break the same call goes on.',
  options: [
    { name: 'to', value: 'URL', definition: 'Address of the other installation.' },
    {
      name: 'token-file',
      value: 'FILE',
      definition: 'File with a token of an administrator there; without, CORESTONE_SEND_TOKEN.',
    },
    { name: 'dry-run', definition: 'The other side only looks what would become of it.' },
    {
      name: 'keep',
      value: 'ours|theirs',
      definition: 'Decides all that both sides changed; ours is what the other side has.',
    },
    { name: 'trust', value: 'KEY', definition: 'The key of the package, where the other side knows another one.' },
    { name: 'client', value: 'SYMBOL', definition: 'The client there that holds the namespace.' },
  ],
  run,
};

async function run(call: Call): Promise<ExitStatus> {
  const [file, ...rest] = call.words;
  if (file === undefined || rest.length > 0) throw new CorestoneError('wrong-call', 'Say one package.');
  if (!existsSync(file)) throw new CorestoneError('not-found', `There is no file ${file}.`);
  const to = receiverOf(call);
  const query = queryOf(call);
  const stopping = new AbortController();
  const stop = () => stopping.abort(new CorestoneError('interrupted', 'Stopped; the same call goes on.'));
  process.once('SIGINT', stop);
  const progress = call.output.progress('Sending octets');
  try {
    const id = await sendInPieces(file, to, {
      signal: stopping.signal,
      onProgress: (done, total) => progress.update(done, total),
      onBreak: (why) => call.output.warn(`The line broke (${why}); it goes on.`),
    });
    progress.done();
    const job = await endSending(file, to, id, query);
    call.output.say(`All of it is there, and is taken by job ${job.id}: ${to.url}/admin/transfer/${job.id}`);
    call.output.result({ job: job.id, state: job.state });
    return 0;
  } finally {
    process.off('SIGINT', stop);
  }
}

function receiverOf(call: Call): Receiver {
  const url = (textOption(call, 'to') ?? '').replace(/\/+$/, '');
  if (!/^https?:\/\/[^/]/.test(url)) throw new CorestoneError('wrong-call', '--to is the address of an installation.');
  const file = textOption(call, 'token-file');
  const token = (file === undefined ? (process.env.CORESTONE_SEND_TOKEN ?? '') : readFileSync(file, 'utf8')).trim();
  if (token === '') throw new CorestoneError('wrong-call', 'Say --token-file, or set CORESTONE_SEND_TOKEN.');
  return { url, token };
}

function queryOf(call: Call): Record<string, string> {
  const keep = textOption(call, 'keep');
  if (keep !== undefined && keep !== 'ours' && keep !== 'theirs')
    throw new CorestoneError('wrong-call', '--keep is ours or theirs.');
  const said = { keep, trust: textOption(call, 'trust'), client: textOption(call, 'client') };
  const query = Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return { ...Object.fromEntries(query), ...(isSet(call, 'dry-run') && { dryRun: 'true' }) };
}
