import { open } from 'node:fs/promises';
import type { Upstream, UpstreamRequest } from './upstream.ts';

/**
 * An upstream that confirms everything and keeps a journal of what it was asked, one JSON document a line, on disk before
 * it answers. For demonstrations, rehearsals and tests: it registers nothing with anybody.
 */
export function recordedUpstream(journalFile: string): Upstream {
  return {
    name: 'recorded',
    submit: async (requests) => {
      await append(journalFile, requests);
      return requests.map(() => ({ outcome: 'confirmed' }));
    },
  };
}

async function append(journalFile: string, requests: readonly UpstreamRequest[]): Promise<void> {
  const file = await open(journalFile, 'a');
  try {
    await file.appendFile(requests.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
}
