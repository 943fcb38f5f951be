import { isWithin, partiesGranted } from '../../domain/party/permission.ts';
import type { Grant } from '../../domain/party/role.ts';
import { type TreeGrant, treeGrantsIn } from '../../domain/party/tree-right.ts';
import { type Caller, may } from '../caller.ts';
import type { SignInReader } from './sign-in.ts';

/** What is read to find out how a caller of earlier stands now. */
export interface StandingReader {
  readonly access: Pick<SignInReader['access'], 'findUser' | 'findTokenById'>;
  readonly party: SignInReader['party'];
}

/** Where a caller may deposit, the narrowest way to say it; `''` stands for everywhere. */
export function depositParts({ grants, within }: Caller): string[] {
  const parts = partiesGranted(grants, 'deposit');
  if (within === undefined) return parts;
  // Of two parties of a tree one lies in the other, or they have nothing in common.
  const narrowed = parts.flatMap((part) => (isWithin(within, part) ? [within] : isWithin(part, within) ? [part] : []));
  return [...new Set(narrowed)];
}

/**
 * Why a caller of some time ago can no longer do what it was allowed then, for long work that goes on in its name: the account
 * is gone or not active, the token that it used is revoked or has expired, or it may no longer deposit in all the
 * places where it could. Undefined while it still can. The operator at the machine always can.
 */
export async function whyNoLonger(caller: Caller, reader: StandingReader, at: Date): Promise<string | undefined> {
  if (caller.origin !== 'api') return undefined;
  const { account, token } = caller;
  const tokenEnd = token === undefined ? undefined : await whyTokenEnded(token, reader, at);
  if (tokenEnd !== undefined) return `${account} may no longer use the token of then: ${tokenEnd}.`;
  const now = await grantsNow(caller, reader);
  if (now === undefined) return `${account} may no longer sign in: the account is gone or not active.`;
  const lost = depositParts(caller).find((part) => !may({ ...caller, grants: now.grants }, 'deposit', part));
  if (lost === undefined) return whyTreeLost(caller, now);
  return `${account} may no longer deposit for ${lost === '' ? 'the whole installation' : lost}.`;
}

async function whyTokenEnded(id: string, { access }: StandingReader, now: Date): Promise<string | undefined> {
  const token = await access.findTokenById(id);
  if (token === undefined) return 'it is no more';
  if (token.revokedAt !== null) return 'it was revoked';
  const hasExpired = token.expiresAt !== null && token.expiresAt <= now.toISOString();
  return hasExpired ? `it expired at ${token.expiresAt}` : undefined;
}

/** What an account is granted. */
interface GrantsNow {
  readonly grants: readonly Grant[];
  readonly treeGrants: readonly TreeGrant[];
}

function whyTreeLost({ account, treeGrants = [] }: Caller, now: GrantsNow): string | undefined {
  const isStill = treeGrantsIn(now.treeGrants);
  const lost = treeGrants.find((one) => !isStill(one));
  return lost === undefined ? undefined : `${account} is no longer ${lost.role} where it was.`;
}

/** What the account is granted now; undefined for one that could not sign in. */
async function grantsNow({ account, within }: Caller, reader: StandingReader): Promise<GrantsNow | undefined> {
  const party = await reader.party(account);
  if (party !== undefined) {
    const isActive = party.isActive && !(within !== undefined && (await isInactive(within, reader)));
    const role = account.includes('.') ? 'client-manager' : 'agent-manager';
    return isActive ? { grants: [{ role, party: account }], treeGrants: [] } : undefined;
  }
  const user = await reader.access.findUser(account);
  return user?.isActive === true ? user : undefined;
}

async function isInactive(symbol: string, reader: StandingReader): Promise<boolean> {
  return (await reader.party(symbol))?.isActive === false;
}
