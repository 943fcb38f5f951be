import { type Html, html, type Part } from '../../../dissemination/frame/html.ts';
import { embargoEnd, isHidden, UNTIL_OPENED } from '../../../domain/registration/embargo.ts';
import { accessWith, type Withheld, withheldNow } from '../../../domain/registration/privacy.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import { adminRecordPath, link, mayDo, type Visit } from '../visit.ts';
import { memberName } from './withholdable-fields.ts';

/** What is kept back of a record and until when, by its description and by its owner; with what may be done about it. */
export function keptBackCard(visit: Visit, record: RegisterRecord): Html {
  const { igsn, clientSymbol, facts, privacy } = record;
  const may = mayDo(visit, 'deposit', clientSymbol) && facts.state !== 'withdrawn';
  const go = (path: string, words: string) =>
    may && html`<a class="btn s" href="${link(visit, `${adminRecordPath(igsn)}/${path}`)}">${words}</a>`;
  const hasEmbargo = privacy.embargoUntil !== null;
  const hasWithheld = privacy.withheld !== null;
  return html`<section class="card" id="kept-back" data-live=""><header><h2>Kept back</h2></header><dl class="kv acts">
<div><dt>Details</dt><dd>${embargoText(record, todayOf(visit))}</dd><dd class="ob">${go('embargo', hasEmbargo ? 'Change…' : 'Embargo…')}${hasEmbargo && go('embargo/end', 'End now…')}</dd></div>
<div><dt>Members</dt><dd>${withheldText(privacy.withheld, todayOf(visit))}</dd><dd class="ob">${go('withheld', hasWithheld ? 'Change…' : 'Withhold…')}${hasWithheld && go('withheld/show', 'Show now…')}</dd></div></dl></section>`;
}

function embargoText({ description, privacy, facts }: RegisterRecord, today: string): Part {
  const stated = embargoStated({ description, privacy }, today);
  return facts.state === 'hidden' ? html`All, for the record is hidden<br>Embargo: ${stated}` : stated;
}

function embargoStated({ description, privacy }: Pick<RegisterRecord, 'description' | 'privacy'>, today: string): Part {
  const end = embargoEnd(accessWith(description, privacy));
  if (!isHidden(end, today)) return privacy.embargoUntil === null ? 'None' : html`Ended ${day(privacy.embargoUntil)}`;
  const isOwn = privacy.embargoUntil === end;
  return html`Under embargo ${untilText(end!)}${isOwn ? ', set here' : ', by the description'}`;
}

function withheldText(withheld: Withheld | null, today: string): Part {
  if (withheld === null) return 'None';
  const members = html`<ul class="plain">${(withheldNow(withheld, today) ?? withheld).members.map((one) => html`<li>${memberName(one)}${one === 'position' && withheld.positionStepDeg !== undefined && `, rounded to ${withheld.positionStepDeg}°`}</li>`)}</ul>`;
  if (!isHidden(withheld.until, today)) return html`Shown since ${day(withheld.until)}: ${members}`;
  const { own, moratoriumUntil } = withheld;
  if (own === undefined || !isHidden(moratoriumUntil, today))
    return html`Withheld ${untilText((own ?? withheld).until)}: ${members}`;
  return html`Withheld, by a moratorium ${untilText(moratoriumUntil!)} and by choice ${untilText(own.until)}: ${members}`;
}

function untilText(end: string): Part {
  return end === UNTIL_OPENED ? 'until somebody ends it' : html`until ${day(end)}`;
}

/** A day that no line breaks. */
function day(date: string): Html {
  return html`<time class="nw">${date}</time>`;
}

function todayOf({ now }: Visit): string {
  return now.toISOString().slice(0, 10);
}
