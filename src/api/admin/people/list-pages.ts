import { type Html, html } from '../../../dissemination/frame/html.ts';
import { OBJECT_TYPE } from '../../../domain/drilling/object-type.ts';
import { TREE_ROLES } from '../../../domain/party/tree-right.ts';
import type { ListsAndGroups } from '../../../operations/access/expedition-lists.ts';
import type { AdminView } from '../admin-page.ts';
import { areaField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, pathWith, type Visit } from '../visit.ts';

/** What the page knows, and which of its three forms came back with something wrong. */
export interface ListsShown extends ListsAndGroups {
  readonly form?: 'list' | 'group' | 'role';
  readonly state?: FormState;
}

const EMPTY: FormState = { values: {} };

/** Lists of expeditions with the roles for each, and groups of users; a form for each of the three. */
export function listsPage(visit: Visit, shown: ListsShown): AdminView {
  const { lists, groups } = shown;
  const state = (form: ListsShown['form']): FormState => (shown.form === form ? (shown.state ?? EMPTY) : EMPTY);
  const main = html`<div class="stack">
<section class="card" id="lists"><header class="pad"><h2>Lists</h2></header>${lists.length === 0 ? html`<div class="none"><p>There is no list yet.</p></div>` : listTable(visit, shown)}</section>
<section class="card" id="list-roles"><header class="pad"><h2>Roles for lists</h2></header>${shown.grants.length === 0 ? html`<div class="none"><p>Nobody has a role for a list yet.</p></div>` : grantTable(visit, shown)}</section>
<section class="card" id="groups"><header class="pad"><h2>Groups</h2></header>${groups.length === 0 ? html`<div class="none"><p>There is no group yet.</p></div>` : groupTable(visit, shown)}</section>
<section class="card" id="change-list"><header><h2>Make or change a list</h2></header>${listForm(visit, state('list'))}</section>
<section class="card" id="change-group"><header><h2>Make or change a group</h2></header>${groupForm(visit, state('group'))}</section>
${lists.length > 0 && html`<section class="card"><header><h2>Give a role for a list</h2></header>${roleForm(visit, shown, state('role'))}</section>`}
</div>`;
  return { title: 'Lists and groups', page: 'lists', about: 'one role for many expeditions, or for many people', main };
}

