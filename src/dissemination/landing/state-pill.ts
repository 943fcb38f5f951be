import { isEmbargoed } from '../../domain/description/public-part.ts';
import type { RegistrationFacts, SampleDescription } from '../../domain/description/sample-description.ts';
import { type Html, html } from '../pages/html.ts';
import { type IconName, icon } from '../pages/icons.ts';
import { day } from '../pages/quantity.ts';

/** The state of a record as icon and word, with its date (UI.md 3). `today` is an ISO day. */
export function statePill(facts: RegistrationFacts, description: SampleDescription, today: string): Html {
  if (facts.state === 'withdrawn') return pill('withdrawn', 'Withdrawn', facts.withdrawnAt);
  if (facts.state === 'registered' && isEmbargoed(description, today)) {
    const until = description.moratoriumUntil;
    return pill('embargoed', until === undefined ? 'Embargoed' : 'Embargoed until', until);
  }
  if (facts.state === 'registered') return pill('registered', 'Registered', facts.registeredAt);
  return facts.state === 'pending' ? pill('pending', 'Pending since', facts.submittedAt) : pill('reserved', 'Reserved');
}

/** A state without a date, for lists. */
export function statePillShort(state: RegistrationFacts['state']): Html {
  return pill(state, state.charAt(0).toUpperCase() + state.slice(1));
}

function pill(state: RegistrationFacts['state'] | 'embargoed', word: string, time?: string): Html {
  const name: IconName = `st-${state}`;
  const date = time === undefined ? '' : ` ${day(time)}`;
  return html`<span class="pill s-${state}">${icon(name, 15)}<span>${word}${date}</span></span>`;
}
