import { CorestoneError } from '../domain/error.ts';
import { type Grant, isRole, ROLES } from '../domain/party/role.ts';
import { checkParties } from './access/change-user.ts';
import { type Caller, ensureMay } from './caller.ts';
import type { UnitOfWork } from './ports.ts';

/** What a user is made from. `passwordHash` is made by the caller, never the password itself. */
export interface NewUser {
  readonly name: string;
  readonly email?: string;
  readonly passwordHash: string;
  readonly grants: readonly Grant[];
}

/**
 * Makes a user account. Throws `invalid-input` for a name that is not 1 to 80 of letters, digits and `.@_-`, or an unknown
 * role; `not-found` for a grant on a party that there is not; `already-exists` for a name that is taken; `not-allowed`.
 */
export async function createUser(unitOfWork: UnitOfWork, user: NewUser, caller: Caller): Promise<void> {
  ensureMay(caller, 'administer', '');
  if (!/^[\p{L}\p{N}.@_-]{1,80}$/u.test(user.name)) {
    throw new CorestoneError(
      'invalid-input',
      `${user.name} cannot be a user’s name: 1 to 80 letters, digits and . @ _ -.`,
    );
  }
  for (const { role } of user.grants) {
    if (!isRole(role))
      throw new CorestoneError('invalid-input', `There is no role ${String(role)}; there are ${ROLES.join(', ')}.`);
  }
  await unitOfWork(async (work) => {
    await checkParties(work, user.grants);
    const isNew = await work.access.addUser(user, user.grants, work.now());
    if (!isNew) throw new CorestoneError('already-exists', `There is a user ${user.name} already.`);
    const after = { email: user.email ?? '', grants: user.grants };
    await work.audit(caller, [{ action: 'create-user', subject: user.name, after }], work.now());
  });
}
