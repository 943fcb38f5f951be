import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type Grant, ROLES } from '../../../domain/party/role.ts';
import type { UserRow } from '../../../operations/access-ports.ts';
import type { AdminView } from '../admin-page.ts';
import { areaField, checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

const MEANING: Readonly<Record<(typeof ROLES)[number], string>> = {
  administrator: 'everything, users and settings included',
  'agent-manager': 'makes clients, grants namespaces, sets quotas',
  'client-manager': 'a client’s contact, password, tokens; asks for namespaces',
  depositor: 'registers, changes, withdraws',
  reader: 'sees what is not public',
};

/** Everybody, with what they may do. */
export function userListPage(visit: Visit, users: readonly UserRow[]): AdminView {
  const rows = users.map(
    (one) =>
      html`<tr><th scope="row"><a href="${link(visit, `/admin/users/${encodeURIComponent(one.name)}`)}">${one.name}</a></th><td class="wide">${one.email}</td><td class="wide">${grantChips(one.grants)}</td><td>${one.isActive ? 'active' : 'not active'}</td></tr>`,
  );
  return {
    title: 'Users',
    page: 'users',
    about: 'people who sign in',
    actions: html`<a class="btn p" href="${link(visit, '/admin/users/new')}">New user</a>`,
    main: html`<section class="card" id="users" data-live=""><table class="qt"><thead><tr><th>Name</th><th>E-mail</th><th>May</th><th>State</th></tr></thead><tbody>${rows}</tbody></table></section>`,
  };
}

/** What somebody may do, as chips. */
export function grantChips(grants: readonly Grant[]): Html {
  if (grants.length === 0) return html`<span class="mut">nothing</span>`;
  return html`<span class="chips">${grants.map(({ role, party }) => html`<span class="chip">${role}${party !== '' && html` of <span class="m">${party}</span>`}</span>`)}</span>`;
}

/** Grants as lines of text, a role and a symbol each. */
export function grantsText(grants: readonly Grant[]): string {
  return grants.map(({ role, party }) => `${role} ${party}`.trim()).join('\n');
}

/** The form that makes or changes a user. */
export function userForm(visit: Visit, user: UserRow | undefined, state: FormState): AdminView {
  const path = user === undefined ? '/admin/users/new' : `/admin/users/${encodeURIComponent(user.name)}`;
  const roles = html`<dl class="kv">${ROLES.map((role) => html`<div><dt>${role}</dt><dd>${MEANING[role]}</dd></div>`)}</dl>`;
  const form = html`<form class="frm" method="post" action="${link(visit, path)}"><div class="box-t">${formProblem(state)}</div>
${user === undefined && textField(state, 'name', 'Name', { isRequired: true, longest: 80, hint: 'Letters, digits and . @ _ -. The audit trail keeps it.' })}
${textField(state, 'email', 'E-mail', { type: 'email', hint: 'By it an institution’s sign-in finds the account.' })}
${areaField(state, 'grants', 'May', { hint: 'One role a line, then the symbol of an agent or client; without one it holds everywhere. For example: client-manager GFZ.ICDP' })}
${user !== undefined && checkField(state, 'isActive', 'Active: may sign in')}
${textField(state, 'password', user === undefined ? 'Password' : 'New password', { type: 'password', isRequired: user === undefined, longest: 200, autocomplete: 'new-password', hint: `12 characters or more${user === undefined ? '' : '; empty leaves it as it is. A new one ends every session'}.` })}
<div class="act"><button class="btn p">${user === undefined ? 'Make the user' : 'Keep'}</button><a class="btn" href="${link(visit, '/admin/users')}">Back</a></div></form>`;
  const main = html`<div class="g"><div><section class="card">${form}</section></div><div><section class="card"><header><h2>Roles</h2></header>${roles}</section></div></div>`;
  return { title: user === undefined ? 'New user' : `Change ${user.name}`, page: 'users', main };
}
