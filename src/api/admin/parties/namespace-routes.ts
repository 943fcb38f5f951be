import { CorestoneError } from '../../../domain/error.ts';
import { addNamespace, transferNamespace } from '../../../operations/move-namespace.ts';
import { decideNamespaceRequest, requestNamespace } from '../../../operations/parties/request-namespace.ts';
import type { NamespaceRequestRow } from '../../../operations/party-ports.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import { areaField, choiceField, type FormState } from '../form-fields.ts';
import { checked } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { mayDo, type Visit } from '../visit.ts';
import { namespacePage } from './namespace-page.ts';
import { clientChoices, visibleClients } from './party-lists.ts';

const FIELDS = ['namespace', 'client', 'reason'];
const HOME = '/admin/namespaces';

/** `/admin/namespaces`: who holds which, requests that wait for the agent's word, giving and moving. */
export function registerNamespaces(routes: AdminRoutes): void {
  routes.page(HOME, (visit) => show(visit, { values: {} }, { values: {} }));
  routes.form(`${HOME}/request`, (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => ask(visit),
      (state) => show(visit, state, { values: {} }),
    ),
  );
  routes.form(`${HOME}/give`, (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => give(visit),
      (state) => show(visit, { values: {} }, state),
    ),
  );
  routes.page(`${HOME}/:namespace/transfer`, (visit) => askToMove(visit, { values: {} }));
  routes.form(`${HOME}/:namespace/transfer`, (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => move(visit),
      (state) => askToMove(visit, state),
    ),
  );
  for (const decision of ['granted', 'refused'] as const) {
    const path = `${HOME}/requests/:id/${decision}`;
    routes.page(path, (visit) => askToDecide(visit, decision, { values: {} }));
    routes.form(path, (visit) =>
      tryForm(
        visit,
        FIELDS,
        () => decide(visit, decision),
        (state) => askToDecide(visit, decision, state),
      ),
    );
  }
}

async function show(visit: Visit, requesting: FormState, giving: FormState): Promise<AdminView> {
  const { read, engine } = visit.house.store;
  const parties = partyStore(read, engine);
  const mine = <T extends { readonly client: string }>(rows: readonly T[]) =>
    rows.filter((one) => mayDo(visit, 'read', one.client));
  const clients = await visibleClients(visit);
  return namespacePage(visit, {
    namespaces: mine(await parties.namespaces()),
    requests: mine(await parties.namespaceRequests()),
    askers: clientChoices(visit, clients, 'manage-client'),
    receivers: clientChoices(visit, clients, 'manage-agent'),
    requesting,
    giving,
  });
}

function clientIn({ form }: Visit): string {
  return (form.get('client') ?? '').toUpperCase();
}

async function ask(visit: Visit) {
  const { form, house, caller } = visit;
  const wanted = { namespace: form.get('namespace') ?? '', client: clientIn(visit), reason: form.get('reason') ?? '' };
  checked(await requestNamespace(house.unitOfWork, wanted, caller));
  return { to: `${HOME}?done=requested` };
}

async function give(visit: Visit) {
  const { form, house, caller } = visit;
  const isTest = form.get('isTest') === 'yes';
  await addNamespace(house.unitOfWork, form.get('namespace') ?? '', clientIn(visit), caller, isTest);
  return { to: `${HOME}?done=namespace-given` };
}

async function move(visit: Visit) {
  await transferNamespace(visit.house.unitOfWork, visit.params.namespace ?? '', clientIn(visit), visit.caller);
  return { to: `${HOME}?done=namespace-moved` };
}

async function askToMove(visit: Visit, state: FormState): Promise<AdminView> {
  const namespace = visit.params.namespace ?? '';
  const { read, engine } = visit.house.store;
  const held = (await partyStore(read, engine).namespaces()).find((one) => one.namespace === namespace);
  if (held === undefined || !mayDo(visit, 'manage-agent', held.client))
    throw new CorestoneError('not-found', `There is no namespace ${namespace} that you may move.`);
  const others = (await visibleClients(visit)).filter((one) => one.symbol !== held.client);
  return confirmPage(visit, {
    title: `Move namespace ${namespace}`,
    page: 'namespaces',
    text: `${namespace} belongs to ${held.client}. Everything that is registered in it gets the new owner, and harvesters are told of every record.`,
    fields: choiceField(state, 'client', 'New owner', clientChoices(visit, others, 'manage-agent')),
    button: 'Move',
    isDangerous: true,
    action: `${HOME}/${encodeURIComponent(namespace)}/transfer`,
    back: HOME,
    state,
  });
}

async function requestOf(visit: Visit): Promise<NamespaceRequestRow> {
  const { read, engine } = visit.house.store;
  const found = (await partyStore(read, engine).namespaceRequests()).find((one) => one.id === visit.params.id);
  if (found !== undefined && mayDo(visit, 'read', found.client)) return found;
  throw new CorestoneError('not-found', 'There is no such request that you may see.');
}

async function askToDecide(visit: Visit, decision: 'granted' | 'refused', state: FormState): Promise<AdminView> {
  const { id, namespace, client, requestedBy } = await requestOf(visit);
  const isGrant = decision === 'granted';
  return confirmPage(visit, {
    title: `${isGrant ? 'Grant' : 'Refuse'} namespace ${namespace}`,
    page: 'namespaces',
    text: isGrant
      ? `${requestedBy} asks for ${namespace} for ${client}, which may then register IGSNs that begin with it.`
      : `${requestedBy} asks for ${namespace} for ${client} and sees the reason you give.`,
    fields: areaField(state, 'reason', 'Reason', { longest: 2000 }),
    button: isGrant ? 'Grant' : 'Refuse',
    isDangerous: !isGrant,
    action: `${HOME}/requests/${encodeURIComponent(id)}/${decision}`,
    back: HOME,
    state,
  });
}

async function decide(visit: Visit, decision: 'granted' | 'refused') {
  const { id } = await requestOf(visit);
  const decided = { decision, reason: visit.form.get('reason') ?? '' };
  checked(await decideNamespaceRequest(visit.house.unitOfWork, id, decided, visit.caller));
  return { to: `${HOME}?done=${decision}` };
}
