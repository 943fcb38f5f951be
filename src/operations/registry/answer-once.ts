import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import type { GivenAnswer, OnceKey } from '../answer-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** How long an answer is remembered. */
const KEPT_MS = 24 * 3_600_000;

/** An answer, and whether it was given before. */
export interface OnceAnswer {
  readonly answer: GivenAnswer;
  readonly isReplayed: boolean;
}

/**
 * Does something once for a key: the answer is kept in the same unit of work as what was done, and given again to whoever sends
 * the same request within a day. `act` gets a unit of work that runs inside that one. Without a key it is just done. Throws what
 * `act` throws, after which the key is free, and `invalid-input` (finding `key-reused`) for a key of another request.
 */
export function answerOnce(
  unitOfWork: UnitOfWork,
  key: OnceKey | undefined,
  act: (inside: UnitOfWork) => Promise<GivenAnswer>,
): Promise<OnceAnswer> {
  return unitOfWork(async (work) => {
    const inside: UnitOfWork = (body) => body(work);
    if (key === undefined) return { answer: await act(inside), isReplayed: false };
    const [given] = await claimOnce(work, [key]);
    if (given instanceof CorestoneError) throw given;
    if (given !== undefined) return { answer: given, isReplayed: true };
    const answer = await act(inside);
    await work.answers.keep([{ key, answer }]);
    return { answer, isReplayed: false };
  });
}

/** Takes keys; for each undefined where it was free, the answer given before, or why it cannot be used. */
export async function claimOnce(
  work: Work,
  keys: readonly OnceKey[],
): Promise<readonly (GivenAnswer | CorestoneError | undefined)[]> {
  const now = work.now();
  const claims = await work.answers.claim(keys, now, new Date(Date.parse(now) - KEPT_MS).toISOString());
  return claims.map((claim, at) => {
    if (claim === 'taken') return undefined;
    return claim.requestHash === keys[at]!.requestHash ? claim.answer : reused(keys[at]!);
  });
}

/** Forgets answers that are older than a day; how many. */
export function forgetAnswers(unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork((work) => work.answers.forget(new Date(Date.parse(work.now()) - KEPT_MS).toISOString()));
}

function reused({ key }: OnceKey): CorestoneError {
  const message = 'The key was used for another request.';
  const rule = 'a new key for every request that is not a repetition';
  return new CorestoneError('invalid-input', message, {
    findings: [finding('key-reused', message, { field: 'Idempotency-Key', value: key, rule })],
  });
}
