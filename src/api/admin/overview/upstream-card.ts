import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { UpstreamPause as PausedByPerson } from '../../../outbox/upstream-pauses.ts';
import type { UpstreamHealth, UpstreamPause } from '../../../store/read/find-upstream-health.ts';
import type { UpstreamFared } from '../../../store/read/find-upstream-hours.ts';
import { NOWHERE } from '../../../upstream/no-upstream.ts';
import { age, ahead } from '../age.ts';
import { link, mayDo, type Visit } from '../visit.ts';
import type { Overview } from './overview-routes.ts';
import { barsDrawing, lastHours } from './registered-card.ts';

const UNKNOWN = { state: 'unknown', until: null, reason: 'The file of upstreams does not name it.' } as const;

/** One end: what is told along every route that it is a part of, and how it itself fared. */
interface End {
  readonly name: string;
  /** False for one that no upstream of the installation has. */
  readonly isKnown: boolean;
  readonly routes: readonly UpstreamHealth[];
  readonly rest: UpstreamPause | undefined;
  readonly fared: UpstreamFared | undefined;
  readonly paused: PausedByPerson | undefined;
}

/** How the other ends fare, each by itself, whatever routes lead there; nothing for who does not see to all agents. */
export function upstreamCard(visit: Visit, overview: Overview): Html | false {
  if (!mayDo(visit, 'manage-agent', '')) return false;
  const ends = endsOf(visit, overview);
  return (
    ends.length > 0 &&
    html`<section class="card"><header><h2>The other ends</h2></header>${ends.map((end) => card(visit, end))}</section>`
  );
}

function endsOf({ house: { upstreams } }: Visit, { upstreams: routes, pauses, fared, paused }: Overview): End[] {
  const pairs = routes.flatMap((one) => {
    const route = one.name === '' ? upstreams.standard : one.name;
    const upstream = upstreams.route(route);
    const parts = upstream === undefined ? [route] : (upstream.parts ?? [upstream]).map((part) => part.name);
    return parts.map((name) => ({ name, one, rest: upstream === undefined ? UNKNOWN : pauses.get(route) }));
  });
  const names = new Set([...pairs.map(({ name }) => name), ...fared.keys(), ...paused.keys()]);
  names.delete(NOWHERE);
  return [...names].toSorted().map((name) => {
    const mine = pairs.filter((pair) => pair.name === name);
    return {
      name,
      isKnown: upstreams.names.includes(name),
      routes: mine.map(({ one }) => one),
      rest: mine.find(({ rest }) => rest !== undefined)?.rest,
      fared: fared.get(name),
      paused: paused.get(name),
    };
  });
}

function card(visit: Visit, end: End): Html {
  const { name, routes, rest, fared, paused, isKnown } = end;
  const sum = (member: 'confirmed' | 'waiting' | 'failing') => routes.reduce((total, one) => total + one[member], 0);
  const told = routes
    .map((one) => one.lastAnswer ?? '')
    .toSorted()
    .at(-1);
  const lastAnswer = fared?.lastAnswer ?? (told === '' ? undefined : told);
  const lastError = routes.map((one) => one.lastError).find((one) => one !== null);
  const facts: readonly (readonly [string, Html | string])[] = [
    ['Mean answer', duration(fared?.answerMs ?? null)],
    ['Failed, 24 h', fared === undefined ? '–' : `${count(fared.failed)} of ${count(fared.asked)}`],
    ['Last answer', age(lastAnswer, visit.now)],
    ['Told, 24 h', count(sum('confirmed'))],
    ['Waiting', count(sum('waiting'))],
  ];
  return html`<section class="up"><h3>${name}${verdict(end, sum)}</h3><dl>${facts.map(([label, value]) => html`<div><dt>${label}</dt><dd class="n">${value}</dd></div>`)}</dl>
${barsDrawing(hoursOf(visit.now, end), 'Answers in the last 24 hours, by hour', 22, 'okb')}<div class="cap"><span>24 h ago</span><span>now</span></div>
${paused !== undefined && html`<p class="sm">Paused by ${paused.by} ${age(paused.since, visit.now)}: <span class="brk">${paused.reason}</span></p>`}
${rest !== undefined && paused === undefined && html`<p class="sm">Asked again ${rest.until === null ? 'when the worker sees fit' : ahead(rest.until, visit.now)}. Nothing is lost. <span class="mut brk">${rest.reason}</span></p>`}
${typeof lastError === 'string' && html`<p class="sm mut brk">Last fault: ${lastError.slice(0, 200)}</p>`}
${isKnown && pausing(visit, name, paused !== undefined)}</section>`;
}

function pausing(visit: Visit, name: string, isPaused: boolean): Html {
  const path = `/admin/upstreams/${encodeURIComponent(name)}`;
  if (!isPaused)
    return html`<p><a class="btn s" href="${link(visit, `${path}/pause`)}">Pause sending<span class="sr"> to ${name}</span></a></p>`;
  return html`<form method="post" action="${link(visit, `${path}/resume`)}"><button class="btn s">Send again<span class="sr"> to ${name}</span></button></form>`;
}

/** Answers by hour; where nobody counted them yet, what was confirmed along its routes. */
function hoursOf(now: Date, { fared, routes }: End) {
  if (fared !== undefined) {
    const counts = new Map([...fared.byHour].map(([hour, { good, failed }]) => [hour, good + failed]));
    const odd = new Set(
      [...fared.byHour].filter(([, { failed }]) => failed > 0).map(([hour]) => `${hour.slice(11)}:00`),
    );
    return lastHours(now, counts).map((bar) => ({ ...bar, isOdd: bar.value > 0 && odd.has(bar.label) }));
  }
  const counts = new Map<string, number>();
  for (const { byHour } of routes) for (const [hour, n] of byHour) counts.set(hour, (counts.get(hour) ?? 0) + n);
  return lastHours(now, counts);
}

function duration(ms: number | null): string {
  if (ms === null) return '–';
  return ms < 1000 ? `${Math.round(ms)}\u202fms` : `${(ms / 1000).toFixed(1)}\u202fs`;
}

function verdict({ rest, paused }: End, sum: (member: 'confirmed' | 'waiting' | 'failing') => number): Html {
  if (paused !== undefined) return html`<span class="wt-c">${icon('warn', 16)}Paused</span>`;
  if (rest !== undefined) return html`<span class="bad-c">${icon('warn', 16)}Does not answer</span>`;
  if (sum('failing') > 0) return html`<span class="wt-c">${icon('warn', 16)}${count(sum('failing'))} failing</span>`;
  if (sum('waiting') > 0) return html`<span class="wt-c">${icon('st-pending', 16)}Sending</span>`;
  return sum('confirmed') > 0
    ? html`<span class="ok-c">${icon('ok', 16)}Answers</span>`
    : html`<span class="mut">Nothing to tell</span>`;
}
