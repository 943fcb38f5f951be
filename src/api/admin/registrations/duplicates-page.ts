import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type AlikeRow, listAlike } from '../../../store/read/find-alike.ts';
import type { AdminView } from '../admin-page.ts';
import { adminRecordPath, link, mayDo, pathWith, type Visit } from '../visit.ts';

const PAGE = 50;

/** `/admin/duplicates`: groups of records that look like the same sample, one of the person's at least in each, with what can be done about them. */
export async function duplicatesPage(visit: Visit): Promise<AdminView> {
  const after = (visit.query.get('after') ?? '').slice(0, 100);
  const groups = [...Map.groupBy(await listAlike(visit.house.store.read, after, PAGE), (row) => row.likeness)];
  const shown = groups
    .filter(([, rows]) => rows.some((row) => mayDo(visit, 'read', row.client)))
    .map(([, rows]) => rows.filter((row) => row.state === 'registered' || mayDo(visit, 'read', row.client)))
    .filter((rows) => rows.length > 1);
  const next = groups.length === PAGE ? groups.at(-1)![0] : undefined;
  const nothing = html`<div class="none"><p>No two records ${after === '' ? '' : 'here '}look like the same sample: by type, name, position, depth, parent, collector and day.</p></div>`;
  const more =
    next !== undefined &&
    html`<div class="pgn"><span></span><a class="btn s" rel="next" href="${link(visit, pathWith('/admin/duplicates', { after: next }))}">Next ${PAGE} groups</a></div>`;
  const main = html`<section class="card">${shown.length === 0 ? nothing : html`<table class="qt"><thead><tr><th>IGSN</th><th>Title</th><th>Client</th><th>State</th><th><span class="sr">Action</span></th></tr></thead>${shown.map((rows) => group(visit, rows))}</table>`}${more}</section>`;
  return {
    title: 'Likely duplicates',
    page: 'registrations',
    about: 'the same type, name, position, depth, parent, collector and day',
    actions: html`<a class="btn" href="${link(visit, '/admin/registrations')}">All registrations</a>`,
    main,
  };
}

/** The first of a group is the one that the others are linked to; of a stranger's record no title is said, since it may be under embargo. */
function group(visit: Visit, rows: readonly AlikeRow[]): Html {
  const own = rows.find((row) => mayDo(visit, 'deposit', row.client));
  return html`<tbody>${rows.map((row) => {
    const isOwn = mayDo(visit, 'read', row.client);
    const page = isOwn ? adminRecordPath(row.igsn) : `/igsn/${encodeURIComponent(row.igsn)}`;
    const mayLink =
      own !== undefined && row.igsn !== own.igsn && mayDo(visit, 'deposit', row.client) && row.state !== 'reserved';
    const toLink =
      mayLink &&
      html`<a class="btn s" href="${link(visit, pathWith(`${adminRecordPath(own.igsn)}/links/add`, { other: row.igsn }))}">Link<span class="sr"> ${row.igsn} to ${own.igsn}</span></a>`;
    return html`<tr><th scope="row" class="m"><a href="${link(visit, page)}">${row.igsn}</a></th><td class="wide"><span class="ttl">${isOwn ? row.title : ''}</span></td><td class="m">${row.client}</td><td>${row.state}</td><td class="r end">${toLink}</td></tr>`;
  })}</tbody>`;
}
