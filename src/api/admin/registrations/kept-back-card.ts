import { type Html, html, type Part } from '../../../dissemination/frame/html.ts';
import { embargoEnd, isHidden, UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import { accessWith, type Withheld } from '../../../domain/registration/privacy.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { adminRecordPath, link, mayDo, type Visit } from '../visit.ts';
import { memberLabel } from './withholdable-fields.ts';

/** What is kept back of a record and until when, by its description and by its owner; with what may be done about it. */
export function keptBackCard(visit: Visit, record: RegisterRecord): Html {
  const { igsn, clientSymbol, facts, privacy } = record;
  const may = mayDo(visit, 'deposit', clientSymbol) && facts.state !== 'withdrawn';
  const go = (path: string, words: string) =>
    may && html`<a class="btn s" href="${link(visit, `${adminRecordPath(igsn)}/${path}`)}">${words}</a>`;
  const hasEmbargo = privacy.embargoUntil !== null;
  const hasWithheld = privacy.withheld !== null;
  return html`<section class="card" id="kept-back" data-live=""><header><h2>Kept back</h2></header><dl class="kv">
<div><dt>Details</dt><dd>${embargoText(record, todayOf(visit))}<span class="ob">${go('embargo', hasEmbargo ? 'Change…' : 'Embargo…')}${hasEmbargo && go('embargo/end', 'End now…')}</span></dd></div>
<div><dt>Members</dt><dd>${withheldText(privacy.withheld, todayOf(visit))}<span class="ob">${go('withheld', hasWithheld ? 'Change…' : 'Withhold…')}${hasWithheld && go('withheld/show', 'Show now…')}</span></dd></div></dl></section>`;
}

function embargoText({ description, privacy }: RegisterRecord, today: string): Part {
  const end = embargoEnd(accessWith(description, privacy));
  if (!isHidden(end, today)) return privacy.embargoUntil === null ? 'None' : html`Shown since ${privacy.embargoUntil}`;
  const isOwn = privacy.embargoUntil === end;
  return html`Under embargo ${untilText(end!)}${isOwn ? ', set here' : ', by the description'}`;
}

function withheldText(withheld: Withheld | null, today: string): Part {
  if (withheld === null) return 'None';
  const members = html`<ul class="plain">${withheld.members.map((one) => html`<li>${memberLabel(one)}${one === 'position' && withheld.positionStepDeg !== undefined && `, rounded to ${withheld.positionStepDeg}°`}</li>`)}</ul>`;
  if (!isHidden(withheld.until, today)) return html`Shown since ${withheld.until}: ${members}`;
  return html`Withheld ${untilText(withheld.until)}: ${members}`;
}

function untilText(end: string): string {
  return end === UNTIL_OPENED ? 'until somebody ends it' : `until ${end}`;
}

function todayOf({ now }: Visit): string {
  return now.toISOString().slice(0, 10);
}
