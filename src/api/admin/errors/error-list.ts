import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { letterTo } from '../../../dissemination/frame/letter.ts';
import { landingAddress } from '../../../dissemination/record-address.ts';
import { ERROR_REPORT_STATES, type ErrorReportState } from '../../../domain/error-report/error-report.ts';
import type { ListedErrorReport } from '../../../store/read/list-error-reports.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { adminRecordPath, link, pathWith, type Visit } from '../visit.ts';

/** What the list shows; `chosen` is the state in the address, empty for what is open. */
export interface ShownErrorReports {
  readonly reports: readonly ListedErrorReport[];
  readonly hasMore: boolean;
  readonly chosen: string;
}

const WORDS: Readonly<Record<ErrorReportState, string>> = { new: 'New', answered: 'Answered', mended: 'Mended' };

/** The list of reported errors, the latest first, each with what it may become. */
export function errorReportList(visit: Visit, { reports, hasMore, chosen }: ShownErrorReports): AdminView {
  const rows = reports.map((one) => reportRow(visit, one, chosen));
  const table = html`<table class="qt"><thead><tr><th>Record</th><th>State</th><th>What is wrong</th><th>Who reports</th><th>Came</th><th><span class="sr">Actions</span></th></tr></thead><tbody>${rows}</tbody></table>`;
  const none = html`<div class="none"><p>No such report. Readers write them on landing pages, at <i>Report an error in this record</i>.</p></div>`;
  const earlier = pathWith('/admin/errors', { state: chosen, before: reports.at(-1)?.id });
  const more = hasMore && html`<p class="pgn"><a class="btn" href="${link(visit, earlier)}">Earlier ones</a></p>`;
  return {
    title: 'Error reports',
    page: 'errors',
    about: 'what readers of landing pages say is wrong',
    main: html`<section class="card">${filter(visit, chosen)}<div id="error-reports" data-live="">${reports.length === 0 ? none : table}${more}</div></section>`,
  };
}

function filter(visit: Visit, chosen: string): Html {
  const option = (value: string, words: string) =>
    html`<option value="${value}"${value === chosen && ' selected'}>${words}</option>`;
  return html`<form class="fil" action="${link(visit, '/admin/errors')}"><label class="grow">State<select name="state" data-go="">${option('', 'New or answered')}${ERROR_REPORT_STATES.map((one) => option(one, WORDS[one]))}${option('all', 'All')}</select></label><button class="btn">Show</button></form>`;
}

function reportRow(visit: Visit, one: ListedErrorReport, chosen: string): Html {
  const steps = ERROR_REPORT_STATES.filter((state) => state !== one.state && state !== 'new');
  const again = one.state === 'mended' ? (['new'] as const) : [];
  const buttons = [...steps, ...again].map(
    (state) =>
      html`<button class="btn s" name="to" value="${state}">${WORDS[state]}<span class="sr"> (report on ${one.igsn})</span></button> `,
  );
  const form = html`<form class="inl" method="post" action="${link(visit, `/admin/errors/${one.id}`)}"><input type="hidden" name="revision" value="${one.revision}"><input type="hidden" name="shown" value="${chosen}">${buttons}</form>`;
  const record = html`<a class="m" href="${link(visit, adminRecordPath(one.igsn))}">${one.igsn}</a><br><span class="mut sm">version ${one.version} · ${one.client}</span>`;
  return html`<tr id="e-${one.id}"><th scope="row">${record}</th><td class="nw">${statePill(one)}</td><td class="wide"><span class="say">${one.problem}</span></td><td data-l="Who reports">${reporter(visit, one)}</td><td data-l="Came">${age(one.createdAt, visit.now)}</td><td class="r">${form}</td></tr>`;
}

function statePill({ state, changedBy }: ListedErrorReport): Html {
  if (state === 'new') return html`<span class="wt-c">${icon('st-pending', 17)} ${WORDS.new}</span>`;
  const by = html`<br><span class="mut sm">by ${changedBy}</span>`;
  if (state === 'answered') return html`<span>${icon('mail', 17)} ${WORDS.answered}</span>${by}`;
  return html`<span class="ok-c">${icon('ok', 17)} ${WORDS.mended}</span>${by}`;
}

function reporter({ face }: Visit, { name, email, igsn, version, language }: ListedErrorReport): Html {
  if (name === '' && email === '') return html`<span class="mut">not said</span>`;
  const subject = `${igsn}, version ${version}`;
  const letter = letterTo(email, subject, `${landingAddress(face.baseUrl, igsn)}\n`);
  const address = email !== '' && html`<a class="brk" href="${letter}">${email}</a>`;
  return html`${name}${name !== '' && email !== '' && html`<br>`}${address} <span class="mut sm">wrote in ${language}</span>`;
}
