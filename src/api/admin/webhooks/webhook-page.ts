import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, THIN } from '../../../dissemination/frame/quantity.ts';
import type { WebhookDelivery, WebhookRow } from '../../../operations/webhooks/webhook-ports.ts';
import { webhookStore } from '../../../store/ports/webhook-store.ts';
import type { AdminView } from '../admin-page.ts';
import { age, stamp } from '../age.ts';
import { keyIn } from '../read-form.ts';
import { link, pathWith, type Visit } from '../visit.ts';
import { webhookIn, webhookPath } from './webhook-list.ts';
import { behindText, partyText, webhookReason, webhookState, webhookTitle } from './webhook-words.ts';

const PAGE = 50;

/** One webhook: how it stands, its latest calls, and what may be done with it. */
export async function webhookPage(visit: Visit): Promise<AdminView> {
  const webhook = await webhookIn(visit);
  const webhooks = webhookStore(visit.house.store.read);
  const { seq } = await webhooks.clock();
  const before = keyIn(visit.query.get('before'));
  const calls = await webhooks.deliveries(webhook.id, PAGE + 1, before === '' ? undefined : before);
  const main = html`${testNote(visit, calls)}<div id="webhook" data-live=""><div class="g"><div><section class="card"><header class="pad"><h2>Calls</h2><span class="mut sm">the latest hundred are kept</span></header>${calls.length === 0 ? nothing() : callTable(visit, webhook, calls)}</section></div><div><section class="card"><header><h2>How it stands</h2></header>${facts(visit, webhook, seq)}</section></div></div></div>`;
  return {
    title: webhookTitle(webhook),
    page: 'webhooks',
    about: html`of ${partyText(webhook.party)}`,
    actions: orders(visit, webhook),
    main,
  };
}

/** Said only right behind a test that failed; a later call says otherwise. */
function testNote({ query }: Visit, calls: readonly WebhookDelivery[]): Html | false {
  const [last] = calls;
  if (query.get('test') !== 'failed' || last?.kind !== 'ping' || last.outcome !== 'failed') return false;
  return html`<div class="note e" role="alert">${icon('error', 20)}<div><b>The test call was not taken.</b> ${last.detail}</div></div>`;
}

function orders(visit: Visit, webhook: WebhookRow): Html {
  const path = webhookPath(webhook);
  const order = (action: string, words: string, look = '') =>
    html`<form method="post" action="${link(visit, `${path}/${action}`)}"><button class="btn${look}">${words}</button></form>`;
  const isPaused = webhook.state === 'paused';
  return html`<div class="act" id="orders" data-live="">${isPaused ? order('resume', 'Let it go on', ' p') : order('pause', 'Pause')}${order('test', 'Test call')}<a class="btn" href="${link(visit, `${path}/edit`)}">Change…</a><a class="btn" href="${link(visit, `${path}/secret`)}">New secret…</a><a class="btn" href="${link(visit, `${path}/remove`)}">Remove…</a></div>`;
}

function nothing(): Html {
  return html`<div class="none"><p>It was not called yet. A call goes out within seconds of the next change in its scope; a test call goes out at once.</p></div>`;
}

function callTable(visit: Visit, webhook: WebhookRow, calls: readonly WebhookDelivery[]): Html {
  const shown = calls.slice(0, PAGE);
  const older =
    calls.length > PAGE &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith(webhookPath(webhook), { before: shown.at(-1)!.id }))}">Older</a></div>`;
  return html`<table class="qt"><thead><tr><th>Outcome</th><th>When</th><th>Kind</th><th class="r">Events</th><th>Changes</th><th class="r">Took</th><th>What was said</th></tr></thead><tbody>${shown.map((call) => callRow(visit, call))}</tbody></table>${older}`;
}

function callRow({ now }: Visit, call: WebhookDelivery): Html {
  const isTaken = call.outcome === 'delivered';
  const outcome = html`<span class="${isTaken ? 'ok-c' : 'bad-c'} nw">${icon(isTaken ? 'ok' : 'warn', 17)} ${call.outcome}${call.status !== null && ` ${call.status}`}</span>`;
  const numbers = call.firstNumber === null ? '' : `${call.firstNumber}–${call.lastNumber ?? call.firstNumber}`;
  return html`<tr><td>${outcome}</td><td>${age(call.at, now)}</td><td>${call.kind === 'ping' ? 'test' : 'changes'}</td><td class="r n" data-l="Events">${count(call.events)}</td><td class="n" data-l="Changes">${numbers}</td><td class="r n" data-l="Took">${count(call.durationMs)}${THIN}ms</td><td class="wide">${call.detail !== '' && html`<span class="say">${call.detail}</span>`}</td></tr>`;
}

function facts(visit: Visit, one: WebhookRow, clock: number): Html {
  const { now } = visit;
  const rows: readonly (readonly [string, Html | string | false])[] = [
    ['State', webhookState(one)],
    ['Reason', webhookReason(one, now)],
    ['Position', `${count(one.position)}, ${behindText(one, clock)}`],
    ['Failing since', one.failingSince !== null && age(one.failingSince, now)],
    ['Last taken', one.deliveredAt === null ? 'never' : age(one.deliveredAt, now)],
    ['Address', html`<span class="m brk">${one.url}</span>`],
    ['Tells of', one.scope === '' ? 'everything public' : html`<span class="m">${one.scope}</span>`],
    ['Events', one.events.map((event) => event.replace('record.', '')).join(', ')],
    ['Secret', `number ${count(one.secretNumber)}; only this one signs`],
    ['Made', `${stamp(one.createdAt)} by ${one.createdBy}`],
  ];
  return html`<dl class="kv">${rows.filter(([, value]) => value !== false).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>`;
}
