import { setTimeout as sleep } from 'node:timers/promises';
import { type LoadHands, untilStopped } from './load.ts';

const ITEMS = 200;
const NDJSON = 'application/x-ndjson';
/** Jobs go on for as long as somebody serves them; who looks longer than this sees a job that hangs. */
const PATIENCE_MS = 300_000;

/** Hands in jobs of two hundred records with a key, and waits for the end of each. */
export function loadBulk(hands: LoadHands, lead: string): Promise<void> {
  const { asker, journal } = hands;
  return untilStopped(hands, 500, async (n) => {
    const records = Array.from({ length: ITEMS }, (_, at) => ({
      igsn: `${lead}B${n}X${at}`,
      title: `Core ${at} of job ${n}, ${lead}`,
    }));
    const lines = records.map(({ igsn, title }) => `${JSON.stringify({ igsn, description: { title } })}\n`);
    const headers = { 'content-type': NDJSON, 'idempotency-key': `fault-day-${lead}-${n}` };
    const taken = await asker.expect({ method: 'POST', path: '/api/v1/bulk', headers, body: lines.join('') }, 202);
    if (taken === undefined) return;
    const { id } = JSON.parse(taken.text) as { id: string };
    journal.keep({ kind: 'job', id, items: ITEMS });
    for (const endsMs = Date.now() + PATIENCE_MS; ; await sleep(500)) {
      const answer = await asker.expect({ method: 'GET', path: `/api/v1/jobs/${id}` }, 200);
      if (answer === undefined) return;
      const { state } = JSON.parse(answer.text) as { state: string };
      if (state === 'done') break;
      if (state !== 'failed' && Date.now() < endsMs) continue;
      asker.surprises.push(`job ${id} is ${state}: ${answer.text.slice(0, 300)}`);
      return;
    }
    journal.keep(...records.map((one) => ({ kind: 'record', by: 'bulk', ...one, state: 'registered' }) as const));
  });
}
