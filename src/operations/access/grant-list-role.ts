import type { ObjectType } from '../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../domain/error.ts';
import type { TreeRole } from '../../domain/party/tree-right.ts';
import { type Caller, ensureMay } from '../caller.ts';
import { holdLists } from '../hold-jobs.ts';
import type { ListGrantHolder, ListGrantRow } from '../list-grant-ports.ts';
import type { UnitOfWork, Work } from '../ports.ts';
import { groupNamed, listNamed } from './expedition-lists.ts';
import { ensureTypes } from './grant-tree-role.ts';

/** A role to be given for everything on a list; no types are all that the role enters. */
export interface WantedListGrant {
  readonly list: string;
  readonly holder: ListGrantHolder;
  readonly role: TreeRole;
  readonly types: readonly ObjectType[];
}

/**
 * Gives a user, or a group of them, a role for all programs and expeditions of a list, those included that come on it later. The
 * same role again has its types changed. Throws `not-allowed` for who is no administrator, `not-found` for an unknown list, user or
 * group, `invalid-input` for types that the role has nothing to do with.
 */
export function grantListRole(unitOfWork: UnitOfWork, wanted: WantedListGrant, caller: Caller): Promise<ListGrantRow> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const list = await listNamed(work, wanted.list);
    const holder = await holderIds(work, wanted.holder);
    const types = ensureTypes(wanted.role, wanted.types);
    const [id, at] = [work.newKey(), work.now()];
    const { role } = wanted;
    await work.listGrants.keepGrant({
      id,
      listId: list.id,
      ...holder,
      role,
      types,
      createdAt: at,
      createdBy: caller.name,
    });
    const { kind, name } = wanted.holder;
    const after = { list: list.name, [kind]: name, role, types };
    await work.audit(caller, [{ action: 'grant-list-role', subject: name, after }], at);
    return (await work.listGrants.grants()).find((one) => one.id === id)!;
  });
}

/** Takes a role for a list back, from the next request on. Throws `not-allowed`, `not-found`. */
export function revokeListRole(unitOfWork: UnitOfWork, id: string, caller: Caller): Promise<ListGrantRow> {
  return unitOfWork(async (work) => {
    ensureMay(caller, 'administer', '');
    await holdLists(work, caller);
    const grant = (await work.listGrants.grants()).find((one) => one.id === id);
    if (grant === undefined) throw new CorestoneError('not-found', 'There is no such role.');
    await work.listGrants.removeGrant(id);
    const { list, holder, role, types } = grant;
    const before = { list, [holder.kind]: holder.name, role, types };
    await work.audit(caller, [{ action: 'revoke-list-role', subject: holder.name, before }], work.now());
    return grant;
  });
}

async function holderIds(work: Work, { kind, name }: ListGrantHolder) {
  if (kind === 'group') return { userId: null, groupId: (await groupNamed(work, name)).id };
  const user = await work.access.findUser(name);
  if (user === undefined) throw new CorestoneError('not-found', `There is no user ${name}.`);
  return { userId: user.id, groupId: null };
}
