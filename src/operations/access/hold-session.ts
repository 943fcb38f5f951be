import { CorestoneError } from '../../domain/error.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';

/**
 * Begins a browser session of a user who signed in; when it ends (ISO 8601, UTC). `hash` is that of the session's secret,
 * `hours` how long it lasts at most, however much it is used.
 * Throws `not-allowed` for an account that is no user, as clients are for machines.
 */
export function beginSession(unitOfWork: UnitOfWork, hash: string, caller: Caller, hours: number): Promise<string> {
  return unitOfWork(async (work) => {
    const user = await work.access.findUser(caller.account);
    if (user === undefined)
      throw new CorestoneError('not-allowed', `${caller.account} is no user; clients use the API.`);
    const at = work.now();
    const expiresAt = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
    await work.access.addSession({ hash, userId: user.id, at, expiresAt });
    await work.audit(caller, [{ action: 'sign-in', subject: user.name }], at);
    return expiresAt;
  });
}

/** Ends a browser session; one that is no more is fine. */
export async function endSession(unitOfWork: UnitOfWork, hash: string): Promise<void> {
  await unitOfWork((work) => work.access.endSession(hash));
}
