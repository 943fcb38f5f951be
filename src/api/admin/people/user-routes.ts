import { html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { type Grant, isRole } from '../../../domain/party/role.ts';
import { changeUser } from '../../../operations/access/change-user.ts';
import type { UserRow } from '../../../operations/access-ports.ts';
import { ensureMay } from '../../../operations/caller.ts';
import { createUser } from '../../../operations/create-user.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { hashPassword } from '../../password.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { lockNote } from '../parties/lock-note.ts';
import { refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { pathWith, type Visit } from '../visit.ts';
import { grantsText, userForm, userListPage } from './user-pages.ts';

const FIELDS = ['name', 'email', 'password', 'grants'];

/** `/admin/users`: people and what they may do where; for administrators. */
export function registerUsers(routes: AdminRoutes): void {
  routes.page('/admin/users', async (visit) => {
    ensureMay(visit.caller, 'administer', '');
    return userListPage(visit, await accessStore(visit.house.store.read).users());
  });
  routes.page('/admin/users/new', async (visit) => {
    ensureMay(visit.caller, 'administer', '');
    return userForm(visit, undefined, { values: {} });
  });
  routes.form('/admin/users/new', (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => make(visit),
      (state) => userForm(visit, undefined, state),
    ),
  );
  routes.page('/admin/users/:name', async (visit) => {
    const user = await userOf(visit);
    const values = { email: user.email, grants: grantsText(user.grants), isActive: user.isActive ? 'yes' : '' };
    const view = userForm(visit, user, { values });
    const note = await lockNote(visit, user.name, `/admin/users/${encodeURIComponent(user.name)}`);
    return { ...view, main: html`${note}${view.main}` };
  });
  routes.form('/admin/users/:name', async (visit) => {
    const user = await userOf(visit);
    return tryForm(
      visit,
      FIELDS,
      () => change(visit, user),
      (state) => userForm(visit, user, state),
    );
  });
}

async function userOf(visit: Visit): Promise<UserRow> {
  ensureMay(visit.caller, 'administer', '');
  const name = visit.params.name ?? '';
  const user = await accessStore(visit.house.store.read).findUser(name);
  if (user === undefined) throw new CorestoneError('not-found', `There is no user ${name}.`);
  return user;
}

async function make({ house, form, caller }: Visit) {
  ensureMay(caller, 'administer', '');
  const name = (form.get('name') ?? '').trim();
  const password = longPassword(form.get('password') ?? '');
  const wanted = { name, email: (form.get('email') ?? '').trim(), grants: readGrants(form.get('grants') ?? '') };
  await createUser(house.unitOfWork, { ...wanted, passwordHash: await hashPassword(password) }, caller);
  return { to: '/admin/users?done=user-made' };
}

async function change({ house, form, caller }: Visit, user: UserRow) {
  const password = form.get('password') ?? '';
  const changes = {
    email: (form.get('email') ?? '').trim(),
    isActive: form.get('isActive') === 'yes',
    grants: readGrants(form.get('grants') ?? ''),
    ...(password !== '' && { passwordHash: await hashPassword(longPassword(password)) }),
  };
  await changeUser(house.unitOfWork, user.name, changes, caller);
  return { to: pathWith('/admin/users', { done: 'user-changed' }) };
}

/** The password, unless it is too short to be one. */
export function longPassword(password: string): string {
  return password.length >= 12 ? password : refuse('password', 'The password is too short.', '12 characters or more');
}

function readGrants(text: string): Grant[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => {
    const [role = '', party = ''] = line.split(/\s+(?:for\s+)?/);
    if (isRole(role)) return { role, party: party === '*' ? '' : party.toUpperCase() };
    return refuse(
      'grants',
      `${role} is no role.`,
      'administrator, agent-manager, client-manager, depositor or reader, then a symbol, or nothing for all',
    );
  });
}
