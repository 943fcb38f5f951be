import { html } from '../../../dissemination/frame/html.ts';
import { changeUser } from '../../../operations/access/change-user.ts';
import { actFor } from '../../../operations/caller.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { hashPassword, verifyPassword } from '../../password.ts';
import { namedCookie } from '../../sign-in/session-cookie.ts';
import type { AdminView } from '../admin-page.ts';
import { ACTING_COOKIE, type AdminRoutes, actingText } from '../admin-routes.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { clientChoices, visibleClients } from '../parties/party-lists.ts';
import { refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { link, type Visit } from '../visit.ts';
import { grantChips } from './user-pages.ts';
import { longPassword } from './user-routes.ts';

const ACTING_S = 12 * 3600;

/** `/admin/me`: who one is, for whom one acts, and one's own password. */
export function registerMe(routes: AdminRoutes): void {
  routes.page('/admin/me', (visit) => show(visit, { values: {} }));
  routes.action('/admin/me/act', async (visit) => act(visit));
  routes.form('/admin/me/password', (visit) =>
    tryForm(
      visit,
      ['password', 'presentPassword'],
      () => changePassword(visit),
      (state) => show(visit, state),
    ),
  );
}

async function show(visit: Visit, state: FormState): Promise<AdminView> {
  const { person, actingFor } = visit;
  const own = { ...visit, caller: person };
  const choices = clientChoices(own, await visibleClients(own), 'deposit');
  const user = await accessStore(visit.house.store.read).findUser(person.account);
  const acting = html`<section class="card"><header><h2>Act for a client</h2></header><form class="frm" method="post" action="${link(visit, '/admin/me/act')}"><p class="hint">From then on you see and may do only what belongs to it, and the audit trail names you both.</p>${choiceField({ values: { party: actingFor ?? '' } }, 'party', 'Client', [['', 'Nobody: for yourself'], ...choices])}<div class="act"><button class="btn">Act</button></div></form></section>`;
  const password = html`<section class="card"><header><h2>Password</h2></header><form class="frm" method="post" action="${link(visit, '/admin/me/password')}">${formProblem(state)}<input type="hidden" name="account" autocomplete="username" value="${person.account}">${textField(state, 'presentPassword', 'Present password', { type: 'password', isRequired: true, autocomplete: 'current-password', longest: 200 })}${textField(state, 'password', 'New password', { type: 'password', isRequired: true, autocomplete: 'new-password', longest: 200, hint: '12 characters or more. Every session ends, this one too.' })}<div class="act"><button class="btn">Change it</button></div></form></section>`;
  const main = html`<div class="g"><div><section class="card"><dl class="kv"><div><dt>Account</dt><dd>${person.account}</dd></div><div><dt>E-mail</dt><dd>${user?.email === undefined || user.email === '' ? 'Not stated' : user.email}</dd></div><div><dt>May</dt><dd>${grantChips(person.grants)}</dd></div></dl></section>${password}</div><div>${choices.length > 0 && acting}</div></div>`;
  return { title: 'Your account', page: 'none', main };
}

async function act(visit: Visit) {
  const party = (visit.form.get('party') ?? '').trim().toUpperCase();
  const { baseUrl } = visit.house.settings;
  if (party === '') {
    void visit.reply.header('set-cookie', namedCookie(ACTING_COOKIE, baseUrl, '', 0));
    return { to: '/admin?done=acting-ended' };
  }
  actFor(visit.person, party);
  void visit.reply.header('set-cookie', namedCookie(ACTING_COOKIE, baseUrl, actingText(visit.person, party), ACTING_S));
  return { to: '/admin?done=acting' };
}

async function changePassword({ house, person, form }: Visit) {
  const user = await accessStore(house.store.read).findUser(person.account);
  const fits = user !== undefined && (await verifyPassword(form.get('presentPassword') ?? '', user.passwordHash));
  if (!fits) refuse('presentPassword', 'This is not the present password.', 'the password you signed in with');
  const passwordHash = await hashPassword(longPassword(form.get('password') ?? ''));
  await changeUser(house.unitOfWork, person.account, { passwordHash }, person);
  return { to: '/login' };
}
