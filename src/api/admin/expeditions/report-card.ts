import { type Html, html } from '../../../dissemination/frame/html.ts';
import { REPORTS } from '../../../reports/all-reports.ts';
import type { SetUpObject } from '../../../store/read/list-expedition-set-up.ts';
import { REPORT_FORMATS } from '../../paper/make-report.ts';
import { link, type Visit } from '../visit.ts';

/** A form, so that one of several holes can be chosen without a script. `path` is that of the expedition's page, `holes` are its holes. */
export function reportCard(visit: Visit, path: string, holes: readonly SetUpObject[]): Html {
  const action = link(visit, `${path}/report`);
  const reports = REPORTS.map((one) => html`<option value="${one.name}">${one.title}: ${one.summary}</option>`);
  const only = holes.map((one) => html`<option value="${one.combinedId}">hole ${one.combinedId}</option>`);
  const formats = REPORT_FORMATS.map((one) => html`<option value="${one}">${one.toUpperCase()}</option>`);
  return html`<section class="card" id="reports"><header class="pad"><h2>Reports</h2></header><form class="frm" method="get" action="${action}"><label>Report<select name="report">${reports}</select></label><label>Which holes<select name="hole"><option value="">all of them</option>${only}</select></label><label>Day of the daily report; the last one with core where it is empty<input type="date" name="day"></label><label>Format<select name="format">${formats}</select></label><div class="act"><button class="btn p">Make it</button></div></form></section>`;
}
