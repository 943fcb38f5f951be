import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import { finding } from '../../domain/finding.ts';
import { type TreeRole, typesEnteredBy } from '../../domain/party/tree-right.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdLists } from '../hold-jobs.ts';
import type { ReachingRole } from '../list-grant-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import type { TreeGrantHolderId, TreeGrantRow } from '../tree-grant-ports.ts';
import type { TreeObject } from '../tree-ports.ts';
import { groupNamed } from './expedition-lists.ts';

/** A role to be given: for an expedition, a site or a hole and all below it, as far as it is of these types; none is all. */
export interface WantedTreeGrant {
  /** A user; or {@link group}. */
  readonly account?: string;
  /** A group: all who are in it have the role as long as they are. */
  readonly group?: string;
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
 * Gives a user, or a group of them, a role on a part of the core tree; the same role for the same object again has its types
 * changed. Throws `not-found` for an unknown object, user or group, `not-allowed` for who does not manage the client of the
 * expedition, `invalid-input` for types that the role has nothing to do with, for a user and a group at once or neither, and for
 * a group that is to be a station.
 */
export function grantTreeRole(unitOfWork: UnitOfWork, wanted: WantedTreeGrant, caller: Caller): Promise<TreeGrantRow> {
  return unitOfWork(async (work) => {
    const object = await grantableObject(work, wanted.objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    const { role } = wanted;
    const { kind, name, ...holder } = await holderOf(work, wanted, caller);
    const types = ensureTypes(role, wanted.types);
    const station = ensureStation(wanted.station ?? '');
    const at = work.now();
    const made = { objectId: object.id, role, types, station, createdAt: at, createdBy: caller.name };
    await work.treeGrants.keep({ ...made, ...holder, id: work.newKey() });
    const after = {
      object: object.combinedId,
      ...(kind === 'group' && { group: name }),
      role,
      types,
      ...(station !== '' && { station }),
    };
    await work.audit(caller, [{ action: 'grant-tree-role', subject: name, after }], at);
    const kept = await work.treeGrants.below(object.path);
    return kept.find((one) => one.objectId === object.id && one[kind] === name && one.role === role)!;
  });
}

/** Takes a role on the core tree back, from the next request on. Throws `not-found`, `not-allowed`. */
export function revokeTreeRole(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<TreeGrantRow> {
  return unitOfWork(async (work) => {
    const grant = id === '' ? undefined : await work.treeGrants.find(id);
    if (grant === undefined) throw new CorestoneError('not-found', 'There is no such role.');
    const object = await grantableObject(work, grant.objectId);
    ensureMay(caller, 'manage-client', await clientOf(work, object));
    await work.treeGrants.remove(id);
    const { combinedId: at, account, group, role, types } = grant;
    const before = { object: at, ...(group !== '' && { group }), role, types };
    await work.audit(
      caller,
      [{ action: 'revoke-tree-role', subject: group === '' ? account : group, before }],
      work.now(),
    );
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

/** Who is to have the role; of a group what changes it waits, so that no role is kept for one that goes meanwhile. */
async function holderOf(
  work: Work,
  { account, group, station = '' }: WantedTreeGrant,
  caller: Caller,
): Promise<TreeGrantHolderId & { readonly kind: 'account' | 'group'; readonly name: string }> {
  if ((account === undefined) === (group === undefined))
    throw wrong('role-holder', 'account', account ?? '', 'Say a user or a group, and not both.', 'one of both');
  if (account !== undefined) {
    const user = await work.access.findUser(account);
    if (user === undefined) throw new CorestoneError('not-found', `There is no user ${account}.`);
    return { kind: 'account', name: user.name, userId: user.id };
  }
  if (station.trim() !== '')
    throw wrong('station-of-group', 'station', station, 'A group is no station.', 'the account of the station');
  await holdLists(work, caller);
  const found = await groupNamed(work, group!);
  return { kind: 'group', name: found.name, groupId: found.id };
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
  const wrongType = types.find((one) => !possible.includes(one));
  if (wrongType === undefined) return OBJECT_TYPES.filter((one) => types.includes(one));
  const message = `A ${role} does not enter ${OBJECT_TYPE[wrongType].plural.toLowerCase()}.`;
  const rule = possible.map((one) => OBJECT_TYPE[one].plural.toLowerCase()).join(', ');
  throw wrong('role-types', 'types', wrongType, message, rule);
}

function ensureStation(text: string): string {
  const station = text.trim();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: such a name would break lines.
  if (station.length <= LONGEST_STATION && !/[\u0000-\u001f\u007f]/.test(station)) return station;
  throw wrong(
    'station-name',
    'station',
    station,
    'This is no name of a station.',
    `${LONGEST_STATION} letters at most`,
  );
}

function wrong(code: string, field: string, value: string, message: string, rule: string): CorestoneError {
  return new CorestoneError('invalid-input', message, { findings: [finding(code, message, { field, value, rule })] });
}
