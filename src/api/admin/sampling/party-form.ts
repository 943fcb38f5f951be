import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { PartyFacts } from '../../../operations/curation/party/keep-party.ts';
import type { PartyHole } from '../../../operations/curation/party/sampling-ports.ts';
import type { CurationRequest } from '../../../operations/curation/requests/request-ports.ts';
import { checkField, checkGroup, type FormState, formProblem, textField } from '../form-fields.ts';
import { link, type Visit } from '../visit.ts';

/** Fields of the forms that make and change a party. */
export const PARTY_FIELDS = ['name', 'place', 'firstDay', 'lastDay', 'holes', 'requests'];

/** What a form offers to tick. */
export interface PartyOffers {
  readonly holes: readonly PartyHole[];
  /** Requests that may take part. */
  readonly requests: readonly CurationRequest[];
}

/** The form that makes a party, or changes it. */
export function partyForm(
  visit: Visit,
  state: FormState,
  offers: PartyOffers,
  {
    action,
    back,
    button,
    hidden = '',
  }: { readonly action: string; readonly back: string; readonly button: string; readonly hidden?: Html | '' },
): Html {
  return html`<section class="card"><form class="frm" method="post" action="${link(visit, action)}">${formProblem(state)}${hidden}
${textField(state, 'name', 'Name', { isRequired: true, longest: 200 })}
${textField(state, 'place', 'Place', { longest: 200 })}
${textField(state, 'firstDay', 'First day', { type: 'date' })}
${textField(state, 'lastDay', 'Last day', { type: 'date' })}
${checkGroup(
  state,
  'holes',
  'Holes that are sampled',
  offers.holes.map((one) => checkField(state, `hole-${one.id}`, one.combinedId)),
)}
${
  offers.requests.length > 0 &&
  checkGroup(
    state,
    'requests',
    'Requests that take part',
    offers.requests.map((one) => checkField(state, `request-${one.id}`, requestWords(one))),
    {
      hint: 'Each gets a lane with a letter, in this order. Accepted ones are scheduled for the first day, and those who asked are told.',
    },
  )
}
<div class="act"><button class="btn p">${button}</button><a class="btn" href="${link(visit, back)}">Back</a></div></form></section>`;
}

/** A request by number, people and title. */
export function requestWords({
  number,
  scientists,
  title,
}: Pick<CurationRequest, 'number' | 'scientists' | 'title'>): string {
  const people = scientists.map((one) => one.name).join(', ');
  return [number ?? 'draft', people, title].filter((one) => one !== '').join(': ');
}

/** What a form says of a party. */
export function factsIn({ form }: Visit, holes: readonly PartyHole[]): PartyFacts {
  const day = (name: string) => (form.get(name) ?? '').trim() || null;
  return {
    name: form.get('name') ?? '',
    place: form.get('place') ?? '',
    firstDay: day('firstDay'),
    lastDay: day('lastDay'),
    holes: holes.filter(({ id }) => form.get(`hole-${id}`) === 'yes').map(({ id }) => id),
  };
}
