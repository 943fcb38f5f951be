import { CorestoneError } from '../domain/error.ts';
import { isRole, ROLES } from '../domain/party/role.ts';
import type { Actor, UnitOfWork } from './ports.ts';

/**
 * Makes a user account. `passwordHash` is made by the caller. Throws `invalid-input` for a name that is not 1 to 80 of
 * letters, digits and `.@_-`, or an unknown role; `already-exists` for a name that is taken.
 */
export async function createUser(
  unitOfWork: UnitOfWork,
  user: { readonly name: string; readonly role: string; readonly passwordHash: string },
  actor: Actor,
): Promise<void> {
  if (!/^[\p{L}\p{N}.@_-]{1,80}$/u.test(user.name)) {
    throw new CorestoneError(
      'invalid-input',
      `${user.name} cannot be a user’s name: 1 to 80 letters, digits and . @ _ -.`,
    );
  }
  if (!isRole(user.role)) {
    throw new CorestoneError('invalid-input', `There is no role ${user.role}; there are ${ROLES.join(', ')}.`);
  }
  const { role } = user;
  await unitOfWork(async (work) => {
    const isNew = await work.access.addUser(user, [{ role, party: '' }], work.now());
    if (!isNew) throw new CorestoneError('already-exists', `There is a user ${user.name} already.`);
    await work.audit(actor, [{ action: 'create-user', subject: user.name, after: { role: user.role } }], work.now());
  });
}
