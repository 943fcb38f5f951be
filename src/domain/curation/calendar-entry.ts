/**
 * Something on days of the curators' calendar. `name` is the number of a request or a parcel, or what a party is called; `words` a
 * title or a place, empty for none. Days ISO 8601, the last included; `changedAt` UTC. Nobody is named.
 */
export interface CalendarEntry {
  readonly kind: 'request' | 'party' | 'loan';
  readonly id: string;
  readonly expeditionId: string;
  readonly name: string;
  readonly words: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly changedAt: string;
  readonly revision: number;
}

/** Entries by their first day, then what lasts longer first, then by key. */
export function calendarOrder(one: CalendarEntry, other: CalendarEntry): number {
  if (one.firstDay !== other.firstDay) return one.firstDay < other.firstDay ? -1 : 1;
  if (one.lastDay !== other.lastDay) return one.lastDay > other.lastDay ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}

/** How an entry is called: `request 7`, `sampling party Spandau`, `loan P12 due back`. */
export function calendarWords({ kind, name }: Pick<CalendarEntry, 'kind' | 'name'>): string {
  if (kind === 'request') return `request ${name === '' ? '(draft)' : name}`;
  return kind === 'party' ? `sampling party ${name}` : `loan P${name} due back`;
}

/** Where an entry is looked at, below the address of the installation. */
export function calendarPath({ kind, id }: Pick<CalendarEntry, 'kind' | 'id'>): string {
  const page = { request: 'requests', party: 'parties', loan: 'parcels' }[kind];
  return `/admin/${page}/${id}`;
}

/** Whether an entry stands on a day (ISO 8601). */
export function isOnDay({ firstDay, lastDay }: CalendarEntry, day: string): boolean {
  return firstDay <= day && day <= lastDay;
}
