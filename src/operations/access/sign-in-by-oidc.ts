import { CorestoneError } from '../../domain/error.ts';
import type { UserRow } from '../access-ports.ts';
import type { Caller } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What an identity provider vouched for. `email` is given only where the provider says that it is verified. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email?: string;
  /** Whether the address alone may open an account that another provider is linked with. */
  readonly joinsAccounts: boolean;
}

/**
 * The user whom an identity provider vouched for: by issuer and subject, or, the first time, by an e-mail address that it
 * verified and that one user alone has; from then on the subject counts. Several providers may vouch for one user, each by its own
 * subject: the address does for a further one only where that provider `joinsAccounts`, and never for another subject of a linked
 * issuer, since addresses are given to somebody else in time. Throws `not-allowed` where there is no account, it is linked with another
 * identity, or it is not active: accounts are made by an administrator.
 */
export function signInByOidc(unitOfWork: UnitOfWork, identity: ProvenIdentity): Promise<Caller> {
  const subject = `${identity.issuer} ${identity.subject}`;
  return unitOfWork(async (work) => {
    const user = (await work.access.findUserBySubject(subject)) ?? (await linkByEmail(work, identity));
    if (user === undefined)
      throw new CorestoneError('not-allowed', 'There is no account for you here yet; an administrator makes one.');
    if (!user.isActive) throw new CorestoneError('not-allowed', 'Your account is not active.');
    const { name, grants, treeGrants } = user;
    return { name, account: name, origin: 'api', grants, treeGrants };
  });
}

async function linkByEmail(work: Work, identity: ProvenIdentity): Promise<UserRow | undefined> {
  const { issuer, email, joinsAccounts } = identity;
  if (email === undefined || email === '') return undefined;
  const alike = (await work.access.users()).filter((one) => one.email.toLowerCase() === email.toLowerCase());
  const [user] = alike;
  if (user === undefined || alike.length > 1) return undefined;
  const linked = await work.access.subjectsOf(user.id);
  if (linked.some((one) => !joinsAccounts || one.startsWith(`${issuer} `)))
    throw new CorestoneError(
      'not-allowed',
      'Your account signs in with another identity; use that one, or ask an administrator.',
    );
  const subject = `${issuer} ${identity.subject}`;
  await work.access.linkSubject(user.id, subject);
  const actor = { name: user.name, origin: 'api' } as const;
  await work.audit(actor, [{ action: 'link-identity', subject: user.name, after: { subject } }], work.now());
  return user;
}
