import { type Html, html } from '../../../dissemination/frame/html.ts';
import { icon } from '../../../dissemination/frame/icons.ts';
import { count } from '../../../dissemination/frame/quantity.ts';
import type { UpstreamHealth, UpstreamPause } from '../../../store/read/find-upstream-health.ts';
import { age, ahead } from '../age.ts';
import type { Visit } from '../visit.ts';
import { barsDrawing, lastHours } from './registered-card.ts';

const UNKNOWN = { state: 'unknown', until: null, reason: 'The file of upstreams does not name it.' } as const;

type Pauses = ReadonlyMap<string, UpstreamPause>;

/** How the other ends fare, from what was told them, what waits, and whom the worker gives a rest. */
export function upstreamCard(visit: Visit, upstreams: readonly UpstreamHealth[], pauses: Pauses): Html {
  return html`<section class="card"><header><h2>The other ends</h2></header>${upstreams.map((one) => upstream(visit, one, pauses))}</section>`;
}

function upstream({ now, house }: Visit, one: UpstreamHealth, pauses: Pauses): Html {
  const name = one.name === '' ? (house.upstream?.name ?? 'No upstream is set') : one.name;
  const route = one.name === '' ? house.upstreams.standard : one.name;
  const pause = house.upstreams.route(route) === undefined ? UNKNOWN : pauses.get(route);
  return html`<section class="up"><h3>${name}${verdict(one, pause)}</h3><dl><div><dt>Told, 24 h</dt><dd class="n">${count(one.confirmed)}</dd></div><div><dt>Waiting</dt><dd class="n">${count(one.waiting)}</dd></div><div><dt>Last answer</dt><dd>${age(one.lastAnswer, now)}</dd></div></dl>
${barsDrawing(lastHours(now, one.byHour), 'Confirmed in the last 24 hours, by hour', 22, 'okb')}<div class="cap"><span>24 h ago</span><span>now</span></div>
${pause !== undefined && html`<p class="sm">Asked again ${pause.until === null ? 'when the worker sees fit' : ahead(pause.until, now)}. Nothing is lost. <span class="mut brk">${pause.reason}</span></p>`}
${one.lastError !== null && html`<p class="sm mut brk">Last fault: ${one.lastError.slice(0, 200)}</p>`}</section>`;
}

function verdict({ waiting, failing, confirmed }: UpstreamHealth, pause: UpstreamPause | undefined): Html {
  if (pause !== undefined) return html`<span class="bad-c">${icon('warn', 16)}Does not answer</span>`;
  if (failing > 0) return html`<span class="wt-c">${icon('warn', 16)}${count(failing)} failing</span>`;
  if (waiting > 0) return html`<span class="wt-c">${icon('st-pending', 16)}Sending</span>`;
  return confirmed > 0
    ? html`<span class="ok-c">${icon('ok', 16)}Answers</span>`
    : html`<span class="mut">Nothing to tell</span>`;
}
