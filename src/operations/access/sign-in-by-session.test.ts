import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SignInMeans, signInBySession } from './sign-in.ts';

const MINUTE_MS = 60_000;

/** Whether a session that is used every so often, and ends after so long without use, lasts ten minutes; and how often its use was noted. */
async function usedEvery(everyMs: number, sessionIdleMs: number): Promise<{ lasts: boolean; notes: number }> {
  let nowMs = 0;
  let notes = 0;
  const session = { userId: 'u', seenAt: new Date(0).toISOString(), expiresAt: '2026-01-01T00:00:00.000Z' };
  const noteSessionUse = async (_: string, at: string) => {
    notes += 1;
    session.seenAt = at;
  };
  const means = {
    reader: {
      access: {
        findSession: async () => session,
        findUserById: async () => ({ name: 'ida', isActive: true, grants: [], treeGrants: [] }),
      },
    },
    unitOfWork: (body: (work: object) => Promise<void>) => body({ access: { noteSessionUse } }),
    hashSecret: (secret: string) => secret,
    now: () => new Date(nowMs),
    sessionIdleMs,
  } as unknown as SignInMeans;
  for (; nowMs < 10 * MINUTE_MS; nowMs += everyMs)
    if (!(await signInBySession('s', means)).ok) return { lasts: false, notes };
  return { lasts: true, notes };
}

const CASES = [
  ['of one minute', 20_000, MINUTE_MS, true],
  ['of one minute that is used too seldom', MINUTE_MS, MINUTE_MS, false],
  ['of two minutes', 80_000, 2 * MINUTE_MS, true],
  ['without an end', 5 * MINUTE_MS, 0, true],
] as const;

for (const [name, everyMs, idleMs, lasts] of CASES)
  test(`a session ${name} lasts as long as it is used`, async () => {
    assert.equal((await usedEvery(everyMs, idleMs)).lasts, lasts);
  });

test('not every use is written', async () => {
  const { lasts, notes } = await usedEvery(1000, 30 * MINUTE_MS);
  assert.ok(lasts && notes <= 10, `${notes} notes`);
});
