import { CorestoneError } from '../../domain/error.ts';
import { type Action, isWithin, reaches } from '../../domain/party/permission.ts';
import type { TokenRow } from '../access-ports.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { UnitOfWork, Work } from '../ports.ts';

/** What a token is made for. `party` narrows it to a part of the tree, empty does not; `expiresAt` is ISO 8601, null never. */
export interface WantedToken {
  readonly account: string;
  readonly name: string;
  readonly scope: Action;
  readonly party: string;
  readonly expiresAt: string | null;
  /** SHA-256 of the secret, base64url; the secret is made and shown by the caller, and kept nowhere. */
  readonly hash: string;
}

/**
 * Makes a token for an account: its own, a client's by those who manage that client, a user's by an administrator. A token
 * never allows more than the one that asks for it. Throws `not-found` for an unknown account, `not-allowed`, `invalid-input`
 * for a name that is not 1 to 80 characters or an end that is past.
 */
export function issueToken(unitOfWork: UnitOfWork, wanted: WantedToken, caller: Caller): Promise<TokenRow> {
  const name = wanted.name.trim();
  if (name === '' || name.length > 80)
    throw new CorestoneError('invalid-input', 'A token needs a name of 1 to 80 characters.');
  return unitOfWork(async (work) => {
    const at = work.now();
    if (wanted.expiresAt !== null && !(Date.parse(wanted.expiresAt) > Date.parse(at)))
      throw new CorestoneError('invalid-input', `A token that expires at ${wanted.expiresAt} would be of no use.`);
    await ensureMayIssue(work, wanted, caller);
    const { account, scope, party, hash } = wanted;
    const expiresAt = wanted.expiresAt === null ? null : new Date(wanted.expiresAt).toISOString();
    const token = { id: work.newKey(), account, name, scope, party, createdAt: at, createdBy: caller.name, expiresAt };
    await work.access.addToken({ ...token, hash });
    const after = { account, name, scope, party, expiresAt };
    await work.audit(caller, [{ action: 'issue-token', subject: token.id, after }], at);
    return { ...token, revokedAt: null, usedAt: null };
  });
}

/** Revokes a token from now on; doing it twice changes nothing. Throws `not-found`, `not-allowed`. */
export function revokeToken(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<void> {
  return unitOfWork(async (work) => {
    const token = await work.access.findTokenById(id);
    if (token === undefined) throw new CorestoneError('not-found', `There is no token ${id}.`);
    await ensureMayManage(work, token.account, caller);
    if (token.revokedAt !== null) return;
    await work.access.revokeToken(id, work.now());
    await work.audit(
      caller,
      [{ action: 'revoke-token', subject: id, before: { account: token.account, name: token.name } }],
      work.now(),
    );
  });
}

async function ensureMayIssue(work: Work, { account, scope, party }: WantedToken, caller: Caller): Promise<void> {
  await ensureMayManage(work, account, caller);
  const tooFar = caller.scope !== undefined && !reaches(caller.scope, scope);
  const tooWide = caller.within !== undefined && !isWithin(party, caller.within);
  if (tooFar || tooWide)
    throw new CorestoneError('not-allowed', 'A token cannot be made that allows more than the one in use.');
}

/** Throws unless the account is the caller's own or one the caller manages. */
export async function ensureMayManage(work: Work, account: string, caller: Caller): Promise<void> {
  const isParty = (await work.parties.partySymbols([account])).length > 0;
  const isUser = !isParty && (await work.access.findUser(account)) !== undefined;
  if (!isParty && !isUser) throw new CorestoneError('not-found', `There is no account ${account}.`);
  if (account === caller.account) return;
  if (isParty) ensureMay(caller, account.includes('.') ? 'manage-client' : 'manage-agent', account);
  else ensureMay(caller, 'administer', '');
}
