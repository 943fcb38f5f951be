import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { AuditRow } from '../../../store/read/search-audit.ts';
import { stamp } from '../age.ts';
import { link, pathWith, type Visit } from '../visit.ts';

/** Lines of the audit trail as a list; what changed is behind each line. */
export function auditList(
  visit: Visit,
  rows: readonly AuditRow[],
  { withSubject }: { readonly withSubject: boolean },
): Html {
  if (rows.length === 0) return html`<div class="none"><p>The trail says nothing here.</p></div>`;
  return html`<ul class="hist">${rows.map((row) => line(visit, row, withSubject))}</ul>`;
}

function line(visit: Visit, row: AuditRow, withSubject: boolean): Html {
  const subject = html` <a class="m brk" href="${link(visit, pathWith('/admin/audit', { subject: row.subject }))}">${row.subject}</a>`;
  const details = row.before !== null || row.after !== null;
  return html`<li><span class="mut n">${stamp(row.at)}</span><div><b>${words(row.action)}</b>${withSubject && subject} <span class="mut">by ${row.actor}, ${row.origin}</span>${details && html`<details><summary>What changed</summary><pre class="code" tabindex="0">${changeText(row)}</pre></details>`}</div></li>`;
}

function words(action: string): string {
  const text = action.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function changeText({ before, after }: AuditRow): string {
  const parts = [before !== null && `before ${indented(before)}`, after !== null && `after ${indented(after)}`];
  return parts.filter((one) => one !== false).join('\n');
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
