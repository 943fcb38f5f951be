import type { RegistrationFacts } from '../../domain/description/sample-description.ts';
import type { PublicRecord } from '../public-record.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { day } from './quantity.ts';

/** The state of a record as icon and word, with its date (UI.md 3). */
export function statePill({ facts, description, isEmbargoed }: PublicRecord): Html {
  if (facts.state === 'withdrawn') return pill('withdrawn', 'Withdrawn', facts.withdrawnAt);
  if (facts.state === 'registered' && isEmbargoed) {
    const until = description.moratoriumUntil;
    return pill('embargoed', until === undefined ? 'Embargoed' : 'Embargoed until', until);
  }
  if (facts.state === 'registered') return pill('registered', 'Registered', facts.registeredAt);
  if (facts.state === 'test') return pill('test', 'For trying only');
  if (facts.state === 'hidden') return pill('hidden', 'Hidden since', facts.changedAt);
  return facts.state === 'pending' ? pill('pending', 'Pending since', facts.submittedAt) : pill('reserved', 'Reserved');
}

/** A state without a date, for lists. */
export function statePillShort(state: ShownState): Html {
  return pill(state, state.charAt(0).toUpperCase() + state.slice(1));
}

/** States of a record, and the one that a registered record is in while details are hidden. */
type ShownState = RegistrationFacts['state'] | 'embargoed';

function pill(state: ShownState, word: string, time?: string): Html {
  const name: IconName = `st-${state}`;
  const date = time === undefined ? '' : ` ${day(time)}`;
  return html`<span class="pill s-${state}">${icon(name, 15)}<span>${word}${date}</span></span>`;
}
