import { type Html, html } from '../../../dissemination/frame/html.ts';
import type { RegisterSelection } from '../../../store/read/list-register-rows.ts';
import { isInScope } from '../scope.ts';
import { link, type Visit } from '../visit.ts';

/** Page sizes a person can choose. */
const PAGE_SIZES = [100, 300, 1000] as const;

/** What the person narrowed the list to. */
export interface Filters {
  readonly q: string;
  readonly client: string;
  readonly state: string;
  readonly expedition: string;
  readonly attention: boolean;
  readonly size: number;
}

const STATES = ['registered', 'pending', 'reserved', 'hidden', 'withdrawn'] as const;

interface Choices {
  readonly clients: readonly string[];
  readonly expeditions: readonly string[];
}

/** The form above the list: what is sought, and by what the list is narrowed. A `GET`, so every list has an address. */
export function filterForm(visit: Visit, filters: Filters, { clients, expeditions }: Choices): Html {
  return html`<form class="fil" action="${link(visit, '/admin/registrations')}" role="search" aria-label="Records">
<label class="grow">IGSN in any spelling, name or words of the title<input type="search" name="q" value="${filters.q}" autocomplete="off" spellcheck="false"></label>
${choice('client', 'Client', filters.client, clients)}${choice('state', 'State', filters.state, STATES)}
${expeditions.length > 0 && choice('expedition', 'Expedition', filters.expedition, expeditions)}
${choice('size', 'Rows', String(filters.size), PAGE_SIZES.map(String), false)}
<label class="chk"><input type="checkbox" name="attention" value="yes"${filters.attention && ' checked'}>Needs attention</label>
<button class="btn p">Show</button></form>`;
}

function choice(name: string, label: string, value: string, options: readonly string[], hasAll = true): Html {
  const known = value === '' || options.includes(value) ? options : [value, ...options];
  return html`<label class="half">${label}<select name="${name}">${hasAll && html`<option value="">All</option>`}${known.map((one) => html`<option${one === value && ' selected'}>${one}</option>`)}</select></label>`;
}

/** The filters of an address; a size that is not offered is the smallest. */
export function readFilters(query: URLSearchParams): Filters {
  const of = (name: string) => (query.get(name) ?? '').trim().slice(0, 200);
  const size = PAGE_SIZES.find((one) => String(one) === query.get('size')) ?? PAGE_SIZES[0];
  return {
    q: of('q'),
    client: of('client'),
    state: of('state'),
    expedition: of('expedition'),
    attention: query.get('attention') === 'yes',
    size,
  };
}

/** The rows that the filters find in a scope, without the place of a page. */
export function selectionOf(
  { q, client, state, expedition, attention }: Filters,
  scope: readonly string[],
): Omit<RegisterSelection, 'after' | 'limit'> {
  const narrowed = { client, state, expedition, needsAttention: attention };
  return { scope: isInScope('record.client_symbol', scope), query: q, ...narrowed };
}

/** Filters as they stand in an address. */
export function filterParameters(filters: Filters): Record<string, string | undefined> {
  const { attention, size, ...texts } = filters;
  return {
    ...texts,
    attention: attention ? 'yes' : undefined,
    size: size === PAGE_SIZES[0] ? undefined : String(size),
  };
}
