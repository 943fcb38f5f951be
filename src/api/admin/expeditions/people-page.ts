import { type Html, html } from '../../../dissemination/frame/html.ts';
import { OBJECT_TYPE, OBJECT_TYPES, type ObjectType } from '../../../domain/drilling/object-type.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { isTreeRole, TREE_ROLES, type TreeRole, typesEnteredBy } from '../../../domain/party/tree-right.ts';
import { grantTreeRole, revokeTreeRole } from '../../../operations/access/grant-tree-role.ts';
import { ensureMay } from '../../../operations/caller.ts';
import type { ReachingRole } from '../../../operations/list-grant-ports.ts';
import type { TreeGrantRow } from '../../../operations/tree-grant-ports.ts';
import { listGrantStore } from '../../../store/ports/list-grant-store.ts';
import { treeGrantStore } from '../../../store/ports/tree-grant-store.ts';
import { findSetUp, type SetUp, type SetUpObject } from '../../../store/read/list-expedition-set-up.ts';
import { findEnteredExpeditions } from '../../../store/read/station-expeditions.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { checkField, checkGroup, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { keyIn, refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { link, mayDo, type Onward, type Visit } from '../visit.ts';
import { setUpPath } from './expedition-pages.ts';

const MEANING: Readonly<Record<TreeRole, string>> = {
  curator: 'sees and enters everything, samples, boxes and requests included',
  technician: 'sees everything, enters core runs, sections, splits and what comes from the hole',
  scientist: 'sees everything, enters descriptions, not core runs',
  reader: 'sees everything, enters nothing',
};
const FIELDS = ['group', 'account', 'role', 'object', 'types', 'station'];

/** `/admin/expeditions/:id/people`: who may do what in an expedition; for who manages its client. */
export function registerPeople(routes: AdminRoutes): void {
  routes.page('/admin/expeditions/:id/people', async (visit) => peoplePage(visit, { values: {} }));
  routes.form('/admin/expeditions/:id/people', (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => give(visit),
      (state) => peoplePage(visit, state),
    ),
  );
  routes.action('/admin/expeditions/:id/people/remove', async (visit): Promise<Onward> => {
    await revokeTreeRole(visit.house.unitOfWork, keyIn(visit.form.get('grant')), visit.caller);
    return { to: `${pathOf(keyIn(visit.params.id))}?done=role-taken` };
  });
}

const pathOf = (id: string): string => `${setUpPath({ id })}/people`;

interface Peopled extends SetUp {
  readonly client: string;
}

async function peopled(visit: Visit): Promise<Peopled> {
  const { read } = visit.house.store;
  const key = keyIn(visit.params.id);
  const [found] = key === '' ? [] : await findEnteredExpeditions(read, key);
  const setUp = found && (await findSetUp(read, key));
  if (found === undefined || setUp === undefined || !mayDo(visit, 'manage-client', found.client))
    throw new CorestoneError('not-found', 'There is no such expedition that you manage.');
  return { ...setUp, client: found.client };
}

async function peoplePage(visit: Visit, state: FormState): Promise<AdminView> {
  const setUp = await peopled(visit);
  const { expedition } = setUp;
  const { read, engine } = visit.house.store;
  const grants = await treeGrantStore(read).below(expedition.path);
  const lists = listGrantStore(read, engine);
  const byList = await lists.reaching(expedition.path);
  const groups = (await lists.groups()).map(({ name }) => name);
  const about =
    setUp.client === ''
      ? html`No client holds the namespace of ${setUp.program}.`
      : html`Whoever reads or deposits for <span class="m">${setUp.client}</span> does so here without a role.`;
  const main = html`<div class="stack"><section class="card" id="people"><header class="pad"><h2>Roles</h2></header>${grants.length === 0 ? html`<div class="none"><p>Nobody has a role here yet.</p></div>` : grantTable(visit, expedition, grants)}</section>${byList.length > 0 && html`<section class="card" id="by-list"><header class="pad"><h2>Roles by lists</h2></header>${reachingTable(visit, byList)}</section>`}<section class="card"><header><h2>Give a role</h2></header>${grantForm(visit, setUp, groups, state)}</section></div>`;
  return { title: `People of ${expedition.combinedId}`, page: 'expeditions', about, main };
}

