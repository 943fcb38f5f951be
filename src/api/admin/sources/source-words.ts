import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type IconName, icon } from '../../../dissemination/frame/icons.ts';
import { count, THIN } from '../../../dissemination/frame/quantity.ts';
import type { SourceKind, TakenRecords } from '../../../domain/harvest/harvest-source.ts';
import type { HarvestRun, HarvestSource, RunState } from '../../../operations/harvest/harvest-ports.ts';
import { age } from '../age.ts';

/** What the kinds of sources are called. */
export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  'oai-pmh': 'OAI-PMH',
  sitemap: 'Sitemap with JSON-LD',
  resourcesync: 'ResourceSync',
  datacite: 'DataCite',
};

/** What the choices of what is taken are called. */
export const TAKEN_WORDS: Readonly<Record<TakenRecords, string>> = {
  samples: 'Samples alone',
  all: 'All records, whatever they are of',
};

const STATES: Readonly<Record<RunState, readonly [icon: IconName, colour: string]>> = {
  running: ['retry', 'wt-c'],
  complete: ['ok', 'ok-c'],
  interrupted: ['warn', 'bad-c'],
  held: ['st-person', 'bad-c'],
  failed: ['error', 'bad-c'],
};

/** The state of a run: icon and word. A run that nobody works on any more was broken off, whatever it says. */
export function runState({ state }: Pick<HarvestRun, 'state'>): Html {
  const [name, colour] = STATES[state];
  return html`<span class="${colour} nw">${icon(name, 17)} ${state}</span>`;
}

/** Whether a process harvests a source now. */
export function isHarvested({ heldUntil }: Pick<HarvestSource, 'heldUntil'>, now: Date): boolean {
  return heldUntil !== null && Date.parse(heldUntil) > now.getTime();
}

/** When a source is harvested next. */
export function nextRun(source: Pick<HarvestSource, 'isActive' | 'dueAt' | 'heldUntil'>, now: Date): Html {
  if (!source.isActive) return html`<span class="mut">switched off</span>`;
  if (isHarvested(source, now)) return html`<span class="wt-c nw">running</span>`;
  if (source.dueAt === null) return html`<span class="mut">not by itself</span>`;
  return Date.parse(source.dueAt) <= now.getTime()
    ? html`<span class="wt-c nw">in line</span>`
    : age(source.dueAt, now);
}

/** What was received of what the source said that there is: `120 of 4,000`. */
export function receivedOf({ received, completeListSize }: Pick<HarvestRun, 'received' | 'completeListSize'>): string {
  return completeListSize === null ? count(received) : `${count(received)} of ${count(completeListSize)}`;
}

/** The mean completeness, `84 %`; a dash without records. */
export function completenessText(completeness: number | null): string {
  return completeness === null ? '–' : `${Math.round(completeness)}${THIN}%`;
}
