import { signal } from '@preact/signals';
import { BASE_PATH } from '../../shared/ask-server.ts';

/** Which sections of which hole are asked for: at a depth (m), at a section by name or number, or beside a section by its key. */
export interface AskedWindow {
  readonly hole?: string;
  readonly atM?: number;
  readonly at?: string;
  readonly after?: string;
  readonly before?: string;
}

const path = typeof location === 'undefined' ? '' : location.pathname.slice(`${BASE_PATH}/sampling`.length);

/** The party that the address names; empty where it names none. */
export const partyId: string = decodeURIComponent(path.split('/')[1] ?? '');

/** What is asked for now; begins with what the address says. */
export const asked = signal<AskedWindow>(typeof location === 'undefined' ? {} : readAsked(location.search));

/** How many sections stand side by side. */
const AT_ONCE = 5;

/** The query of the window that is asked for. */
export function windowQuery({ hole, atM, at, after, before }: AskedWindow): string {
  const query = new URLSearchParams({ limit: String(AT_ONCE) });
  for (const [name, value] of Object.entries({ hole, at, after, before }))
    if (value !== undefined) query.set(name, value);
  if (atM !== undefined) query.set('atM', String(atM));
  return String(query);
}

/** Takes note in the address of where one is, so that a reload comes back to it. */
export function noteInAddress(hole: string, atM: number | null): void {
  const query = new URLSearchParams({ hole, ...(atM !== null && { depth: String(atM) }) });
  history.replaceState(null, '', `${location.pathname}?${query}`);
}

function readAsked(search: string): AskedWindow {
  const query = new URLSearchParams(search);
  const [hole, depth] = [query.get('hole'), Number(query.get('depth') ?? Number.NaN)];
  return { ...(hole !== null && { hole }), ...(Number.isFinite(depth) && { atM: depth }) };
}
