import { type Html, html } from '../../../dissemination/frame/html.ts';
import { type IconName, icon } from '../../../dissemination/frame/icons.ts';
import { count, counted } from '../../../dissemination/frame/quantity.ts';
import type { AdminView } from '../admin-page.ts';
import { age } from '../age.ts';
import { jobCard } from '../jobs/job-card.ts';
import { link, mayAnywhere, mayDo, pathWith, type Visit } from '../visit.ts';
import type { Overview } from './overview-routes.ts';
import { registeredCard } from './registered-card.ts';
import { upstreamCard } from './upstream-card.ts';
import { waitingRequestsCard } from './waiting-requests-card.ts';

/** The first page. What changes by itself carries `data-live`. */
export function overviewPage(visit: Visit, overview: Overview): AdminView {
  const { jobs } = overview;
  const main = html`<div id="jobs" data-live="">${jobs.map((job) => jobCard(visit, job))}</div>
${tiles(visit, overview)}
<div class="g"><div>${begin(visit, overview)}${waitingRequestsCard(visit, overview.waitingRequests)}${failures(visit, overview)}${queue(visit, overview)}</div>
<div id="side" data-live="">${registeredCard(overview, visit.now)}${upstreamCard(visit, overview)}</div></div>`;
  const upload = html`<a class="btn p" href="${link(visit, '/admin/upload')}">${icon('upload', 18)}Upload</a>`;
  return {
    title: 'Overview',
    page: 'overview',
    about: aboutScope(visit),
    actions:
      mayAnywhere(
        visit,
        'deposit',
        visit.caller.grants.map((one) => one.party),
      ) && upload,
    main,
  };
}

/** How to begin, where nothing was ever registered. */
function begin(visit: Visit, { states }: Overview): Html | false {
  const isEmpty = Object.values(states).every((one) => one === 0);
  if (!isEmpty || !mayDo(visit, 'administer', '')) return false;
  return html`<section class="card" id="begin"><div class="none"><p>Nothing is registered here yet. Set up an expedition; then core runs are entered at the <a href="${link(visit, '/station')}">station</a> or <a href="${link(visit, '/admin/imports')}">imported as tables</a>, and each object gets its IGSN.</p><div class="act"><a class="btn p" href="${link(visit, '/admin/expeditions/new')}">Set up an expedition</a></div></div></section>`;
}

function aboutScope({ caller, actingFor }: Visit): string {
  if (actingFor !== undefined) return actingFor;
  const parties = [...new Set(caller.grants.map((one) => one.party))];
  return parties.includes('') ? 'All agents and clients' : parties.join(', ');
}

interface Tile {
  readonly icon: IconName;
  readonly look: string;
  readonly label: string;
  readonly value: number;
  readonly text: Html | string;
  readonly path: string;
  readonly isHot?: boolean;
}

function tiles(visit: Visit, { states, queue }: Overview): Html {
  const { now } = visit;
  const of = (state: string) => states[state] ?? 0;
  const person = queue.get('needs-a-person');
  const retry = queue.get('retry')?.count ?? 0;
  const at = (state: string) => pathWith('/admin/registrations', { state });
  const all: readonly Tile[] = [
    {
      icon: 'st-registered',
      look: 'registered',
      label: 'Registered',
      value: of('registered'),
      text: 'confirmed, visible',
      path: at('registered'),
    },
    {
      icon: 'st-pending',
      look: 'pending',
      label: 'Pending',
      value: of('pending'),
      text: `${count(retry)} wait for another try`,
      path: at('pending'),
    },
    {
      icon: 'st-reserved',
      look: 'reserved',
      label: 'Reserved',
      value: of('reserved'),
      text: 'not yet complete',
      path: at('reserved'),
    },
    {
      icon: 'st-person',
      look: 'person',
      label: 'Needs a person',
      value: person?.count ?? 0,
      text: person === undefined ? 'nothing is stuck' : html`oldest ${age(person.oldest, now)}`,
      path: '/admin/failed',
      isHot: person !== undefined,
    },
    {
      icon: 'st-hidden',
      look: 'hidden',
      label: 'Hidden',
      value: of('hidden'),
      text: `${count(of('embargoed'))} more under embargo`,
      path: at('hidden'),
    },
    {
      icon: 'st-withdrawn',
      look: 'withdrawn',
      label: 'Withdrawn',
      value: of('withdrawn'),
      text: 'their pages stay',
      path: at('withdrawn'),
    },
  ];
  return html`<section class="tiles" id="tiles" data-live="" aria-label="Records by state">${all.map((one) => tile(visit, one))}</section>`;
}

function tile(visit: Visit, one: Tile): Html {
  return html`<a class="tile${one.isHot && ' hot'}" href="${link(visit, one.path)}"><span class="ti s-${one.look}">${icon(one.icon, 18)}</span><span class="tn n">${count(one.value)}</span><span class="tl">${one.label}</span><span class="tx">${one.text}</span></a>`;
}

function failures(visit: Visit, overview: Overview): Html {
  const all = overview.failures;
  const total = overview.queue.get('needs-a-person')?.count ?? 0;
  const rows = all
    .slice(0, 5)
    .map(
      (one) =>
        html`<div class="it"><span class="dia">${icon('st-person', 20)}</span><div><h3>${one.reason === '' ? 'No reason was given' : one.reason}</h3><p>${counted(one.count, 'item', 'items')}, the oldest ${age(one.since, visit.now)}</p></div><div class="ac"><a class="btn" href="${link(visit, pathWith('/admin/failed', { reason: one.reason || undefined }))}">Look at them</a></div></div>`,
    );
  const nothing = html`<div class="none"><p>Nothing waits for a person. What upstream refuses, or what was tried too often, comes here with its reason.</p></div>`;
  return html`<section class="card" id="failures" data-live=""><header class="pad"><h2>${total === 0 ? 'Needs a person' : `${count(total)} ${total === 1 ? 'needs' : 'need'} a person`}</h2>${all.length > 5 && html`<a class="btn s sp" href="${link(visit, '/admin/failed')}">All ${all.length} reasons</a>`}</header>${all.length === 0 ? nothing : rows}</section>`;
}

const WAITING: readonly (readonly [state: string, label: string, text: string])[] = [
  ['submitted', 'Being sent', 'claimed by a worker'],
  ['pending', 'Waiting', 'in line for upstream'],
  ['retry', 'Another try', 'failed, and is tried again by itself'],
  ['needs-a-person', 'Needs a person', 'is not tried again by itself'],
];

function queue(visit: Visit, overview: Overview): Html {
  const rows = WAITING.map(([state, label, text]) => {
    const one = overview.queue.get(state);
    return html`<tr><th scope="row">${label}</th><td class="wide">${text}</td><td class="r n" data-l="Count">${count(one?.count ?? 0)}</td><td class="n" data-l="Oldest">${age(one?.oldest, visit.now)}</td></tr>`;
  });
  return html`<section class="card" id="queue" data-live=""><header class="pad"><h2>Queue</h2><span class="mut sm">what is still to be told upstream</span></header><table class="qt"><thead><tr><th>State</th><th>What it means</th><th class="r">Count</th><th>Oldest</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