function listTable(visit: Visit, { lists }: ListsShown): Html {
  const rows = lists.map(
    ({ name, note, objects }) =>
      html`<tr><th scope="row">${name}${note !== '' && html`<span class="say mut sm">${note}</span>`}</th><td class="wide m" data-l="Holds">${objects.map((one) => (one.type === 'program' ? `all of ${one.combinedId}` : one.combinedId)).join(', ')}</td><td class="r">${changeLink(visit, 'list', name)}${removeButton(visit, 'list', name, `Remove the list ${name}`)}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>List</th><th>Holds</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function groupTable(visit: Visit, { groups, groupRoles }: ListsShown): Html {
  const rows = groups.map(
    ({ name, note, members }) =>
      html`<tr><th scope="row">${name}${note !== '' && html`<span class="say mut sm">${note}</span>`}</th><td class="wide" data-l="Members">${members.join(', ')}</td><td class="wide" data-l="Roles">${groupRoles
        .filter(({ group }) => group === name)
        .map(({ role, combinedId }) => `${role} of ${combinedId}`)
        .join(
          ', ',
        )}</td><td class="r">${changeLink(visit, 'group', name)}${removeButton(visit, 'group', name, `Remove the group ${name}`)}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Group</th><th>Members</th><th>Roles of its own</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function grantTable(visit: Visit, { grants }: ListsShown): Html {
  const rows = grants.map(
    ({ id, list, holder, role, types, createdBy, createdAt }) =>
      html`<tr><th scope="row">${holder.kind === 'group' && 'group '}${holder.name}</th><td data-l="Role">${role}</td><td data-l="List">${list}</td><td class="wide" data-l="Only">${types.map((type) => OBJECT_TYPE[type].plural.toLowerCase()).join(', ')}</td><td data-l="Given by">${createdBy}, <span class="n">${createdAt.slice(0, 10)}</span></td><td class="r">${removeButton(visit, 'role', id, `Take back the role of ${holder.name} for ${list}`, 'Take back')}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Who</th><th>Role</th><th>List</th><th>Only</th><th>Given by</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** Puts a list or a group into its form, to be changed there. */
function changeLink(visit: Visit, what: 'list' | 'group', name: string): Html {
  return html`<a class="btn s" href="${link(visit, pathWith('/admin/lists', { [what]: name }))}#change-${what}" aria-label="Change the ${what} ${name}">Change</a> `;
}

/** What a list or group that is to be changed says now, for its form; undefined where there is none of that name. */
export function formOf(
  { lists, groups }: ListsAndGroups,
  query: URLSearchParams,
): Required<Pick<ListsShown, 'form' | 'state'>> | undefined {
  const list = lists.find(({ name }) => name === query.get('list'));
  const group = groups.find(({ name }) => name === query.get('group'));
  if (list !== undefined) {
    const objects = list.objects.map((one) => one.fullName).join('\n');
    return { form: 'list', state: { values: { name: list.name, note: list.note, objects } } };
  }
  if (group === undefined) return undefined;
  const members = group.members.join('\n');
  return { form: 'group', state: { values: { name: group.name, note: group.note, members } } };
}

function removeButton(visit: Visit, what: string, value: string, label: string, word = 'Remove'): Html {
  return html`<form method="post" action="${link(visit, `/admin/lists/${what}/remove`)}"><input type="hidden" name="value" value="${value}"><button class="btn s" aria-label="${label}">${word}</button></form>`;
}

function listForm(visit: Visit, state: FormState): Html {
  return html`<form class="frm" method="post" action="${link(visit, '/admin/lists/list')}">${formProblem(state)}
${textField(state, 'name', 'List', { isRequired: true, longest: 80, hint: 'A new name makes a list; the name of a list changes it.' })}
${areaField(state, 'objects', 'Programs and expeditions', { isRequired: true, hint: 'All that is to be on it, a line each: ICDP for a whole program, 5054 for an expedition.' })}
${textField(state, 'note', 'Note', { longest: 500 })}
<div class="act"><button class="btn p">Keep the list</button></div></form>`;
}

function groupForm(visit: Visit, shown: FormState): Html {
  const state = { ...shown, idPrefix: 'group' };
  return html`<form class="frm" method="post" action="${link(visit, '/admin/lists/group')}">${formProblem(state)}
${textField(state, 'name', 'Group', { isRequired: true, longest: 80, hint: 'A new name makes a group; the name of a group changes it.' })}
${areaField(state, 'members', 'Members', { hint: 'Names of users, a line each: all who are to be in it.' })}
${textField(state, 'note', 'Note', { longest: 500 })}
<div class="act"><button class="btn p">Keep the group</button></div></form>`;
}

function roleForm(visit: Visit, { lists, groups }: ListsShown, state: FormState): Html {
  const holders = [
    ['', 'the user named below'],
    ...groups.map(({ name }) => [name, `group ${name}`] as const),
  ] as const;
  return html`<form class="frm" method="post" action="${link(visit, '/admin/lists/role')}">${formProblem(state)}
${choiceField(state, 'group', 'Who', holders)}
${textField(state, 'account', 'User', { isEither: true, longest: 80, hint: 'Name by which the person signs in.' })}
${choiceField(
  state,
  'role',
  'Role',
  TREE_ROLES.map((one) => [one, one] as const),
)}
${choiceField(
  state,
  'list',
  'List',
  lists.map(({ name }) => [name, name] as const),
  { hint: 'Everything on it, and what comes on it later.' },
)}
<div class="act"><button class="btn p">Give the role</button></div></form>`;
}
