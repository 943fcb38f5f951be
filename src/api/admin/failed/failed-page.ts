import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { countFailures, FailedRow } from '../../../store/read/find-outbox-rows.ts';
import type { AdminView } from '../admin-page.ts';
import { age, ahead } from '../age.ts';
import { typeIcon } from '../registrations/record-status.ts';
import { adminRecordPath, link, mayAnywhere, mayDo, pathWith, type Visit } from '../visit.ts';

/** What the page of failed items is made from. `reason` is the one looked at. */
export interface Failed {
  readonly reasons: Awaited<ReturnType<typeof countFailures>>;
  readonly reason: string | undefined;
  readonly rows: readonly FailedRow[];
  readonly hasMore: boolean;
  readonly retrying: readonly FailedRow[];
}

/** Reasons with what can be done about all of each, then the items, then what is still tried by itself. */
export function failedPage(visit: Visit, failed: Failed): AdminView {
  const { reasons, reason, rows, retrying } = failed;
  const main = html`<div class="stack"><section class="card" id="reasons" data-live=""><header class="pad"><h2>Reasons</h2></header>${reasons.length === 0 ? nothing() : reasons.map((one) => reasonItem(visit, one))}</section>
${rows.length > 0 && html`<section class="card" id="items" data-live=""><header class="pad"><h2>Items</h2><span class="mut sm brk">${reason === undefined ? 'of every reason' : `“${reason}”`}</span>${reason !== undefined && html`<a class="btn s sp" href="${link(visit, '/admin/failed')}">All reasons</a>`}</header>${table(visit, rows)}${failed.hasMore && more(visit, failed)}</section>`}
${retrying.length > 0 && html`<section class="card" id="retrying" data-live=""><header class="pad"><h2>Tried again by themselves</h2><span class="mut sm">up to 20 of them</span></header>${table(visit, retrying)}</section>`}</div>`;
  return { title: 'Failed', page: 'failed', about: 'what waits for a person', main };
}

function reasonItem(visit: Visit, one: Failed['reasons'][number]): Html {
  const parties = visit.caller.grants.map((grant) => grant.party);
  const retry =
    mayAnywhere(visit, 'deposit', parties) &&
    html`<form method="post" action="${link(visit, '/admin/failed/retry')}"><input type="hidden" name="reason" value="${one.reason}"><button class="btn p">Try ${count(one.count)} again</button></form>`;
  const settle =
    mayAnywhere(visit, 'manage-agent', parties) &&
    html`<a class="btn" href="${link(visit, pathWith('/admin/failed/settle', { reason: one.reason }))}">Settle…</a>`;
  return html`<div class="it"><span class="dia">${icon('st-person', 20)}</span><div><h3>${one.reason === '' ? 'No reason was given' : one.reason}</h3><p>${counted(one.count, 'item', 'items')}, the oldest ${age(one.since, visit.now)}. <a href="${link(visit, pathWith('/admin/failed', { reason: one.reason }))}">Show them</a></p></div><div class="ac">${retry}${settle}</div></div>`;
}

function table(visit: Visit, rows: readonly FailedRow[]): Html {
  return html`<table class="qt"><thead><tr><th>IGSN</th><th>Object</th><th>Client</th><th>Fault</th><th class="r">Tries</th><th>Since</th><th><span class="sr">Action</span></th></tr></thead><tbody>${rows.map((row) => tableRow(visit, row))}</tbody></table>`;
}

function tableRow(visit: Visit, row: FailedRow): Html {
  const retry =
    mayDo(visit, 'deposit', row.client) &&
    html`<form method="post" action="${link(visit, '/admin/failed/retry')}"><input type="hidden" name="id" value="${row.id}"><button class="btn s">Try again<span class="sr"> ${row.igsn}</span></button></form>`;
  const mend =
    mayDo(visit, 'deposit', row.client) &&
    html`<a class="btn s" href="${link(visit, pathWith(`${adminRecordPath(row.igsn)}/correct`, { item: row.id }))}">Correct<span class="sr"> ${row.igsn}</span></a>`;
  return html`<tr><th scope="row" class="m"><a href="${link(visit, adminRecordPath(row.igsn))}">${row.igsn}</a></th><td class="wide"><span class="ttl" title="${row.title}">${typeIcon(row.type)} ${row.combinedId ?? row.title}</span></td><td class="m">${row.client}</td><td class="wide"><span class="say">${row.lastError}</span></td><td class="r n" data-l="Tries">${row.attempts}</td><td>${row.state === 'retry' ? html`again ${ahead(row.dueAt, visit.now)}` : age(row.createdAt, visit.now)}</td><td class="r end">${mend}${retry}</td></tr>`;
}

function more(visit: Visit, { rows, reason }: Failed): Html {
  return html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/failed', { reason, after: rows.at(-1)!.id }))}">Next 200</a></div>`;
}

function nothing(): Html {
  return html`<div class="none"><p>Nothing waits for a person. What upstream refuses for good, or what was tried too often, comes here with its reason, and can be tried again.</p></div>`;
}
