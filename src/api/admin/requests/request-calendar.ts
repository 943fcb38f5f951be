import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type CalendarEntry, calendarPath, calendarWords, isOnDay } from '../../../domain/curation/calendar-entry.ts';
import { listCalendar } from '../../../store/read/list-calendar.ts';
import { readableExpeditions } from '../../requests/readable-requests.ts';
import type { AdminView } from '../admin-page.ts';
import { link, type Visit } from '../visit.ts';

const DAY_MS = 86_400_000;

/** `/admin/requests/calendar`: the samplings of a month, the parties on all their days, and the loans due; weeks beginning on Monday. */
export async function requestCalendar(visit: Visit): Promise<AdminView> {
  const { store } = visit.house;
  const asked = visit.query.get('month') ?? '';
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : visit.now.toISOString().slice(0, 7);
  const first = new Date(`${month}-01T00:00:00Z`);
  const all = await readableExpeditions(visit.house, visit.caller);
  const expeditionIds = all.map((one) => one.id);
  const found = await listCalendar(store.read, store.engine, {
    expeditionIds,
    from: `${month}-01`,
    to: `${month}-31`,
  });
  const codes = new Map(all.map((one) => [one.id, one.code]));
  const to = (by: number, words: string) => {
    const other = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1)).toISOString().slice(0, 7);
    return html`<a class="btn" href="${link(visit, `/admin/requests/calendar?month=${other}`)}">${words}</a>`;
  };
  const feed = `${visit.face.baseUrl}/api/v1/sample-requests/calendar.ics?token=…`;
  return {
    title: `Samplings, ${month}`,
    page: 'requests',
    actions: html`${to(-1, 'Month before')}${to(1, 'Month after')}<a class="btn" href="${link(visit, '/admin/requests')}">All requests</a>`,
    main: html`<div class="stack"><section class="card" id="month">${weeks(visit, month, found, codes)}</section><section class="card box"><p class="eb">For your own calendar</p><p>Subscribe to <code class="m brk">${feed}</code> with a token of yours that only reads (<a href="${link(visit, '/admin/tokens')}">Tokens</a>). Whoever has that address sees the days and numbers of samplings, parties and loans until the token is revoked.</p></section></div>`,
  };
}

function weeks(visit: Visit, month: string, found: readonly CalendarEntry[], codes: ReadonlyMap<string, string>): Html {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const start = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY_MS;
  const days = Array.from({ length: 42 }, (_, at) => new Date(start + at * DAY_MS).toISOString().slice(0, 10));
  const shown = days.slice(0, days.findLastIndex((one) => one.startsWith(month)) < 35 ? 35 : 42);
  const cells = shown.map((day) => {
    if (!day.startsWith(month)) return html`<li class="out" aria-hidden="true"></li>`;
    const items = found
      .filter((one) => isOnDay(one, day))
      .map(
        (one) =>
          html`<a href="${link(visit, calendarPath(one))}" title="${one.words}"><span class="m">${codes.get(one.expeditionId)}</span> ${calendarWords(one)}</a>`,
      );
    return html`<li${items.length === 0 && html` class="free"`}><b class="n">${day.slice(8)}</b>${items}</li>`;
  });
  return html`<ol class="cal">${cells}</ol>`;
}
