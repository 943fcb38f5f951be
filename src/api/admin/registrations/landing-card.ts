import { type Html, html, type Part } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { isAskedFor, NOT_LOOKED_AT } from '../../../domain/registration/landing-check.ts';
import type { RegisterRecord } from '../../../store/read/find-record.ts';
import type { LandingCheckFound } from '../../../store/read/list-landing-checks.ts';
import { stamp } from '../age.ts';
import { askForm } from '../checks/ask-form.ts';
import { adminRecordPath, mayDo, type Visit } from '../visit.ts';

/** What the last look at a landing page elsewhere found, with a button that asks for another; nothing for a page of ours. */
export function landingCard(visit: Visit, record: RegisterRecord, check: LandingCheckFound | undefined): Html | false {
  const { igsn, clientSymbol, landingUrl, facts } = record;
  const isLookedAt = landingUrl !== null && facts.state === 'registered';
  if (!isLookedAt && check === undefined) return false;
  const isAsked = check !== undefined && isAskedFor(check.dueAt);
  const may = isLookedAt && !isAsked && mayDo(visit, 'deposit', clientSymbol);
  const form = may && askForm(visit, { igsn, back: adminRecordPath(igsn) }, 'Check now');
  return html`<section class="card" id="landing" data-live=""><header><h2>Landing page</h2>${form}</header><div class="box">${isAsked && html`<p>${icon('st-pending', 18)} In line to be looked at. What is found shows here.</p>`}${found(check, isAsked)}</div></section>`;
}

function found(check: LandingCheckFound | undefined, isAsked: boolean): Part {
  if (check === undefined || check.outcome === NOT_LOOKED_AT)
    return !isAsked && html`<p class="mut">Nobody has looked whether it answers.</p>`;
  const isGood = check.failures === 0;
  const next = isAsked ? 'next as soon as may be' : `next ${stamp(check.dueAt)}`;
  return html`<p class="${isGood ? 'ok-c' : 'bad-c'}">${icon(isGood ? 'ok' : 'warn', 18)} ${check.outcome.replaceAll('-', ' ')}${check.status !== null && `, status ${check.status}`}${!isGood && `, ${check.failures} in a row`}</p><p class="sm brk mut">${check.url}${check.detail !== '' && `: ${check.detail}`}</p><p class="sm mut">Looked at ${stamp(check.checkedAt)}, ${next}</p>`;
}
