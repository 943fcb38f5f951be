import { randomBytes } from 'node:crypto';
import { hashPassword } from '../api/password.ts';
import type { House } from '../context.ts';
import type { Role } from '../domain/party/role.ts';
import type { TreeRole } from '../domain/party/tree-right.ts';
import { grantTreeRole } from '../operations/access/grant-tree-role.ts';
import { localCaller } from '../operations/caller.ts';
import { createUser } from '../operations/create-user.ts';
import type { UnitOfWork, Work } from '../operations/ports.ts';

/** An account of the demonstration, with what it is for in words; the password only where it was made just now. */
export interface DemoLogIn {
  readonly name: string;
  readonly does: string;
  readonly password?: string;
}

/** Somebody to sign in as: by a role for the client of the expedition, one on the expedition itself, or both. */
interface Person {
  readonly name: string;
  readonly does: string;
  readonly role?: Role;
  readonly treeRole?: TreeRole;
}

const PEOPLE: readonly Person[] = [
  {
    name: 'curator',
    does: 'curator of the expedition: station, storage, sample requests',
    role: 'depositor',
    treeRole: 'curator',
  },
  { name: 'technician', does: 'technician at the rig: station', treeRole: 'technician' },
  { name: 'depositor', does: 'registers for the client of the expedition', role: 'depositor' },
  { name: 'reader', does: 'sees what is not public yet', role: 'reader' },
];

const ADMINISTRATOR = 'administrator';
const MADE = 'demo.logIns';
/** Who makes the demonstration. */
export const DEMO_CALLER = localCaller({ name: 'demo', origin: 'demo' });

/**
 * Makes the accounts of the demonstration where none were made, all of them or none, with passwords made up here; a name that
 * is taken stays with whom it is. All one can sign in as: administrators, then the others. `administrator` is the password of
 * the first administrator, where that was made just now.
 */
export async function demoLogIns(
  { unitOfWork }: Pick<House, 'unitOfWork'>,
  expeditionId: string,
  administrator: string | undefined,
): Promise<readonly DemoLogIn[]> {
  const isMade = await unitOfWork(async ({ parties }) => (await parties.installation()).get(MADE) === 'yes');
  const passwords = new Map(isMade ? [] : PEOPLE.map(({ name }) => [name, randomBytes(12).toString('base64url')]));
  const hashes = new Map<string, string>();
  for (const [name, password] of passwords) hashes.set(name, await hashPassword(password));
  return unitOfWork(async (work) => {
    const made = await makePeople(work, expeditionId, hashes);
    const users = (await work.access.users()).filter(({ isActive }) => isActive);
    const first = users.filter(({ grants }) =>
      grants.some(({ role, party }) => role === ADMINISTRATOR && party === ''),
    );
    return [
      ...first.map(({ name }): DemoLogIn => logIn(name, ADMINISTRATOR, administrator)),
      ...PEOPLE.filter((one) => users.some(({ name }) => name === one.name)).map(({ name, does }) =>
        logIn(name, does, made.has(name) ? passwords.get(name) : undefined),
      ),
    ];
  });
}

const logIn = (name: string, does: string, password: string | undefined): DemoLogIn => ({
  name,
  does,
  ...(password !== undefined && { password }),
});

/** The names that were free. */
async function makePeople(
  work: Work,
  expeditionId: string,
  hashes: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const made = new Set<string>();
  if (hashes.size === 0) return made;
  const within: UnitOfWork = (body) => body(work);
  const taken = new Set((await work.access.users()).map(({ name }) => name));
  const client = (await work.parties.holderOf('ICDP'))?.client ?? '';
  for (const person of PEOPLE) {
    const { name } = person;
    if (taken.has(name)) continue;
    const grants = person.role === undefined ? [] : [{ role: person.role, party: client }];
    await createUser(within, { name, passwordHash: hashes.get(name)!, grants }, DEMO_CALLER);
    if (person.treeRole !== undefined) {
      const wanted = { account: name, objectId: expeditionId, role: person.treeRole, types: [] };
      await grantTreeRole(within, wanted, DEMO_CALLER);
    }
    made.add(name);
  }
  await work.parties.remember({ [MADE]: 'yes' });
  return made;
}