function grantTable(visit: Visit, { id }: SetUpObject, grants: readonly TreeGrantRow[]): Html {
  const rows = grants.map(
    (one) =>
      html`<tr><th scope="row">${holderOf(one)}${membersOf(one.members)}${one.station !== '' && html`<span class="say mut sm">station ${one.station}</span>`}</th><td data-l="Role">${one.role}</td><td class="m" data-l="Where">${one.combinedId}</td><td class="wide" data-l="Only">${one.types.map((type) => OBJECT_TYPE[type].plural.toLowerCase()).join(', ')}</td><td data-l="Given by">${one.createdBy}, <span class="n">${one.createdAt.slice(0, 10)}</span></td><td class="r"><form method="post" action="${link(visit, `${pathOf(id)}/remove`)}"><input type="hidden" name="grant" value="${one.id}"><button class="btn s" aria-label="Take back the role of ${holderOf(one)} for ${one.combinedId}">Take back</button></form></td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Who</th><th>Role</th><th>Where</th><th>Only</th><th>Given by</th><th></th></tr></thead><tbody>${rows}</tbody></table>`;
}

const holderOf = ({ account, group }: TreeGrantRow): string => (group === '' ? account : `group ${group}`);

const membersOf = (members: readonly string[]): Html | false =>
  members.length > 0 && html`<span class="say mut sm">${members.join(', ')}</span>`;

/** Roles of users and groups for lists on which the expedition or its program stands; an administrator changes them there. */
function reachingTable(visit: Visit, roles: readonly ReachingRole[]): Html {
  const isChanging = mayDo(visit, 'administer', '');
  const rows = roles.map(
    ({ holder, members, role, list, types, createdBy, createdAt }) =>
      html`<tr><th scope="row">${holder.kind === 'group' && 'group '}${holder.name}${membersOf(members)}</th><td data-l="Role">${role}</td><td data-l="List">${isChanging ? html`<a href="${link(visit, '/admin/lists')}">${list}</a>` : list}</td><td class="wide" data-l="Only">${types.map((type) => OBJECT_TYPE[type].plural.toLowerCase()).join(', ')}</td><td data-l="Given by">${createdBy}, <span class="n">${createdAt.slice(0, 10)}</span></td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Who</th><th>Role</th><th>List</th><th>Only</th><th>Given by</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function grantForm(
  visit: Visit,
  { expedition, sitesAndHoles }: SetUp,
  groups: readonly string[],
  state: FormState,
): Html {
  const places = [expedition, ...sitesAndHoles].map(
    (one) => [one.id, one.type === 'expedition' ? `all of ${one.combinedId}` : one.combinedId] as const,
  );
  const holders = [['', 'the account named below'], ...groups.map((name) => [name, `group ${name}`] as const)] as const;
  const roles = TREE_ROLES.map((one) => [one, `${one}: ${MEANING[one]}`] as const);
  const entered = OBJECT_TYPES.filter((type) => TREE_ROLES.some((role) => typesEnteredBy(role).includes(type)));
  const boxes = entered.map((type) => checkField(state, typeBox(type), OBJECT_TYPE[type].plural));
  return html`<form class="frm" method="post" action="${link(visit, pathOf(expedition.id))}">${formProblem(state)}
${groups.length > 0 && choiceField(state, 'group', 'Who', holders, { hint: 'All who are in a group have the role as long as they are in it.' })}
${textField(state, 'account', 'Account', { ...(groups.length > 0 ? { isEither: true } : { isRequired: true }), longest: 80, hint: 'Name by which the person signs in, or the account of a station. An administrator makes it under Users.' })}
${choiceField(state, 'role', 'Role', roles)}
${choiceField(state, 'object', 'Where', places, { hint: 'And everything below it.' })}
${textField(state, 'station', 'Station', { longest: 60, hint: 'For the account of a station, its name, as Drill floor.' })}
<details class="more"><summary>Only some types of objects</summary>${checkGroup(state, 'types', 'Only these; nothing ticked is all that the role enters', boxes)}</details>
<div class="act"><button class="btn p">Give the role</button><a class="btn" href="${link(visit, setUpPath(expedition))}">Back</a></div></form>`;
}

const typeBox = (type: ObjectType): string => `type.${type}`;

async function give(visit: Visit): Promise<Onward> {
  const { expedition, sitesAndHoles, client } = await peopled(visit);
  ensureMay(visit.caller, 'manage-client', client);
  const { form } = visit;
  const role = form.get('role') ?? '';
  if (!isTreeRole(role)) refuse('role', 'There is no such role.', TREE_ROLES.join(', '));
  const object = [expedition, ...sitesAndHoles].find((one) => one.id === form.get('object'));
  if (object === undefined) refuse('object', 'There is no such place.', 'the expedition, one of its sites or holes');
  const [group, account] = [(form.get('group') ?? '').trim(), (form.get('account') ?? '').trim()];
  if ((group === '') === (account === '')) refuse('account', 'Say an account or choose a group.', 'one of both');
  const wanted = {
    ...(group === '' ? { account } : { group }),
    objectId: object.id,
    role,
    types: OBJECT_TYPES.filter((type) => form.get(typeBox(type)) === 'yes'),
    station: form.get('station') ?? '',
  };
  await grantTreeRole(visit.house.unitOfWork, wanted, visit.caller);
  return { to: `${pathOf(expedition.id)}?done=role-given` };
}
