import { CorestoneError } from '../../../domain/error.ts';
import { ACTIONS, type Action } from '../../../domain/party/permission.ts';
import { ensureMayManage, issueToken, revokeToken } from '../../../operations/access/issue-token.ts';
import { accessStore } from '../../../store/ports/access-store.ts';
import { newTokenSecret } from '../../rest/parties/token-routes.ts';
import { hashSecret } from '../../sign-in/sign-in-request.ts';
import type { AdminView } from '../admin-page.ts';
import type { AdminRoutes } from '../admin-routes.ts';
import { confirmPage } from '../confirm-page.ts';
import type { FormState } from '../form-fields.ts';
import { clientChoices, visibleClients } from '../parties/party-lists.ts';
import { keyIn, refuse } from '../read-form.ts';
import { tryForm } from '../try-form.ts';
import { mayDo, pathWith, type Visit } from '../visit.ts';
import { issuedPage, tokenPage } from './token-pages.ts';

const FIELDS = ['name', 'scope', 'party', 'expires', 'account'];

/** `/admin/tokens`: for machines instead of passwords; the secret is shown once. */
export function registerTokens(routes: AdminRoutes): void {
  routes.page('/admin/tokens', (visit) => show(visit, accountOf(visit, visit.query), { values: { scope: 'deposit' } }));
  routes.form('/admin/tokens', (visit) =>
    tryForm(
      visit,
      FIELDS,
      () => issue(visit),
      (state) => show(visit, accountOf(visit, visit.form), state),
    ),
  );
  routes.page('/admin/tokens/:id/revoke', async (visit) => {
    const token = await tokenOf(visit);
    return confirmPage(visit, {
      title: `Revoke ${token.name}`,
      page: 'tokens',
      text: `The token of ${token.account} is refused from now on. Whatever uses it stops working.`,
      button: 'Revoke',
      isDangerous: true,
      action: `/admin/tokens/${encodeURIComponent(token.id)}/revoke`,
      back: pathWith('/admin/tokens', { account: token.account }),
    });
  });
  routes.action('/admin/tokens/:id/revoke', async (visit) => {
    const { id, account } = await tokenOf(visit);
    await revokeToken(visit.house.unitOfWork, id, visit.caller);
    return { to: pathWith('/admin/tokens', { account, done: 'revoked' }) };
  });
}

function accountOf({ caller, actingFor }: Visit, from: URLSearchParams): string {
  const asked = (from.get('account') ?? '').trim();
  return asked === '' ? (actingFor ?? caller.account) : asked;
}

async function show(visit: Visit, account: string, state: FormState): Promise<AdminView> {
  const { house, caller } = visit;
  await house.unitOfWork((work) => ensureMayManage(work, account, caller));
  const access = accessStore(house.store.read);
  const clients = clientChoices(visit, await visibleClients(visit), 'manage-client').map(([symbol]) => symbol);
  const users = mayDo(visit, 'administer', '') ? (await access.users()).map((one) => one.name) : [];
  const accounts = [...new Set([account, caller.account, ...clients, ...users])];
  return tokenPage(visit, { account, accounts, tokens: await access.tokens(account), state });
}

async function issue(visit: Visit): Promise<AdminView> {
  const { form, caller, house } = visit;
  const account = accountOf(visit, form);
  const scope = form.get('scope') as Action;
  if (!ACTIONS.includes(scope)) refuse('scope', 'There is no such scope.', ACTIONS.join(', '));
  const day = (form.get('expires') ?? '').trim();
  if (day !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(day))
    refuse('expires', `${day} is no day.`, 'a day such as 2027-01-31');
  const secret = newTokenSecret();
  const wanted = {
    account,
    name: form.get('name') ?? '',
    scope,
    party: ((form.get('party') ?? '').trim() || (caller.within ?? '')).toUpperCase(),
    expiresAt: day === '' ? null : `${day}T23:59:59Z`,
    hash: hashSecret(secret),
  };
  const token = await issueToken(house.unitOfWork, wanted, caller);
  return issuedPage(visit, token, secret);
}

async function tokenOf({ house, params, caller }: Visit) {
  const id = keyIn(params.id);
  const token = id === '' ? undefined : await accessStore(house.store.read).findTokenById(id);
  if (token === undefined) throw new CorestoneError('not-found', 'There is no such token.');
  await house.unitOfWork((work) => ensureMayManage(work, token.account, caller));
  return token;
}
