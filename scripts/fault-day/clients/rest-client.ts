import { randomUUID } from 'node:crypto';
import { type LoadHands, untilStopped } from './load.ts';

const JSON_BODY = { 'content-type': 'application/json' };

/**
 * Registers by our own API with identifiers that are made up, so that only the idempotency key keeps a repeated request from making a second one;
 * changes, withdraws, hides, and deletes what is only reserved.
 */
export function loadRest(hands: LoadHands, lead: string): Promise<void> {
  const { asker, journal, chance } = hands;
  const send = (method: string, path: string, body: unknown, type = JSON_BODY) =>
    asker.expect(
      {
        method,
        path: `/api/v1/records${path}`,
        headers: { ...type, 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      },
      200,
      201,
    );
  const make = async (title: string, visibility: string) => {
    const answer = await send('POST', '', { namespace: 'FDR', visibility, description: { title } });
    return answer === undefined ? undefined : (JSON.parse(answer.text) as { igsn: string }).igsn;
  };
  const removeDraft = async (n: number) => {
    const title = `Draft ${n} by our own API, ${lead}`;
    const igsn = await make(title, 'reserved');
    if (igsn === undefined) return;
    // Who is told that there is none has been heard the first time.
    const gone = await asker.expect({ method: 'DELETE', path: `/api/v1/records/${igsn}` }, 204, 404);
    if (gone !== undefined) journal.keep({ kind: 'record', by: 'rest', igsn, title, state: 'deleted' });
  };
  return untilStopped(hands, 40, async (n) => {
    if (n % 10 === 0) return removeDraft(n);
    let title = `Core ${n} by our own API, ${lead}`;
    const igsn = await make(title, 'findable');
    if (igsn === undefined) return;
    const told = (state: 'registered' | 'hidden' | 'withdrawn') =>
      journal.keep({ kind: 'record', by: 'rest', igsn, title, state });
    told('registered');
    const fate = chance();
    if (fate > 0.6) return;
    title = `${title}, changed`;
    const merge = { 'content-type': 'application/merge-patch+json' };
    if ((await send('PATCH', `/${igsn}`, { description: { title } }, merge)) === undefined) return;
    told('registered');
    if (
      fate < 0.15 &&
      (await send('POST', `/${igsn}/withdraw`, { reason: 'Used up', kind: 'destroyed' })) !== undefined
    )
      told('withdrawn');
    else if (fate < 0.3) {
      const hidden = {
        method: 'POST',
        path: `/api/v1/records/${igsn}/hide`,
        headers: { 'idempotency-key': randomUUID() },
      };
      if ((await asker.expect(hidden, 200)) !== undefined) told('hidden');
    }
  });
}
