import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import type { NamespaceRequestRow, NamespaceRow } from '../../../operations/party-ports.ts';
import type { AdminView } from '../admin-page.ts';
import { age, stamp } from '../age.ts';
import { areaField, checkField, choiceField, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, mayDo, type Visit } from '../visit.ts';

type Choices = readonly (readonly [value: string, words: string])[];

/** What the page of namespaces is made from; who may be asked for, and who may be given to. */
export interface NamespaceView {
  readonly namespaces: readonly NamespaceRow[];
  readonly requests: readonly NamespaceRequestRow[];
  readonly askers: Choices;
  readonly receivers: Choices;
  readonly requesting: FormState;
  readonly giving: FormState;
}

const HOME = '/admin/namespaces';

/** Requests that wait first, then who holds what, then the forms. */
export function namespacePage(visit: Visit, view: NamespaceView): AdminView {
  const waiting = view.requests.filter((one) => one.decision === null);
  const decided = view.requests.filter((one) => one.decision !== null).slice(0, 50);
  const main = html`<div class="g"><div>${waiting.length > 0 && html`<section class="card" id="requests" data-live=""><header class="pad"><h2>Requests that wait</h2></header>${waiting.map((one) => requestItem(visit, one))}</section>`}
<section class="card" id="held" data-live=""><header class="pad"><h2>Held</h2></header>${held(visit, view.namespaces)}</section>
${decided.length > 0 && html`<section class="card" id="decided" data-live=""><header class="pad"><h2>Decided requests</h2></header>${decidedTable(decided)}</section>`}</div>
<div>${view.askers.length > 0 && askForm(visit, view)}${view.receivers.length > 0 && giveForm(visit, view)}</div></div>`;
  return { title: 'Namespaces', page: 'namespaces', about: 'what IGSNs begin with', main };
}

function requestItem(visit: Visit, one: NamespaceRequestRow): Html {
  const path = `${HOME}/requests/${encodeURIComponent(one.id)}`;
  const actions =
    mayDo(visit, 'manage-agent', one.client) &&
    html`<div class="ac"><a class="btn p" href="${link(visit, `${path}/granted`)}">Grant…</a><a class="btn" href="${link(visit, `${path}/refused`)}">Refuse…</a></div>`;
  return html`<div class="it"><span class="wt-c">${icon('st-pending', 20)}</span><div><h3><span class="m">${one.namespace}</span> for ${one.client}</h3><p>${one.reason === '' ? 'No reason is given.' : one.reason}</p><p>Asked by ${one.requestedBy} ${age(one.requestedAt, visit.now)}</p></div>${actions}</div>`;
}

function held(visit: Visit, namespaces: readonly NamespaceRow[]): Html {
  if (namespaces.length === 0)
    return html`<div class="none"><p>No namespace is held. A client asks for one, and its agent grants it.</p></div>`;
  const rows = namespaces.map((one) => {
    const move =
      mayDo(visit, 'manage-agent', one.client) &&
      html`<a class="btn s" href="${link(visit, `${HOME}/${encodeURIComponent(one.namespace)}/transfer`)}" aria-label="Move ${one.namespace}">Move…</a>`;
    return html`<tr><th scope="row" class="m">${one.namespace}</th><td><a class="m" href="${link(visit, `/admin/clients/${encodeURIComponent(one.client)}`)}">${one.client}</a></td><td>${one.isTest && 'for trying'}</td><td class="r end">${move}</td></tr>`;
  });
  return html`<table class="qt"><thead><tr><th>Namespace</th><th>Client</th><th>Kind</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows}</tbody></table>`;
}

function decidedTable(decided: readonly NamespaceRequestRow[]): Html {
  const rows = decided.map(
    (one) =>
      html`<tr><th scope="row" class="m">${one.namespace}</th><td class="m">${one.client}</td><td>${one.decision}</td><td class="wide"><span class="say">${one.decisionReason}</span></td><td>${one.decidedBy}</td><td class="nw">${one.decidedAt !== null && stamp(one.decidedAt)}</td></tr>`,
  );
  return html`<table class="qt"><thead><tr><th>Namespace</th><th>Client</th><th>Decision</th><th>Reason</th><th>By</th><th>When</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function askForm(visit: Visit, { requesting, askers }: NamespaceView): Html {
  return html`<section class="card"><header><h2>Ask for a namespace</h2></header><form class="frm" method="post" action="${link(visit, `${HOME}/request`)}">${formProblem(requesting)}
${textField(requesting, 'namespace', 'Namespace', { isRequired: true, isMono: true, longest: 100, hint: '2 to 10 letters or digits.' })}${choiceField(requesting, 'client', 'For', askers)}${areaField(requesting, 'reason', 'What for', { longest: 2000 })}<div class="act"><button class="btn p">Ask</button></div></form></section>`;
}

function giveForm(visit: Visit, { giving, receivers }: NamespaceView): Html {
  // Both forms stand on one page, and an id is one only once.
  const state = giving;
  return html`<section class="card"><header><h2>Give a namespace</h2></header><details${(state.errors !== undefined || state.problem !== undefined) && ' open'}><summary class="box">Without a request</summary><form class="frm" method="post" action="${link(visit, `${HOME}/give`)}">${formProblem(state)}
${textField(state, 'namespace', 'Namespace', { isRequired: true, isMono: true, longest: 100 })}${choiceField(state, 'client', 'To', receivers)}${checkField(state, 'isTest', 'For trying: counts for no quota, may be purged')}<div class="act"><button class="btn">Give</button></div></form></details></section>`;
}
