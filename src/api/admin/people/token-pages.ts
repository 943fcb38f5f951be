import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import type { TokenRow } from '../../../operations/access-ports.ts';
import type { AdminView } from '../admin-page.ts';
import { age, stamp } from '../age.ts';
import { choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, pathWith, type Visit } from '../visit.ts';

const SCOPES = [
  ['read', 'read: see what is not public'],
  ['deposit', 'deposit: register, change, withdraw'],
  ['manage-client', 'manage-client: contacts, tokens too'],
  ['manage-agent', 'manage-agent: clients, namespaces too'],
  ['administer', 'administer: everything'],
] as const;

/** What the page of tokens is made from: of whom, and of whom else the person may see them. */
export interface TokenView {
  readonly account: string;
  readonly accounts: readonly string[];
  readonly tokens: readonly TokenRow[];
  readonly state: FormState;
}

/** The tokens of one account, and the form for a new one. */
export function tokenPage(visit: Visit, { account, accounts, tokens, state }: TokenView): AdminView {
  const choose =
    accounts.length > 1 &&
    html`<form class="fil" action="${link(visit, '/admin/tokens')}"><label class="grow">Tokens of<select name="account" data-go="">${accounts.map((one) => html`<option${one === account && ' selected'}>${one}</option>`)}</select></label><button class="btn">Show</button></form>`;
  const rows = tokens.toReversed().map((one) => tokenRow(visit, one));
  const nothing = html`<div class="none"><p>${account} has no token. A token lets a machine in without a password, can be narrowed, and is revoked by itself.</p></div>`;
  const form = html`<form class="frm" method="post" action="${link(visit, '/admin/tokens')}">${formProblem(state)}<input type="hidden" name="account" value="${account}">
${textField(state, 'name', 'What it is for', { isRequired: true, longest: 80 })}${choiceField(state, 'scope', 'Allows at most', SCOPES)}${textField(state, 'party', 'Only within', { isMono: true, longest: 60, hint: 'Symbol of an agent or client.' })}${textField(state, 'expires', 'Ends after', { type: 'date', hint: 'Without a day it never ends.' })}
<div class="act"><button class="btn p">Make the token</button></div></form>`;
  const main = html`<div class="g"><div><section class="card">${choose}<div id="tokens" data-live="">${rows.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>For</th><th>Allows</th><th>Made</th><th>Used</th><th>Ends</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows}</tbody></table>`}</div></section></div><div><section class="card"><header><h2>New token for ${account}</h2></header>${form}</section></div></div>`;
  return { title: 'Tokens', page: 'tokens', about: account, main };
}

function tokenRow(visit: Visit, one: TokenRow): Html {
  const now = visit.now.toISOString();
  const isOver = one.revokedAt !== null || (one.expiresAt !== null && one.expiresAt <= now);
  const end =
    one.revokedAt !== null
      ? html`revoked ${age(one.revokedAt, visit.now)}`
      : one.expiresAt === null
        ? 'never'
        : stamp(one.expiresAt);
  const revoke =
    !isOver &&
    html`<a class="btn s" href="${link(visit, `/admin/tokens/${encodeURIComponent(one.id)}/revoke`)}" aria-label="Revoke ${one.name}">Revoke…</a>`;
  return html`<tr><th scope="row">${one.name}</th><td>${one.scope}${one.party !== '' && html` within <span class="m">${one.party}</span>`}</td><td data-l="Made">${age(one.createdAt, visit.now)}</td><td data-l="Used">${one.usedAt === null ? 'never' : age(one.usedAt, visit.now)}</td><td data-l="Ends">${end}</td><td class="r end">${revoke}</td></tr>`;
}

/** The one time that the secret of a token is shown. */
export function issuedPage(visit: Visit, token: TokenRow, secret: string): AdminView {
  const main = html`<section class="card box"><p>This is shown once, and kept nowhere. Put it where the machine finds it, and nobody else.</p><div class="secret"><code id="secret">${secret}</code><button type="button" class="btn js" data-copy="${secret}">${icon('copy', 18)}<span>Copy</span></button></div><p class="mut sm">It goes into the header <span class="m">Authorization: Bearer …</span>, or as the password of any name.</p><div class="act"><a class="btn" href="${link(visit, pathWith('/admin/tokens', { account: token.account }))}">It is kept</a></div></section>`;
  return { title: `Token “${token.name}” for ${token.account}`, page: 'tokens', main };
}
