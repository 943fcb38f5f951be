import { isTreeRole, TREE_ROLES } from '../../../domain/party/tree-right.ts';
import {
  keepExpeditionList,
  keepUserGroup,
  listsAndGroups,
  removeExpeditionList,
  removeUserGroup,
} from '../../../operations/access/expedition-lists.ts';
import { grantListRole, revokeListRole } from '../../../operations/access/grant-list-role.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { findListable } from '../../../store/read/find-listable.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { keyIn, refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import type { Onward, Visit } from '../visit.ts';
import { formOf, type ListsShown, listsPage } from './list-pages.ts';

/** `/admin/lists`: lists of expeditions, groups of users, and roles of either for a list; for administrators. */
export function registerLists(routes: AdminRoutes): void {
  routes.page('/admin/lists', (visit) => page(visit));
  routes.form('/admin/lists/list', (visit) => tried(visit, 'list', ['name', 'objects', 'note'], keepList));
  routes.form('/admin/lists/group', (visit) => tried(visit, 'group', ['name', 'members', 'note'], keepGroup));
  routes.form('/admin/lists/role', (visit) => tried(visit, 'role', ['group', 'account', 'role', 'list'], giveRole));
  routes.action('/admin/lists/list/remove', async ({ house, form, caller }): Promise<Onward> => {
    await removeExpeditionList(house.unitOfWork, form.get('value') ?? '', caller);
    return { to: '/admin/lists?done=list-removed' };
  });
  routes.action('/admin/lists/group/remove', async ({ house, form, caller }): Promise<Onward> => {
    await removeUserGroup(house.unitOfWork, form.get('value') ?? '', caller);
    return { to: '/admin/lists?done=group-removed' };
  });
  routes.action('/admin/lists/role/remove', async ({ house, form, caller }): Promise<Onward> => {
    await revokeListRole(house.unitOfWork, keyIn(form.get('value')), caller);
    return { to: '/admin/lists?done=role-taken' };
  });
}

async function page(visit: Visit, form?: ListsShown['form'], state?: FormState) {
  const known = await listsAndGroups(visit.house.unitOfWork, visit.caller);
  const typed = form !== undefined && state !== undefined ? { form, state } : formOf(known, visit.query);
  return listsPage(visit, { ...known, ...typed });
}

function tried(
  visit: Visit,
  form: NonNullable<ListsShown['form']>,
  fields: readonly string[],
  run: (visit: Visit) => Promise<Onward>,
) {
  return tryForm(
    visit,
    fields,
    () => run(visit),
    (state) => page(visit, form, state),
  );
}

/** What a field of several lines names, a line or a comma apart. */
const linesIn = (text: string | null): readonly string[] =>
  (text ?? '')
    .split(/[\n\r,;]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

async function keepList({ house, form, caller }: Visit): Promise<Onward> {
  ensureMay(caller, 'administer', '');
  const objectIds = await findListable(house.store.read, linesIn(form.get('objects')));
  const wanted = { name: form.get('name') ?? '', note: form.get('note') ?? '', objectIds };
  await keepExpeditionList(house.unitOfWork, wanted, caller);
  return { to: '/admin/lists?done=list-kept' };
}

async function keepGroup({ house, form, caller }: Visit): Promise<Onward> {
  const wanted = { name: form.get('name') ?? '', note: form.get('note') ?? '', members: linesIn(form.get('members')) };
  await keepUserGroup(house.unitOfWork, wanted, caller);
  return { to: '/admin/lists?done=group-kept' };
}

async function giveRole({ house, form, caller }: Visit): Promise<Onward> {
  const role = form.get('role') ?? '';
  if (!isTreeRole(role)) refuse('role', 'There is no such role.', TREE_ROLES.join(', '));
  const [group, account] = [(form.get('group') ?? '').trim(), (form.get('account') ?? '').trim()];
  if ((group === '') === (account === '')) refuse('account', 'Say a user or choose a group.', 'one of both');
  const holder =
    group === '' ? ({ kind: 'account', name: account } as const) : ({ kind: 'group', name: group } as const);
  await grantListRole(house.unitOfWork, { list: form.get('list') ?? '', holder, role, types: [] }, caller);
  return { to: '/admin/lists?done=role-given' };
}
