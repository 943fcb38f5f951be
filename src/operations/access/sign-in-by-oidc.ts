import { CorestoneError } from '../../domain/error.ts';
import type { UserRow } from '../access-ports.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What an identity provider vouched for. `email` is given only where the provider says that it is verified. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string;
}

/**
 * The user whom an identity provider vouched for: by issuer and subject, or, the first time, by an e-mail address that it
 * verified and that one user alone has; from then on the subject counts. Several providers may vouch for one user, each by its own
 * subject. Throws `not-allowed` where there is no account, or
 * it is not active: accounts are made by an administrator.
 */
export function signInByOidc(unitOfWork: UnitOfWork, identity: ProvenIdentity): Promise<Caller> {
  const subject = `${identity.issuer} ${identity.subject}`;
  return unitOfWork(async (work) => {
    const user = (await work.access.findUserBySubject(subject)) ?? (await linkByEmail(work, subject, identity.email));
    if (user === undefined)
      throw new CorestoneError('not-allowed', 'There is no account for you here yet; an administrator makes one.');
    if (!user.isActive) throw new CorestoneError('not-allowed', 'Your account is not active.');
    const { name, grants, treeGrants } = user;
    return { name, account: name, origin: 'api', grants, treeGrants };
  });
}

async function linkByEmail(work: Work, subject: string, email: string | undefined): Promise<UserRow | undefined> {
  if (email === undefined || email === '') return undefined;
  const alike = (await work.access.users()).filter((one) => one.email.toLowerCase() === email.toLowerCase());
  const [user] = alike;
  if (user === undefined || alike.length > 1) return undefined;
  await work.access.linkSubject(user.id, subject);
  const actor = { name: user.name, origin: 'api' } as const;
  await work.audit(actor, [{ action: 'link-identity', subject: user.name, after: { subject } }], work.now());
  return user;
}
