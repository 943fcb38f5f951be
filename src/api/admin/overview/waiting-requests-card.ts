import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { WaitingRequests } from '../../../store/read/count-waiting-requests.ts';
import { age } from '../age.ts';
import { link, pathWith, type Visit } from '../visit.ts';

const MOST_NAMED = 3;

const STATES = [
  ['submitted', 'submitted', 'came in and nobody looks at it yet', 'came in and nobody looks at them yet'],
  ['in_review', 'in review', 'is looked at and has no answer yet', 'are looked at and have no answer yet'],
] as const;

/** Sample requests that wait for an answer of whoever looks, by state, and for whom. Its place stays where none waits, so that the card can come by itself. */
export function waitingRequestsCard(visit: Visit, waiting: readonly WaitingRequests[]): Html {
  return html`<div id="waiting-requests" data-live="">${card(visit, waiting)}</div>`;
}

function card(visit: Visit, waiting: readonly WaitingRequests[]): Html | false {
  const total = sumOf(waiting);
  if (total === 0) return false;
  const rows = STATES.map(([state, name, one, more]) => {
    const those = waiting.filter((row) => row.state === state);
    if (those.length === 0) return false;
    const many = sumOf(those);
    const oldest = those.map((row) => row.oldest).toSorted()[0];
    return html`<div class="it"><span class="ti s-pending">${icon('st-pending', 18)}</span><div><h3>${count(many)} ${many === 1 ? one : more}</h3><p>${forWhom(those, visit.caller.name)}; last touched ${age(oldest, visit.now)}${many > 1 && ' at the longest'}</p></div><div class="ac"><a class="btn" href="${link(visit, pathWith('/admin/requests', { state }))}">Look at what is ${name}</a></div></div>`;
  });
  return html`<section class="card"><header class="pad"><h2>${counted(total, 'sample request waits', 'sample requests wait')} for an answer</h2></header>${rows}</section>`;
}

/** `2 for you, 1 for curator, 3 for nobody by name`; of many curators the first few are named. */
function forWhom(waiting: readonly WaitingRequests[], own: string): string {
  const of = (wanted: (curator: string) => boolean) => waiting.filter(({ curator }) => wanted(curator));
  const others = of((curator) => curator !== own && curator !== '');
  const rest = sumOf(others.slice(MOST_NAMED));
  return [
    ...of((curator) => curator === own).map((one) => `${count(one.count)} for you`),
    ...others.slice(0, MOST_NAMED).map((one) => `${count(one.count)} for ${one.curator}`),
    ...(rest > 0 ? [`${count(rest)} for others`] : []),
    ...of((curator) => curator === '').map((one) => `${count(one.count)} for nobody by name`),
  ].join(', ');
}

function sumOf(waiting: readonly WaitingRequests[]): number {
  return waiting.reduce((sum, one) => sum + one.count, 0);
}
