import type { RegistrationFacts } from '../../domain/description/sample-description.ts';
import type { PublicRecord } from '../public-record.ts';
import type { Words } from '../words/words.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { day } from './quantity.ts';

/** The state of a record as icon and word, with its date (UI.md 3). */
export function statePill({ facts, description, isEmbargoed }: PublicRecord, { frame }: Words): Html {
  if (facts.state === 'withdrawn')
    return pill('withdrawn', dated(facts.withdrawnAt, frame.withdrawn, frame.withdrawnOn));
  if (facts.state === 'registered' && isEmbargoed) {
    const until = description.moratoriumUntil;
    return pill('embargoed', dated(until, frame.embargoed, frame.embargoedUntil));
  }
  if (facts.state === 'registered')
    return pill('registered', dated(facts.registeredAt, frame.registered, frame.registeredOn));
  if (facts.state === 'test') return pill('test', frame.test);
  if (facts.state === 'hidden') return pill('hidden', dated(facts.changedAt, frame.hidden, frame.hiddenSince));
  return facts.state === 'pending'
    ? pill('pending', dated(facts.submittedAt, frame.pending, frame.pendingSince))
    : pill('reserved', frame.reserved);
}

/** A state without a date, for lists. */
export function statePillShort(state: ShownState, { frame }: Words): Html {
  return pill(state, frame[state]);
}

/** States of a record, and the one that a registered record is in while details are hidden. */
type ShownState = RegistrationFacts['state'] | 'embargoed';

function pill(state: ShownState, text: string): Html {
  const name: IconName = `st-${state}`;
  return html`<span class="pill s-${state}">${icon(name, 15)}<span>${text}</span></span>`;
}

function dated(time: string | undefined, plain: string, withDay: (day: string) => string): string {
  return time === undefined ? plain : withDay(day(time));
}
