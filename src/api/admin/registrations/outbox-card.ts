import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import type { OutboxRow } from '../../../store/read/find-outbox-rows.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { ahead, stamp } from '../age.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';

const WORDS: Readonly<Record<string, string>> = {
  pending: 'Waiting its turn',
  submitted: 'Being sent',
  retry: 'Tried again by itself',
  'needs-a-person': 'Needs a person',
  confirmed: 'Confirmed',
  'not-applicable': 'Nothing to tell',
};

/** What upstream was told of a record and is to be told, with tries and faults; what failed can be tried again. */
export function outboxCard(visit: Visit, record: RegisterRecord, rows: readonly OutboxRow[]): Html {
  const may = mayDo(visit, 'deposit', record.clientSymbol);
  const body = rows.map((row) => outboxRow(visit, record, row, may));
  const nothing = html`<div class="none"><p>Upstream was told nothing of this record: there was none when it was kept, or it is only reserved.</p></div>`;
  return html`<section class="card" id="outbox" data-live=""><header class="pad"><h2>Told upstream</h2></header>${rows.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>State</th><th>Word</th><th class="r">Tries</th><th>When</th><th>Fault</th><th><span class="sr">Action</span></th></tr></thead><tbody>${body}</tbody></table>`}</section>`;
}

function outboxRow(visit: Visit, { igsn, clientSymbol }: RegisterRecord, row: OutboxRow, may: boolean): Html {
  const isStuck = row.state === 'needs-a-person';
  const retry =
    (isStuck || row.state === 'retry') &&
    may &&
    html`<form method="post" action="${link(visit, '/admin/failed/retry')}"><input type="hidden" name="id" value="${row.id}"><input type="hidden" name="back" value="${adminRecordPath(igsn)}"><button class="btn s">${icon('retry', 16)}Try again</button></form>`;
  const settle =
    isStuck &&
    mayDo(visit, 'manage-agent', clientSymbol) &&
    html`<a class="btn s" href="${link(visit, pathWith('/admin/failed/settle', { id: row.id }))}">Settle…</a>`;
  return html`<tr><td class="nw">${isStuck ? html`<span class="pill s-person">${icon('st-person', 15)}<span>Needs a person</span></span>` : (WORDS[row.state] ?? row.state)}</td><td class="nw">${row.action === 'withdraw' ? 'withdrawal' : 'registration'}, version ${row.version}</td><td class="r n" data-l="Tries">${row.attempts}</td><td class="nw">${row.finishedAt === null ? html`due ${ahead(row.dueAt, visit.now)}` : stamp(row.finishedAt)}</td><td class="wide"><span class="say">${row.lastError}</span></td><td class="r">${retry}${settle}</td></tr>`;
}
