import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { wishOf } from './intent.ts';
import type { KnownRecord, Upstream, UpstreamRequest } from './upstream.ts';

/**
 * An upstream that confirms everything and keeps a journal of what it was asked, one JSON document a line, on disk before
 * it answers. For demonstrations, rehearsals and tests: it registers nothing with anybody. What it knows is collected in
 * memory.
 */
export function recordedUpstream(journalFile: string, name = 'recorded'): Upstream {
  return {
    name,
    mostAtOnce: 2000,
    submit: async (requests) => {
      await append(journalFile, requests);
      return requests.map(() => ({ outcome: 'confirmed' }));
    },
    recall: () => recall(journalFile),
  };
}

async function append(journalFile: string, requests: readonly UpstreamRequest[]): Promise<void> {
  // With PostgreSQL nothing else may have made the data folder yet.
  await mkdir(dirname(journalFile), { recursive: true });
  const file = await open(journalFile, 'a+');
  try {
    // A crash may have cut the last line; the next one must not be glued to it.
    const { size } = await file.stat();
    const isCut = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== 0x0a;
    await file.appendFile((isCut ? '\n' : '') + requests.map(lineOf).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}

const lineOf = ({ igsn, version, action, intent }: UpstreamRequest): string =>
  `${JSON.stringify({ igsn, version, action, intent })}\n`;

async function* recall(journalFile: string): AsyncIterable<KnownRecord> {
  if (!existsSync(journalFile)) return;
  const lines = createInterface({
    input: createReadStream(journalFile, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  // The last word about an identifier counts.
  const known = new Map<string, KnownRecord>();
  for await (const line of lines) {
    const request = readLine(line);
    if (request !== undefined) known.set(request.igsn, asKnown(request));
  }
  yield* known.values();
}

function asKnown(request: UpstreamRequest): KnownRecord {
  const { igsn, version } = request;
  return { igsn, version, state: wishOf(request).state === 'registered' ? 'registered' : 'hidden' };
}

/** A crash may have cut the line anywhere, also behind a brace; what it stood for was not confirmed and is sent again. */
function readLine(line: string): UpstreamRequest | undefined {
  try {
    return JSON.parse(line) as UpstreamRequest;
  } catch {
    return undefined;
  }
}
