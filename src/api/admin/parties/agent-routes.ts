import { html } from '../../../dissemination/frame/html.ts';
import { CorestoneError } from '../../../domain/error.ts';
import { changeAgent } from '../../../operations/parties/change-agent.ts';
import type { AgentDetails } from '../../../operations/party-ports.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { hashPassword } from '../../password.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { checkField, type FormState, formProblem, textField } from '../form-fields.ts';
import { tryForm } from '../try-form.ts';
import { link, mayAnywhere, mayDo, type Visit } from '../visit.ts';
import {
  atTheirRows,
  CONTACT_FIELDS,
  contactFields,
  contactLines,
  contactsIn,
  contactValues,
} from './contact-fields.ts';
import { lockNote } from './lock-note.ts';

/** `/admin/agents`: allocating agents, and changes of one. A new agent comes with its first client. */
export function registerAgents(routes: AdminRoutes): void {
  routes.page('/admin/agents', listAgents);
  routes.page('/admin/agents/:symbol', async (visit) => {
    const agent = await agentOf(visit);
    const view = agentForm(visit, agent, {
      values: { name: agent.name, ...contactValues(agent.contacts), isActive: agent.isActive ? 'yes' : '' },
    });
    const note =
      mayDo(visit, 'manage-agent', agent.symbol) &&
      (await lockNote(visit, agent.symbol, `/admin/agents/${encodeURIComponent(agent.symbol)}`));
    return { ...view, main: html`${note}${view.main}` };
  });
  routes.form('/admin/agents/:symbol', async (visit) => {
    const agent = await agentOf(visit);
    const fields = ['name', 'password', ...CONTACT_FIELDS];
    return tryForm(
      visit,
      fields,
      () => change(visit, agent),
      (state) => agentForm(visit, agent, atTheirRows(state, visit.form)),
    );
  });
}

async function agents(visit: Visit): Promise<AgentDetails[]> {
  const { read, engine } = visit.house.store;
  return (await partyStore(read, engine).agents()).filter((one) => mayDo(visit, 'read', one.symbol));
}

async function agentOf(visit: Visit): Promise<AgentDetails> {
  const symbol = (visit.params.symbol ?? '').toUpperCase();
  const found = (await agents(visit)).find((one) => one.symbol === symbol);
  if (found !== undefined && mayDo(visit, 'manage-agent', symbol)) return found;
  throw new CorestoneError('not-found', `There is no agent ${symbol} that you may change.`);
}

async function listAgents(visit: Visit): Promise<AdminView> {
  const rows = (await agents(visit)).map((one) => {
    const symbol = mayDo(visit, 'manage-agent', one.symbol)
      ? html`<a href="${link(visit, `/admin/agents/${encodeURIComponent(one.symbol)}`)}">${one.symbol}</a>`
      : one.symbol;
    return html`<tr><th scope="row" class="m">${symbol}</th><td class="wide">${one.name}</td><td>${contactLines(one.contacts)}</td><td>${one.isActive ? 'active' : 'not active'}</td></tr>`;
  });
  const nothing = html`<div class="none"><p>You see no agent: your roles are for clients. Their agents are shown with them.</p></div>`;
  const canMake = mayAnywhere(visit, 'administer', []);
  return {
    title: 'Agents',
    page: 'agents',
    actions:
      canMake && html`<a class="btn" href="${link(visit, '/admin/clients/new')}">New agent, by its first client</a>`,
    main: html`<section class="card" id="agents" data-live="">${rows.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>Symbol</th><th>Name</th><th>Contacts</th><th>State</th></tr></thead><tbody>${rows}</tbody></table>`}</section>`,
  };
}

function agentForm(visit: Visit, { symbol, hasPassword }: AgentDetails, state: FormState): AdminView {
  const main = html`<section class="card"><form class="frm" method="post" action="${link(visit, `/admin/agents/${encodeURIComponent(symbol)}`)}"><div class="box-t">${formProblem(state)}</div>
${textField(state, 'name', 'Name', { isRequired: true })}
${contactFields(state)}
${mayDo(visit, 'administer', '') && checkField(state, 'isActive', 'Active')}
${textField(state, 'password', 'New password', { type: 'password', longest: 200, autocomplete: 'new-password', hint: `12 characters or more; empty leaves it as it is. ${hasPassword ? 'One is set.' : 'None is set.'}` })}
<div class="act"><button class="btn p">Keep</button><a class="btn" href="${link(visit, '/admin/agents')}">Back</a></div></form></section>`;
  return { title: `Change ${symbol}`, page: 'agents', main };
}

async function change(visit: Visit, { symbol }: AgentDetails) {
  const { form, house, caller } = visit;
  const text = (name: string) => (form.get(name) ?? '').trim();
  const password = form.get('password') ?? '';
  if (password !== '' && password.length < 12)
    throw new CorestoneError('invalid-input', 'The password is too short: 12 characters or more.');
  const changes = {
    name: text('name'),
    ...contactsIn(form),
    ...(mayDo(visit, 'administer', '') && { isActive: form.get('isActive') === 'yes' }),
    ...(password !== '' && { passwordHash: await hashPassword(password) }),
  };
  await changeAgent(house.unitOfWork, symbol, changes, caller);
  return { to: '/admin/agents?done=agent-changed' };
}
