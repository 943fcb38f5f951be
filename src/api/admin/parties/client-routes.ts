import { CorestoneError } from '../../../domain/error.ts';
import { createClient } from '../../../operations/create-client.ts';
import { changeClient } from '../../../operations/parties/change-client.ts';
import type { PartyChanges } from '../../../operations/party-ports.ts';
import { hashPassword } from '../../password.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import type { FormState } from '../form-fields.ts';
import { checked, wholeNumber, words } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { mayDo, type Visit } from '../visit.ts';
import { clientForm, clientListPage, clientPage, newClientForm } from './client-pages.ts';
import { atTheirRows, CONTACT_FIELDS, contactsIn, contactValues } from './contact-fields.ts';
import { lockNote } from './lock-note.ts';
import { type ShownClient, visibleClients } from './party-lists.ts';

const FIELDS = [
  'symbol',
  'name',
  'domains',
  'quota',
  'upstream',
  'comments',
  'experiments',
  'namespace',
  'namespaces',
  'password',
  ...CONTACT_FIELDS,
];
const OWN = ['name', 'comments', 'experiments'] as const;

/** `/admin/clients`: those the person may see; a new one; one with its contacts, domains, quota and password. */
export function registerClients(routes: AdminRoutes): void {
  routes.page('/admin/clients', async (visit) => clientListPage(visit, await visibleClients(visit)));
  routes.page('/admin/clients/new', async (visit) =>
    newClientForm(visit, { values: { quota: '-1', symbol: agentOf(visit) } }),
  );
  routes.form('/admin/clients/new', (visit) =>
    tryForm(
      visit,
      [...FIELDS],
      () => makeClient(visit),
      (state) => newClientForm(visit, renamed(state)),
    ),
  );
  routes.page('/admin/clients/:symbol', async (visit) => {
    const client = await clientOf(visit);
    const { symbol } = client;
    const note =
      mayDo(visit, 'manage-client', symbol) &&
      (await lockNote(visit, symbol, `/admin/clients/${encodeURIComponent(symbol)}`));
    return clientPage(visit, client, note);
  });
  routes.page('/admin/clients/:symbol/edit', async (visit) => editForm(visit));
  routes.form('/admin/clients/:symbol/edit', async (visit) => {
    const client = await clientOf(visit);
    return tryForm(
      visit,
      FIELDS,
      () => change(visit, client),
      (state) => clientForm(visit, client, atTheirRows(state, visit.form)),
    );
  });
}

/** Findings about one of several namespaces belong to the field with them all. */
function renamed(state: FormState): FormState {
  const { namespace, ...errors } = state.errors ?? {};
  return namespace === undefined ? state : { ...state, errors: { ...errors, namespaces: namespace } };
}

function agentOf({ caller }: Visit): string {
  const agent = caller.grants.find((one) => one.role === 'agent-manager')?.party;
  return agent === undefined || agent === '' ? '' : `${agent}.`;
}

async function clientOf(visit: Visit): Promise<ShownClient> {
  const symbol = (visit.params.symbol ?? '').toUpperCase();
  const [client] = await visibleClients(visit, [symbol]);
  if (client !== undefined) return client;
  throw new CorestoneError('not-found', `There is no client ${symbol} that you may see.`);
}

async function makeClient({ house, caller, form }: Visit) {
  const password = form.get('password') ?? '';
  const wanted = {
    symbol: (form.get('symbol') ?? '').trim(),
    namespaces: words(form.get('namespaces')),
    domains: words(form.get('domains')),
    quota: wholeNumber(form.get('quota'), 'quota', -1),
    passwordHash: password === '' ? null : await hashPassword(checkedPassword(password)),
    ...((form.get('name') ?? '').trim() !== '' && { name: form.get('name')!.trim() }),
  };
  const { client } = checked(await createClient(house.unitOfWork, wanted, caller));
  return { to: `/admin/clients/${encodeURIComponent(client.symbol)}?done=client-made` };
}

function checkedPassword(password: string): string {
  if (password.length >= 12) return password;
  const finding = {
    code: 'password-short',
    severity: 'error',
    message: 'The password is too short.',
    field: 'password',
    rule: '12 characters or more',
  } as const;
  throw new CorestoneError('invalid-input', finding.message, { findings: [finding] });
}

async function editForm(visit: Visit): Promise<AdminView> {
  const client = await clientOf(visit);
  const { name, contacts, comments, experiments, upstream } = client;
  const values = {
    name,
    ...contactValues(contacts),
    comments,
    experiments,
    upstream,
    domains: client.domains.join('\n'),
    quota: String(client.quota),
    isActive: client.isActive ? 'yes' : '',
  };
  return clientForm(visit, client, { values });
}

async function change(visit: Visit, client: ShownClient) {
  const { form, caller, house } = visit;
  const own = Object.fromEntries(
    OWN.filter((field) => form.has(field)).map((field) => [field, form.get(field)!.trim()]),
  );
  const password = form.get('password') ?? '';
  const changes: PartyChanges = {
    ...own,
    ...contactsIn(form),
    ...(mayDo(visit, 'manage-agent', client.symbol) && agentsChanges(form)),
    ...(password !== '' && { passwordHash: await hashPassword(checkedPassword(password)) }),
    ...(form.get('noPassword') === 'yes' && { passwordHash: null }),
  };
  checked(await changeClient(house.unitOfWork, client.symbol, changes, caller));
  return { to: `/admin/clients/${encodeURIComponent(client.symbol)}?done=client-changed` };
}

function agentsChanges(form: URLSearchParams): PartyChanges {
  return {
    domains: words(form.get('domains')),
    quota: wholeNumber(form.get('quota'), 'quota', -1),
    upstream: (form.get('upstream') ?? '').trim(),
    isActive: form.get('isActive') === 'yes',
  };
}
