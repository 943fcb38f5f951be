import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { type TreeRole, typesEnteredBy } from '../../domain/party/tree-right.ts';
import { type Caller, ensureMay } from '../caller.ts';
import type { ReachingRole } from '../list-grant-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { TreeGrantRow } from '../tree-grant-ports.ts';
import type { TreeObject } from '../tree-ports.ts';

/** A role to be given: for an expedition, a site or a hole and all below it, as far as it is of these types; none is all. */
export interface WantedTreeGrant {
  readonly account: string;
  readonly objectId: string;
  readonly role: TreeRole;
  readonly types: readonly ObjectType[];
  /** The name of a station, where the account is that of a station. */
  readonly station?: string;
}

/** What a role can be given for. */
export const GRANTABLE_TYPES: readonly ObjectType[] = ['expedition', 'site', 'hole'];

const LONGEST_STATION = 60;

/**
 * Gives a user a role on a part of the core tree; the same role for the same object again has its types changed. Throws
 * `not-found` for an unknown object or user, `not-allowed` for who does not manage the client of the expedition, `invalid-input`
 * for types that the role has nothing to do with.
 */
export function grantTreeRole(unitOfWork: UnitOfWork, wanted: WantedTreeGrant, caller: Caller): Promise<TreeGrantRow> {
  return unitOfWork(async (work) => {
    const object = await grantableObject(work, wanted.objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    const user = await work.access.findUser(wanted.account);
    if (user === undefined) throw new CorestoneError('not-found', `There is no user ${wanted.account}.`);
    const { role } = wanted;
    const types = ensureTypes(role, wanted.types);
    const station = ensureStation(wanted.station ?? '');
    const at = work.now();
    const made = { objectId: object.id, role, types, station, createdAt: at, createdBy: caller.name };
    await work.treeGrants.keep({ ...made, id: work.newKey(), userId: user.id });
    const after = { object: object.combinedId, role, types, ...(station !== '' && { station }) };
    await work.audit(caller, [{ action: 'grant-tree-role', subject: user.name, after }], at);
    const kept = await work.treeGrants.below(object.path);
    return kept.find((one) => one.objectId === object.id && one.account === user.name && one.role === role)!;
  });
}

/** Takes a role on the core tree back, from the next request on. Throws `not-found`, `not-allowed`. */
export function revokeTreeRole(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<TreeGrantRow> {
  return unitOfWork(async (work) => {
    const grant = await work.treeGrants.find(id);
    if (grant === undefined) throw new CorestoneError('not-found', 'There is no such role.');
    const object = await grantableObject(work, grant.objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    await work.treeGrants.remove(id);
    const before = { object: grant.combinedId, role: grant.role, types: grant.types };
    await work.audit(caller, [{ action: 'revoke-tree-role', subject: grant.account, before }], work.now());
    return grant;
  });
}

/** The roles for an object and what lies below it. Throws `not-found`, and `not-allowed` for who does not manage its client. */
export function listTreeRoles(
  unitOfWork: UnitOfWork,
  objectId: string,
  caller: Caller,
): Promise<readonly TreeGrantRow[]> {
  return unitOfWork(async (work) => {
    const object = await grantableObject(work, objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    return work.treeGrants.below(object.path);
  });
}

/**
 * The roles that reach an object by way of a list it stands on, or its expedition or program. Throws `not-found`, and `not-allowed` for who
 * does not manage its client.
 */
export function listReachingRoles(
  unitOfWork: UnitOfWork,
  objectId: string,
  caller: Caller,
): Promise<readonly ReachingRole[]> {
  return unitOfWork(async (work) => {
    const object = await grantableObject(work, objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    return work.listGrants.reaching(object.path);
  });
}

async function grantableObject(work: Work, id: string): Promise<TreeObject> {
  const [object] = await work.tree.findByIds([id]);
  if (object !== undefined && GRANTABLE_TYPES.includes(object.type)) return object;
  throw new CorestoneError('not-found', 'Roles are given for an expedition, a site or a hole; there is no such one.');
}

/** The client that holds the namespace of the program an object lies in; empty where nobody does. */
async function clientOf(work: Work, object: TreeObject): Promise<string> {
  const [expedition] = object.type === 'expedition' ? [object] : await work.tree.findByIds([object.expeditionId!]);
  const [program] = await work.tree.findByIds([expedition!.parentId!]);
  return (await work.parties.holderOf(program!.name.toUpperCase()))?.client ?? '';
}

/** The types a role is narrowed to, root first. Throws `invalid-input` for one that the role has nothing to do with. */
export function ensureTypes(role: TreeRole, types: readonly ObjectType[]): readonly ObjectType[] {
  const possible = role === 'reader' ? OBJECT_TYPES : typesEnteredBy(role);
  const wrong = types.find((one) => !possible.includes(one));
  if (wrong === undefined) return OBJECT_TYPES.filter((one) => types.includes(one));
  const message = `A ${role} does not enter ${OBJECT_TYPE[wrong].plural.toLowerCase()}.`;
  const rule = possible.map((one) => OBJECT_TYPE[one].plural.toLowerCase()).join(', ');
  throw new CorestoneError('invalid-input', message, {
    findings: [finding('role-types', message, { field: 'types', value: wrong, rule })],
  });
}

function ensureStation(text: string): string {
  const station = text.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such a name would break lines.
  if (station.length <= LONGEST_STATION && !/[\u0000-\u001f\u007f]/.test(station)) return station;
  const message = 'This is no name of a station.';
  throw new CorestoneError('invalid-input', message, {
    findings: [
      finding('station-name', message, {
        field: 'station',
        value: station,
        rule: `${LONGEST_STATION} letters at most`,
      }),
    ],
  });
}
