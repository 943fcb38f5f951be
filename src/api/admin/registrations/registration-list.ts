import { type Html, html } from '../../../dissemination/frame/html.ts';
import { findPasted } from '../../../dissemination/pages/find-pasted.ts';
import { partyStore } from '../../../store/ports/party-store.ts';
import { findLastWords, type OutboxRow } from '../../../store/read/find-outbox-rows.ts';
import {
  findNeedy,
  listRecordExpeditions,
  listRegisterRows,
  type RegisterRow,
  type RegisterSelection,
} from '../../../store/read/list-register-rows.ts';
import type { AdminView } from '../admin-page.ts';
import { isScopeFor, scopeOf } from '../scope.ts';
import { adminRecordPath, link, type Onward, pathWith, type Visit } from '../visit.ts';
import { chosenBar } from './chosen-records.ts';
import { adminPill, happening, typeIcon, whenCell } from './record-status.ts';
import { type Filters, filterForm, filterParameters, readFilters, selectionOf } from './registration-filters.ts';

/** The browser of records: newest change first, or in order of IGSN where something is sought. */
export async function registrationList(visit: Visit): Promise<AdminView | Onward> {
  const { query, caller, house } = visit;
  const filters = readFilters(query);
  if (filters.q !== '' && query.get('exact') !== 'no') {
    const found = await findPasted(visit.face, filters.q);
    if ('igsn' in found) return { to: adminRecordPath(found.igsn) };
  }
  const db = house.store.read;
  const scope = scopeOf(caller, 'read');
  const selection: RegisterSelection = {
    ...selectionOf(filters, scope),
    after: query.get('after') ?? '',
    limit: filters.size + 1,
  };
  const rows = await listRegisterRows(db, selection);
  const shown = rows.slice(0, filters.size);
  const igsns = shown.map((row) => row.igsn);
  const facts: Facts = {
    words: await findLastWords(db, house.store.engine, igsns),
    needy: await findNeedy(db, house.store.engine, igsns),
  };
  const clients = (await partyStore(db, house.store.engine).clients()).map((one) => one.symbol);
  const choices = {
    clients: clients.filter((symbol) => isScopeFor(scope, symbol)),
    expeditions: await visit.memory.of(`expeditions ${scope.join(' ')}`, () =>
      listRecordExpeditions(db, selection.scope),
    ),
  };
  const mayChoose = shown.length > 0 && scopeOf(caller, 'deposit').length > 0;
  const main = html`<section class="card">${filterForm(visit, filters, choices)}
${mayChoose && chosenForm(visit, filters)}<div id="rows" data-live="">${shown.length === 0 ? nothing(visit, filters) : table(visit, shown, { ...facts, mayChoose })}${pager(visit, filters, rows.length > shown.length ? shown.at(-1) : undefined)}</div></section>`;
  return {
    title: 'Registrations',
    page: 'registrations',
    about: filters.q === '' ? 'latest change first' : `“${filters.q}”, by IGSN`,
    actions: html`<a class="btn" download href="${link(visit, pathWith('/admin/registrations.csv', filterParameters({ ...filters, size: 100 })))}">As CSV</a><a class="btn" href="${link(visit, '/admin/duplicates')}">Likely duplicates</a>${scopeOf(caller, 'deposit').length > 0 && html`<a class="btn" href="${link(visit, '/admin/registrations/new')}">New record</a>`}`,
    main,
  };
}

/** The form that the ticks of the rows belong to, wherever they stand. */
function chosenForm(visit: Visit, filters: Filters): Html {
  const kept = Object.entries(filterParameters(filters)).filter(([, value]) => value !== undefined && value !== '');
  return html`<form id="chosen" method="post" action="${link(visit, '/admin/registrations/chosen')}">${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${chosenBar()}</form>`;
}

interface Facts {
  readonly words: ReadonlyMap<string, OutboxRow>;
  readonly needy: ReadonlySet<string>;
  /** Whether rows can be ticked. */
  readonly mayChoose?: boolean;
}

function table(visit: Visit, rows: readonly RegisterRow[], facts: Facts): Html {
  return html`<table class="qt"><thead><tr>${facts.mayChoose === true && html`<th><span class="sr">Chosen</span></th>`}<th>State</th><th>IGSN</th><th>Object</th><th>Client</th><th>What is happening</th><th class="r">Tries</th><th>When</th></tr></thead><tbody>${rows.map((row) => tableRow(visit, row, facts))}</tbody></table>`;
}

function tableRow(visit: Visit, row: RegisterRow, { words, needy, mayChoose }: Facts): Html {
  const word = words.get(row.igsn);
  const today = visit.now.toISOString().slice(0, 10);
  const name = row.combinedId ?? row.title;
  const tick =
    mayChoose === true &&
    html`<td><label class="chk"><input type="checkbox" form="chosen" name="igsn" value="${row.igsn}"><span class="sr">Choose ${row.igsn}</span></label></td>`;
  return html`<tr>${tick}<td>${adminPill(row, needy.has(row.igsn), today)}</td><th scope="row" class="m"><a href="${link(visit, adminRecordPath(row.igsn))}">${row.igsn}</a></th><td class="wide"><span class="ttl" title="${row.title}">${typeIcon(row.type)} ${name}</span></td><td class="m">${row.client}</td><td class="wide"><span class="say">${happening(row, word).slice(0, 160)}</span></td><td class="r n" data-l="Tries">${word === undefined || word.attempts === 0 ? '–' : word.attempts}</td><td class="n">${whenCell(row, word, visit.now)}</td></tr>`;
}

function pager(visit: Visit, filters: Filters, last: RegisterRow | undefined): Html | false {
  const isFirst = visit.query.get('after') === null;
  if (last === undefined && isFirst) return false;
  const base = filterParameters(filters);
  const after = last === undefined ? undefined : filters.q === '' ? String(last.changedSeq) : last.igsn;
  const first = html`<a class="btn s" href="${link(visit, pathWith('/admin/registrations', base))}">To the beginning</a>`;
  const next = html`<a class="btn s" rel="next" href="${link(visit, pathWith('/admin/registrations', { ...base, after }))}">Next ${filters.size}</a>`;
  return html`<div class="pgn"><span>${!isFirst && first}</span><span>${after !== undefined && next}</span></div>`;
}

function nothing(visit: Visit, filters: Filters): Html {
  const names: readonly (readonly [name: string, value: string, label: string])[] = [
    ['q', filters.q, `“${filters.q}”`],
    ['client', filters.client, filters.client],
    ['state', filters.state, filters.state],
    ['expedition', filters.expedition, `expedition ${filters.expedition}`],
    ['attention', filters.attention ? 'yes' : '', 'needs attention'],
  ];
  const set = names.filter(([, value]) => value !== '');
  const base = filterParameters(filters);
  const without = set.map(
    ([name, , label]) =>
      html`<a class="btn s" href="${link(visit, pathWith('/admin/registrations', { ...base, [name]: undefined }))}">Without ${label}</a>`,
  );
  if (set.length > 0)
    return html`<div class="none"><p>No record is like that among those you may see.</p><div class="act">${without}</div></div>`;
  return html`<div class="none"><p>Here every record stands with its state as soon as one is registered: by upload, by an API, or from an expedition.</p><div class="act"><a class="btn p" href="${link(visit, '/admin/upload')}">Upload</a></div></div>`;
}
