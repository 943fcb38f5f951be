import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon, iconNamed } from '../../../dissemination/frame/icons.ts';
import { statePillShort } from '../../../dissemination/frame/state-pill.ts';
import { wordsIn } from '../../../dissemination/words/words.ts';
import { OBJECT_TYPE, type ObjectType } from '../../../domain/drilling/object-type.ts';
import type { OutboxRow } from '../../../store/read/find-outbox-rows.ts';
import { age, ahead } from '../age.ts';

/** State of a record as the administration shows it: what waits for a person goes before the rest. */
export function adminPill(
  row: { readonly state: string; readonly embargoEnd: string | null },
  isStuck: boolean,
  today: string,
): Html {
  if (isStuck) return html`<span class="pill s-person">${icon('st-person', 15)}<span>Needs a person</span></span>`;
  const isEmbargoed = row.state === 'registered' && row.embargoEnd !== null && row.embargoEnd > today;
  const state = isEmbargoed ? 'embargoed' : (row.state as Parameters<typeof statePillShort>[0]);
  return statePillShort(state, wordsIn('en'));
}

/** What upstream and we are doing about a record, in a few words. */
export function happening(row: { readonly state: string }, word: OutboxRow | undefined): string {
  if (row.state === 'reserved') return 'Number given, record not complete';
  if (word === undefined) return 'Kept here alone';
  if (word.state === 'submitted') return 'Being sent';
  if (word.state === 'pending') return 'Waiting its turn';
  if (word.state === 'not-applicable') return 'Kept here; no other end';
  if (word.state === 'confirmed')
    return word.action === 'withdraw' ? 'Withdrawn at both ends' : 'Confirmed at both ends';
  return word.lastError ?? 'Failed without a reason';
}

/** When the next try is, or how long the state lasts. */
export function whenCell(row: { readonly changedAt: string }, word: OutboxRow | undefined, now: Date): Html {
  if (word?.state === 'retry') return html`again ${ahead(word.dueAt, now)}`;
  return age(word?.finishedAt ?? word?.createdAt ?? row.changedAt, now);
}

/** The icon of an object type; that of a rock unit for a type that we have no word for. */
export function typeIcon(type: string, sizePx = 17): Html {
  return iconNamed(Object.hasOwn(OBJECT_TYPE, type) ? OBJECT_TYPE[type as ObjectType].icon : '', sizePx);
}
