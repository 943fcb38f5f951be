import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { PushStanding, Refusal } from '../../../outbox/push/push-standing.ts';
import type { AdminView } from '../admin-page.ts';
import { age, ahead } from '../age.ts';
import { adminRecordPath, link, mayAnywhere, type Visit } from '../visit.ts';

/** What waits for the agent, what it has, and what it did not take and why. */
export function pushPage(visit: Visit, agents: readonly PushStanding[], refusals: readonly Refusal[]): AdminView {
  const main = html`<div class="stack" id="push" data-live="">${agents.length === 0 ? nobody() : agents.map((one) => agentCard(visit, one))}${refusals.length > 0 && refusedCard(visit, refusals, agents)}</div>`;
  const about = 'what is registered here and sent to the allocating agent';
  return { title: 'To the agent', page: 'push', about, main };
}

function agentCard(visit: Visit, one: PushStanding): Html {
  const { waiting, sent, refused } = one;
  const total = waiting + sent + refused;
  return html`<section class="card"><header><h2>${one.agent}</h2><span class="sp">${verdict(one)}</span></header><div class="up"><dl><div><dt>Waiting</dt><dd class="n">${count(waiting)}</dd></div><div><dt>Confirmed</dt><dd class="n">${count(sent)}</dd></div><div><dt>Refused</dt><dd class="n">${count(refused)}</dd></div></dl>
<progress aria-label="Confirmed by ${one.agent}" value="${sent}" max="${Math.max(1, total)}"></progress>
${one.reason !== null && html`<p class="sm">${one.triedAgainAt === null ? 'Tried again by itself.' : html`Tried again ${ahead(one.triedAgainAt, visit.now)}.`} Nothing is lost. <span class="mut brk">${one.reason}</span></p>`}
${waiting > 0 && order(visit, 'Push now', false)}</div></section>`;
}

function verdict({ isAway, waiting, refused, sent }: PushStanding): Html {
  if (isAway) return html`<span class="bad-c">${icon('warn', 16)} Does not answer</span>`;
  if (waiting > 0) return html`<span class="wt-c">${icon('st-pending', 16)} Waiting</span>`;
  if (refused > 0) return html`<span class="wt-c">${icon('warn', 16)} ${count(refused)} refused</span>`;
  return sent > 0
    ? html`<span class="ok-c">${icon('ok', 16)} Has everything</span>`
    : html`<span class="mut">Nothing to send</span>`;
}

function order(visit: Visit, words: string, refusedToo: boolean): Html | false {
  const parties = visit.caller.grants.map((grant) => grant.party);
  return (
    mayAnywhere(visit, 'deposit', parties) &&
    html`<form method="post" action="${link(visit, '/admin/push')}">${refusedToo && html`<input type="hidden" name="refused" value="yes">`}<button class="btn p">${words}</button></form>`
  );
}

function refusedCard(visit: Visit, refusals: readonly Refusal[], agents: readonly PushStanding[]): Html {
  const all = agents.reduce((sum, one) => sum + one.refused, 0);
  const rows = refusals.map(
    (one) =>
      html`<tr><th scope="row" class="m"><a href="${link(visit, adminRecordPath(one.igsn))}">${one.igsn}</a></th><td class="wide">${one.name}</td><td class="wide"><span class="say">${one.reason}</span></td><td>${age(one.since, visit.now)}</td></tr>`,
  );
  return html`<section class="card"><header class="pad"><h2>Refused</h2><span class="mut sm">${counted(all, 'record', 'records')}; mend what the agent says, then send again</span>${order(visit, 'Send refused again', true)}</header><table class="qt"><thead><tr><th>IGSN</th><th>Object</th><th>Why</th><th>In line</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function nobody(): Html {
  return html`<section class="card"><div class="none"><p>This installation sends its registrations to no agent. An upstream of the kind corestone names one, with a token of the agent; then everything that is registered here is sent there as soon as there is a network.</p></div></section>`;
}
