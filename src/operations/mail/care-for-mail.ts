import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { isMailAddress } from '../../domain/mail/mail-address.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork } from '../ports.ts';
import { queueMail, type WantedMail } from './queue-mail.ts';

/**
 * Puts what failed in line again, or one that waits for its next try: the mail of a key, or all that failed. How many. Throws
 * `not-allowed` for who does not administer the installation.
 */
export function retryMails(unitOfWork: UnitOfWork, id: string | undefined, caller: Caller): Promise<number> {
  ensureMay(caller, 'administer', '');
  return unitOfWork(async (work) => {
    const now = work.now();
    const count = await work.mail.queueAgain(id, now);
    const entry = { action: 'retry-mail', subject: id ?? 'all that failed', after: { count } };
    if (count > 0) await work.audit(caller, [entry], now);
    return count;
  });
}

/**
 * Lets go of a mail that failed and that nobody can mend: nothing alarms of it any more, and what is said once is not said again. False
 * where it did not fail. Throws `not-allowed` for who does not administer the installation.
 */
export function discardMail(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<boolean> {
  ensureMay(caller, 'administer', '');
  return unitOfWork(async (work) => {
    const isGone = await work.mail.discard(id);
    if (isGone) await work.audit(caller, [{ action: 'discard-mail', subject: id }], work.now());
    return isGone;
  });
}

/** A mail that says only that mail comes through. Throws `invalid-input` for what is no address. */
export function testMail(to: string, baseUrl: string, caller: Caller): WantedMail {
  const address = to.trim();
  if (!isMailAddress(address)) {
    const message = `${address === '' ? 'Nothing' : address} is no address.`;
    const details = { field: 'to', value: address, rule: 'one address such as core@example.org' };
    throw new CorestoneError('invalid-input', message, { findings: [finding('mail-address', message, details)] });
  }
  const text = `Mail from ${baseUrl} comes through.\n\n${caller.account} asked for this test.\n`;
  return { to: address, subject: 'Test mail from Corestone', text, about: { kind: 'test', id: '' } };
}

/** Queues a {@link testMail}. Throws as that does, and `not-allowed`. */
export async function queueTestMail(
  unitOfWork: UnitOfWork,
  to: string,
  baseUrl: string,
  caller: Caller,
): Promise<void> {
  ensureMay(caller, 'administer', '');
  const wanted = testMail(to, baseUrl, caller);
  await unitOfWork(async (work) => {
    await queueMail(work, wanted);
    await work.audit(caller, [{ action: 'send-test-mail', subject: wanted.to }], work.now());
  });
}
