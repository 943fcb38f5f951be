import { type Html, html } from '../../../dissemination/frame/html.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { HarvestRun } from '../../../operations/harvest/harvest-ports.ts';
import { age, spanText } from '../age.ts';
import { link, type Visit } from '../visit.ts';
import { runPath } from './shown-sources.ts';
import { receivedOf } from './source-words.ts';

/** A run under way: how much was received, how fast, how long it still takes. */
export function runCard(visit: Visit, run: HarvestRun, isAlive: boolean): Html {
  const { received, completeListSize } = run;
  const bar =
    completeListSize === null
      ? html`<progress aria-label="Progress"></progress>`
      : html`<progress aria-label="Progress" value="${Math.min(received, completeListSize)}" max="${Math.max(1, completeListSize)}"></progress>`;
  const words = isAlive
    ? 'You may close this page.'
    : 'Nobody has worked on it for half a minute; the next run goes on where it is.';
  return html`<section class="card job" aria-label="Run under way"><div><b><a href="${link(visit, runPath(run))}">${runTitle(run)}</a></b> <span class="mut">${receivedOf(run)} received${pace(run)}</span></div><div class="mut sm">Begun ${age(run.startedAt, visit.now)}, last word ${age(run.changedAt, visit.now)}. ${words}</div>${bar}</section>`;
}

/** What a run asks for. */
export function runTitle({ isFull, from }: Pick<HarvestRun, 'isFull' | 'from'>): string {
  return isFull || from === null ? 'Everything' : `Changes since ${momentText(from)}`;
}

/** A day or moment of a source's clock, `2026-03-01` or `2026-03-01 12:00:00 UTC`; what is neither stays as it is. */
export function momentText(moment: string): string {
  return moment.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z$/, '$1 $2 UTC');
}

function pace({ received, completeListSize, startedAt, changedAt }: HarvestRun): string {
  const seconds = (Date.parse(changedAt) - Date.parse(startedAt)) / 1000;
  if (seconds < 1 || received === 0) return '';
  const rate = received / seconds;
  const rest = completeListSize === null ? 0 : completeListSize - received;
  return `, ${count(Math.round(rate * 60))} a minute${rest > 0 ? `, about ${spanText(rest / rate)} left` : ''}`;
}
