import type { UnitOfWork } from '../ports.ts';

/** How long it is kept whom a mail went to and under which subject, in days; one that failed waits for a person however long. */
export const MAIL_KEPT_DAYS = 90;

/**
 * Forgets mails that were sent or discarded so long ago; how many. Of what is said only once that it was said stays, without whom it went
 * to.
 */
export function forgetMails(unitOfWork: UnitOfWork): Promise<number> {
  return unitOfWork((work) =>
    work.mail.forget(new Date(Date.parse(work.now()) - MAIL_KEPT_DAYS * 86_400_000).toISOString()),
  );
}
